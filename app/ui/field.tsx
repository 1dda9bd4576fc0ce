import type {
  InputHTMLAttributes,
  ReactNode,
  SelectHTMLAttributes,
  TextareaHTMLAttributes,
} from "react";

/** What every control has: `mark` stands beside the label (such as the word for optional). */
export type Labelled = {
  name: string;
  label: ReactNode;
  id?: string;
  mark?: string;
  hint?: ReactNode;
  error?: ReactNode;
};

type Frame = Omit<Labelled, "name"> & { id: string; children: ReactNode };

function FieldFrame({ id, label, mark, hint, error, children }: Frame) {
  return (
    <div className={error ? "field field-bad" : "field"}>
      <label className="field-label" htmlFor={id}>
        {label}
        {mark ? <span className="field-mark">{mark}</span> : null}
      </label>
      {hint ? (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      <FieldError id={id} error={error} />
      {children}
    </div>
  );
}

export function FieldError({ id, error }: { id: string; error: ReactNode }) {
  if (!error) return null;
  return (
    <p className="field-error" id={`${id}-error`}>
      <span>{error}</span>
    </p>
  );
}

/** The ids of a control's hint and error, for `aria-describedby`. */
export function describedBy(id: string, hint: ReactNode, error: ReactNode) {
  const ids = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  return ids || undefined;
}

type Own = Labelled & { className?: never };

export function Field({
  label,
  mark,
  hint,
  error,
  id,
  width,
  type = "text",
  ...input
}: Own & { width?: "short" | "medium" } & Omit<InputHTMLAttributes<HTMLInputElement>, "width">) {
  const at = id ?? input.name;
  return (
    <FieldFrame id={at} label={label} mark={mark} hint={hint} error={error}>
      <input
        id={at}
        type={type}
        className={width ? `input input-${width}` : "input"}
        aria-describedby={describedBy(at, hint, error)}
        aria-invalid={error ? true : undefined}
        {...input}
      />
    </FieldFrame>
  );
}

/** `draft` sets the text as the draft itself is set, for a proposed wording. */
export function TextArea({
  label,
  mark,
  hint,
  error,
  id,
  draft,
  ...area
}: Own & { draft?: boolean } & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const at = id ?? area.name;
  return (
    <FieldFrame id={at} label={label} mark={mark} hint={hint} error={error}>
      <textarea
        id={at}
        rows={5}
        className={draft ? "textarea textarea-draft" : "textarea"}
        aria-describedby={describedBy(at, hint, error)}
        aria-invalid={error ? true : undefined}
        {...area}
      />
    </FieldFrame>
  );
}

export type Option = { value: string; label: string; disabled?: boolean };

export function Select({
  label,
  mark,
  hint,
  error,
  id,
  width,
  options,
  ...select
}: Own & { options: readonly Option[]; width?: "short" | "medium" } & Omit<
    SelectHTMLAttributes<HTMLSelectElement>,
    "width"
  >) {
  const at = id ?? select.name;
  return (
    <FieldFrame id={at} label={label} mark={mark} hint={hint} error={error}>
      <select
        id={at}
        className={width ? `select input-${width}` : "select"}
        aria-describedby={describedBy(at, hint, error)}
        aria-invalid={error ? true : undefined}
        {...select}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
