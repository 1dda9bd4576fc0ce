import { Form, Link } from "@remix-run/react";
import { fingerprintOf } from "~/app/drafts/clause-keys";
import { leadLength } from "~/app/drafts/editing/edit-words";
import { Kbd } from "~/app/ui/button";
import { Edition, type ShownClause } from "./draft-line";

export type Steps = Record<"last" | "next", { words: string; officer: string } | null>;

/** What can be done to the clause in hand, at one place above the text; and the way back. */
export function DraftTools({
  clauses,
  clause,
  edition,
  steps,
}: {
  clauses: readonly ShownClause[];
  clause: ShownClause | null;
  edition: number;
  steps: Steps;
}) {
  return (
    <div className="tools" role="toolbar" aria-label="修改草案">
      {clause ? <ClauseTools clauses={clauses} clause={clause} edition={edition} /> : null}
      <Form method="post" preventScrollReset className="tools-row">
        <Edition edition={edition} />
        <Tool intent="undo" keys="u" off={!steps.last} title={stepTitle("撤销", steps.last)}>
          撤销
        </Tool>
        <Tool intent="redo" keys="r" off={!steps.next} title={stepTitle("重做", steps.next)}>
          重做
        </Tool>
        <span className="tools-last">
          {steps.last ? `${steps.last.words}（${steps.last.officer}），已保存` : "每一步都立即保存"}
        </span>
      </Form>
    </div>
  );
}

function ClauseTools({
  clauses,
  clause,
  edition,
}: {
  clauses: readonly ShownClause[];
  clause: ShownClause;
  edition: number;
}) {
  const { number, depth, heading } = clause;
  const before = clauses[number - 2]?.depth ?? null;
  return (
    <Form method="post" preventScrollReset className="tools-row" aria-label={`第 ${number} 处`}>
      <Edition edition={edition} />
      <SeenClause clause={clause} />
      <input type="hidden" name="length" value={heading === "" ? leadLength(clause) : 0} />
      <span className="tools-clause">第 {number} 处</span>
      <OpenTool what="edit" keys="e" number={number}>
        编辑
      </OpenTool>
      <OpenTool what="split" keys="s" number={number}>
        拆分
      </OpenTool>
      <Tool intent="merge" keys="m" off={before === null}>
        并入上条
      </Tool>
      <Tool intent="promote" keys="p" off={depth === 0}>
        升级
      </Tool>
      <Tool intent="demote" keys="d" off={before === null || depth > before}>
        降级
      </Tool>
      <Tool intent="move-up" keys="K" off={!hasBrother(clauses, clause, -1)}>
        上移
      </Tool>
      <Tool intent="move-down" keys="J" off={!hasBrother(clauses, clause, 1)}>
        下移
      </Tool>
      <Tool intent="heading" keys="h">
        {heading === "" ? "首句作标题" : "标题并入正文"}
      </Tool>
      <Tool intent="exclude" keys="x">
        排除
      </Tool>
    </Form>
  );
}

/** Which clause a form is about, and in which words it was seen. */
export function SeenClause({ clause, was }: { clause: ShownClause; was?: string }) {
  return (
    <>
      <input type="hidden" name="number" value={clause.number} />
      <input type="hidden" name="key" value={clause.key} />
      <input type="hidden" name="was" value={was ?? fingerprintOf(clause)} />
    </>
  );
}

/** Whether another clause of the same rank stands before or after it under the same heading. */
function hasBrother(clauses: readonly ShownClause[], clause: ShownClause, by: -1 | 1): boolean {
  for (let at = clause.number - 1 + by; clauses[at]; at += by)
    if (clauses[at]!.depth <= clause.depth) return clauses[at]!.depth === clause.depth;
  return false;
}

/** A tool that has nothing to do here keeps its place and the focus, and does nothing. */
function Tool({
  intent,
  keys,
  off,
  title,
  children,
}: {
  intent: string;
  keys: string;
  off?: boolean;
  title?: string;
  children: string;
}) {
  return (
    <button
      type={off ? "button" : "submit"}
      name="intent"
      value={intent}
      className="button button-quiet button-small"
      data-key={keys}
      aria-disabled={off || undefined}
      title={title}
    >
      {children}
      <Kbd>{keys === keys.toLowerCase() ? keys : `⇧${keys}`}</Kbd>
    </button>
  );
}

function OpenTool({
  what,
  keys,
  number,
  children,
}: {
  what: string;
  keys: string;
  number: number;
  children: string;
}) {
  return (
    <Link
      to={`?at=${number}&do=${what}`}
      preventScrollReset
      className="button button-quiet button-small"
      data-key={keys}
    >
      {children}
      <Kbd>{keys}</Kbd>
    </Link>
  );
}

const stepTitle = (way: string, step: Steps["last"]) =>
  step ? `${way}：${step.words}（${step.officer}）` : undefined;
