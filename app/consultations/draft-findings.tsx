import { useFetcher } from "@remix-run/react";
import { useEffect, useRef } from "react";
import type { Choice, Finding } from "~/app/drafts/finding";
import { findingId } from "~/app/drafts/findings";
import { isOffline } from "~/app/platform/revalidate";
import { Finding as FindingItem } from "~/app/ui/board";
import { Button } from "~/app/ui/button";
import { Heading } from "~/app/ui/heading";
import { Fold } from "~/app/ui/list";
import { Edition, pieceId } from "./draft-line";

/** A finding with whoever confirmed it. */
export type ShownFinding = Finding & { confirmed: { officer: string; at: Date } | null };

/** What was found in the document, in order of weight; what somebody confirmed comes last, folded. */
export function DraftFindings({
  findings,
  edition,
  publishPath,
}: {
  findings: readonly ShownFinding[];
  edition: number;
  publishPath: string;
}) {
  const open = findings.filter(({ confirmed }) => !confirmed);
  const confirmed = findings.filter((finding) => finding.confirmed);
  const waiting = open.filter(({ mustConfirm }) => mustConfirm).length;
  const list = useRef<HTMLUListElement>(null);
  const inHand = useRef<number | null>(null);
  // Where the finding in hand has gone, the one in its place takes the keys.
  useEffect(() => {
    if (inHand.current === null || document.activeElement !== document.body) return;
    const all = list.current?.children;
    const next = all?.[Math.min(inHand.current, all.length - 1)];
    if (findings.length > 0 && next instanceof HTMLElement) next.focus();
  }, [findings]);
  const shown = (finding: ShownFinding) => (
    <OneFinding key={finding.key} finding={finding} edition={edition} publishPath={publishPath} />
  );
  return (
    <>
      <p className={waiting > 0 ? "findings-sum" : "findings-sum quiet"} role="status">
        {waiting > 0
          ? `还有 ${waiting} 处是推断的或者存疑，逐处确认或改正之后才能公布。`
          : open.length > 0
            ? "需要确认的都已确认，可以公布；下面这些请看一看。"
            : "没有需要核对的地方。"}
      </p>
      <ul
        ref={list}
        className="findings"
        onFocus={(event) => {
          const one = event.target.closest(".finding");
          inHand.current = one ? [...event.currentTarget.children].indexOf(one) : null;
        }}
        onBlur={(event) => {
          // Gone elsewhere on purpose, and not because it is no longer there.
          if (event.relatedTarget && !event.currentTarget.contains(event.relatedTarget))
            inHand.current = null;
        }}
      >
        {open.map(shown)}
      </ul>
      {confirmed.length > 0 ? (
        <Fold summary={`已经确认 · ${confirmed.length} 处`}>
          <ul>{confirmed.map(shown)}</ul>
        </Fold>
      ) : null}
    </>
  );
}

function OneFinding({
  finding,
  edition,
  publishPath,
}: {
  finding: ShownFinding;
  edition: number;
  publishPath: string;
}) {
  const fetcher = useFetcher<unknown>();
  const { key, title, read, confirmed, mustConfirm, weight } = finding;
  const choices: Choice[] = confirmed
    ? [{ label: "撤回确认", send: { intent: "reopen", finding: key } }]
    : finding.choices;
  return (
    <FindingItem
      id={findingId(key)}
      weight={confirmed ? "done" : weight}
      title={title}
      mark={mustConfirm && !confirmed ? "待确认" : undefined}
      place={<Place finding={finding} publishPath={publishPath} />}
      read={read || undefined}
      note={confirmed ? `${confirmed.officer} 已确认` : faultWords(fetcher.data)}
      actions={choices.map((choice, at) => (
        <fetcher.Form key={choice.label} method="post" className="finding-choice">
          <Edition edition={edition} />
          {Object.entries(choice.send).map(([name, value]) =>
            name === "intent" ? null : <input key={name} type="hidden" name={name} value={value} />,
          )}
          <Button
            kind={at === 0 && !confirmed ? "secondary" : "quiet"}
            small
            name="intent"
            value={choice.send.intent}
            keys={confirmed ? undefined : ["y", "n"][at]}
            aria-disabled={fetcher.state !== "idle" || undefined}
          >
            {choice.label}
            <span className="visually-hidden">（{title}）</span>
          </Button>
        </fetcher.Form>
      ))}
    />
  );
}

/** A step of one finding fails at that finding. */
function faultWords(answer: unknown): string | undefined {
  if (isOffline(answer)) return "未连接，这一步没有执行，连上以后请再试。";
  const refused = typeof answer === "object" && answer !== null && "errors" in answer;
  return refused ? "这里刚刚被改过，请看一眼现在的内容再选。" : undefined;
}

const FIELDS: Record<string, string> = {
  title: "title",
  window: "closesOn",
  contacts: "phones",
  texts: "explanation",
};

/** The way to where it stands: the clause, the field that holds it, or the form that asks for it. */
function Place({ finding, publishPath }: { finding: Finding; publishPath: string }) {
  const { place, alsoAt } = finding;
  if (place.part === "document") return null;
  if (place.part === "reason")
    return <a href={`${publishPath}#shortWindowReason`}>公布时填写理由</a>;
  if (place.part !== "clause") return <a href={`#${FIELDS[place.part]}`}>去改</a>;
  return (
    <>
      {[place.number, ...alsoAt].slice(0, 6).map((number) => (
        <a key={number} href={`#${pieceId(number)}`} data-goes-to={number}>
          第 {number} 处
        </a>
      ))}
      {alsoAt.length > 5 ? <span>等 {alsoAt.length + 1} 条</span> : null}
    </>
  );
}

export type ShownRun = {
  index: number;
  count: number;
  reason: string;
  lines: [number, number];
  text: string;
};

/** Everything that did not become part of the draft, by reason; each passage may be put back. */
export function RemovedPassages({ runs, edition }: { runs: readonly ShownRun[]; edition: number }) {
  const reasons = new Map<string, ShownRun[]>();
  for (const run of runs) reasons.set(run.reason, [...(reasons.get(run.reason) ?? []), run]);
  return (
    <section className="section" aria-labelledby="removed">
      <Heading level={2} look={3} id="removed" count={`${runs.length} 处`}>
        没有放进草案的文字
      </Heading>
      {runs.length === 0 ? <p className="quiet">原文的每一行都在草案或公告里。</p> : null}
      {[...reasons].map(([reason, passages]) => (
        <Fold
          key={reason}
          summary={`${reason} · ${passages.length} 处`}
          open={passages.length <= 6}
        >
          <ul>
            {passages.map((run) => (
              <RemovedRun key={`${run.index} ${run.text}`} run={run} edition={edition} />
            ))}
          </ul>
        </Fold>
      ))}
    </section>
  );
}

function RemovedRun({ run, edition }: { run: ShownRun; edition: number }) {
  const fetcher = useFetcher<unknown>();
  const where = linesWords(run.lines);
  return (
    <FindingItem
      title={where}
      read={run.text}
      actions={
        <fetcher.Form method="post">
          <Edition edition={edition} />
          <input type="hidden" name="index" value={run.index} />
          <input type="hidden" name="count" value={run.count} />
          <Button
            kind="secondary"
            small
            name="intent"
            value="put-back"
            aria-disabled={fetcher.state !== "idle" || undefined}
          >
            放回草案
            <span className="visually-hidden">（{where}）</span>
          </Button>
        </fetcher.Form>
      }
    />
  );
}

const linesWords = ([first, last]: [number, number]): string =>
  first === last ? `原文第 ${first} 行` : `原文第 ${first}—${last} 行`;
