import { Form } from "@remix-run/react";
import type { Flag, Removed, Warning } from "~/app/drafts/outline";
import { Finding } from "~/app/ui/board";
import { Button } from "~/app/ui/button";
import { Heading } from "~/app/ui/heading";
import { Fold } from "~/app/ui/list";
import { Edition, pieceId } from "./draft-line";

const GRAVE = new Set(["not-a-consultation", "no-clauses", "no-title"]);

/** What was found in the document, in order of weight: warnings, then places, then what was removed. */
export function DraftFindings({
  warnings,
  flagged,
  removed,
  edition,
}: {
  warnings: readonly Warning[];
  flagged: readonly { number: number; flag: Flag }[];
  removed: readonly Removed[];
  edition: number;
}) {
  const ordered = [...warnings].sort(
    (one, other) => Number(GRAVE.has(other.code)) - Number(GRAVE.has(one.code)),
  );
  return (
    <>
      {ordered.length + flagged.length === 0 ? (
        <p className="quiet">没有发现需要核对的地方。</p>
      ) : null}
      <ul>
        {ordered.map((warning) => (
          <Finding
            key={warning.code}
            weight={GRAVE.has(warning.code) ? "error" : "warn"}
            title={warning.message}
          />
        ))}
        {flagged.map(({ number, flag }) => (
          <Finding
            key={`${number}-${flag.code}-${flag.quote}`}
            weight={flag.code === "inline-list" ? "note" : "warn"}
            title={flag.message}
            place={<a href={`#${pieceId(number)}`}>第 {number} 条</a>}
            read={flag.quote}
          />
        ))}
      </ul>
      <RemovedPassages removed={removed} edition={edition} />
    </>
  );
}

/** Everything that did not become part of the draft, by reason; each passage may be put back. */
function RemovedPassages({ removed, edition }: { removed: readonly Removed[]; edition: number }) {
  const reasons = new Map<string, { passage: Removed; index: number }[]>();
  removed.forEach((passage, index) => {
    reasons.set(passage.reason, [...(reasons.get(passage.reason) ?? []), { passage, index }]);
  });
  return (
    <section className="section" aria-labelledby="removed">
      <Heading level={2} look={3} id="removed" count={`${removed.length} 处`}>
        没有放进草案的文字
      </Heading>
      {removed.length === 0 ? <p className="quiet">原文的每一行都在草案或公告里。</p> : null}
      {[...reasons].map(([reason, passages]) => (
        <Fold
          key={reason}
          summary={`${reason} · ${passages.length} 处`}
          open={passages.length <= 6}
        >
          <ul>
            {passages.map(({ passage, index }) => (
              <Finding
                key={`${passage.lines[0]}-${passage.text}`}
                title={linesWords(passage)}
                read={passage.text}
                actions={
                  <Form method="post" preventScrollReset>
                    <Edition edition={edition} />
                    <input type="hidden" name="index" value={index} />
                    <Button
                      kind="secondary"
                      small
                      name="intent"
                      value="put-back"
                      aria-label={`放回${linesWords(passage)}`}
                    >
                      放回草案
                    </Button>
                  </Form>
                }
              />
            ))}
          </ul>
        </Fold>
      ))}
    </section>
  );
}

function linesWords({ lines: [first, last] }: Removed): string {
  return first === last ? `原文第 ${first} 行` : `原文第 ${first}—${last} 行`;
}
