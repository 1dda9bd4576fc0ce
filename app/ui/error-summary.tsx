/** `field` is the id of the control at fault; `href` leads to another page instead. */
export type Fault = { field?: string; href?: string; message: string };

/** Faults by the name of their control; what is said of `form` is of none. */
export const faultsOf = (errors: Record<string, string>): Fault[] =>
  Object.entries(errors).map(([field, message]) =>
    field === "form" ? { message } : { field, message },
  );

/** Without scripts the attribute leads there; in a hydrated page React sets it on controls only. */
const leadThere = (summary: HTMLElement | null) => summary?.focus();

/**
 * All faults of a form above it, each a link to its control. Takes the focus when the page opens,
 * with or without scripts; renders nothing when there is no fault.
 */
export function ErrorSummary({ title, faults }: { title: string; faults: readonly Fault[] }) {
  if (faults.length === 0) return null;
  return (
    <div
      className="error-summary"
      role="alert"
      tabIndex={-1}
      ref={leadThere}
      // biome-ignore lint/a11y/noAutofocus: after a refused form the reader is led to what is wrong
      autoFocus
    >
      <h2 className="error-summary-title">{title}</h2>
      <ul className="error-summary-list">
        {faults.map((fault) => (
          <li key={`${fault.field}-${fault.message}`}>
            {fault.href || fault.field ? (
              <a href={fault.href ?? `#${fault.field}`}>{fault.message}</a>
            ) : (
              fault.message
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
