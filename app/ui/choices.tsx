import type { ReactNode } from "react";
import { describedBy, FieldError, type Labelled } from "~/app/ui/field";

export type Choice = { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean };

/**
 * A group of radios or checkboxes in a fieldset; the whole row is the target. The first choice
 * carries the group's id, so that an error summary leads to it.
 */
export function Choices({
  type = "radio",
  name,
  id = name,
  label,
  mark,
  hint,
  error,
  choices,
  chosen = [],
  inline,
  required,
}: Labelled & {
  type?: "radio" | "checkbox";
  choices: readonly Choice[];
  chosen?: string | readonly string[];
  inline?: boolean;
  required?: boolean;
}) {
  const on = typeof chosen === "string" ? [chosen] : chosen;
  return (
    <fieldset
      className={error ? "choices field-bad" : "choices"}
      aria-describedby={describedBy(id, hint, error)}
    >
      <legend className="choices-legend">
        {label}
        {mark ? <span className="field-mark">{mark}</span> : null}
      </legend>
      {hint ? (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      <FieldError id={id} error={error} />
      <div className={inline ? "choices-list choices-inline" : "choices-list"}>
        {choices.map((choice, at) => (
          <ChoiceRow
            key={choice.value}
            type={type}
            name={name}
            id={at === 0 ? id : `${id}-${choice.value}`}
            choice={choice}
            checked={on.includes(choice.value)}
            required={required && type === "radio"}
          />
        ))}
      </div>
    </fieldset>
  );
}

/** One checkbox that stands alone, such as a consent. */
export function Check({
  name,
  id = name,
  value = "yes",
  label,
  hint,
  error,
  checked = false,
}: Omit<Labelled, "mark"> & { value?: string; checked?: boolean }) {
  return (
    <div className={error ? "field field-bad" : "field"}>
      <FieldError id={id} error={error} />
      <ChoiceRow
        type="checkbox"
        name={name}
        id={id}
        choice={{ value, label, hint }}
        checked={checked}
        describedBy={error ? `${id}-error` : undefined}
      />
    </div>
  );
}

function ChoiceRow(row: {
  type: "radio" | "checkbox";
  name: string;
  id: string;
  choice: Choice;
  checked: boolean;
  required?: boolean;
  describedBy?: string;
}) {
  return (
    <label className="choice" htmlFor={row.id}>
      <input
        type={row.type}
        id={row.id}
        name={row.name}
        value={row.choice.value}
        defaultChecked={row.checked}
        disabled={row.choice.disabled}
        required={row.required}
        aria-describedby={row.describedBy}
      />
      <span>
        {row.choice.label}
        {row.choice.hint ? <span className="choice-hint">{row.choice.hint}</span> : null}
      </span>
    </label>
  );
}
