import { findingId } from "~/app/drafts/findings";
import type { FieldErrors } from "~/app/platform/errors";
import { Notice } from "~/app/ui/notice";

/** What stands against publishing, each a way to where it is confirmed. */
export function OpenFindings({
  open,
  draftPath,
}: {
  open: readonly { key: string; title: string }[];
  draftPath: string;
}) {
  if (open.length === 0) return null;
  return (
    <Notice tone="warn" title={`还有 ${open.length} 处没有确认，确认之后才能公布`}>
      <ul>
        {open.map(({ key, title }) => (
          <li key={key}>
            <a href={`${draftPath}#${findingId(key)}`}>{title}</a>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** Faults of a form that publishes: what is not confirmed stands in the page of the draft. */
export function draftFaults(errors: FieldErrors, draftPath: string) {
  return Object.entries(errors).map(([field, message]) => ({
    field: field === "form" || field === "outline" ? undefined : field,
    href: field.startsWith(findingId("")) ? `${draftPath}#${field}` : undefined,
    message,
  }));
}
