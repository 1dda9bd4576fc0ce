import { Fragment } from "react";
import { Units } from "~/app/ui/draft";
import { leadOf } from "./clause-lead";
import type { PublicClause } from "./draft.queries.server";

type Printed = Pick<PublicClause, "markerKind" | "marker" | "heading" | "text">;

/** The clause as the draft prints it; the brackets of responsible units are set in quiet ink. */
export function ClauseWords({ clause, quotes = [] }: { clause: Printed; quotes?: string[] }) {
  const { heading, text } = clause;
  const paragraphs = text ? text.split("\n") : [];
  const lead = leadOf(clause);
  // A lead sentence runs on into its text; a heading without a full stop stands alone.
  const standsAlone = heading !== "" && !/[。；：！？.;:!?]$/.test(heading);
  const first = standsAlone ? undefined : paragraphs.shift();
  return (
    <>
      {lead || first ? (
        <p>
          {lead ? <span className="clause-lead">{lead}</span> : null}
          {first ? <QuietUnits text={first} quotes={quotes} /> : null}
        </p>
      ) : null}
      {paragraphs.map((paragraph, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs of a published text never move
        <p key={at}>
          <QuietUnits text={paragraph} quotes={quotes} />
        </p>
      ))}
    </>
  );
}

function QuietUnits({ text, quotes }: { text: string; quotes: string[] }) {
  return (
    <>
      {splitAt(text, quotes).map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts of a published text never move
        <Fragment key={at}>{part.quiet ? <Units>{part.text}</Units> : part.text}</Fragment>
      ))}
    </>
  );
}

/** The text in pieces, those that are one of the quotes marked; each quote is found once. */
export function splitAt(
  text: string,
  quotes: readonly string[],
): { text: string; quiet: boolean }[] {
  const parts: { text: string; quiet: boolean }[] = [];
  let from = 0;
  for (const quote of quotes) {
    const at = text.indexOf(quote, from);
    if (at < 0) continue;
    if (at > from) parts.push({ text: text.slice(from, at), quiet: false });
    parts.push({ text: quote, quiet: true });
    from = at + quote.length;
  }
  if (from < text.length) parts.push({ text: text.slice(from), quiet: false });
  return parts;
}
