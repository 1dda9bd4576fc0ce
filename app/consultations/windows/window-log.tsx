import { dateWords, instantWords, isoShanghai } from "~/app/platform/time";
import { Heading } from "~/app/ui/heading";
import { Instant } from "~/app/ui/signs";
import { closingWords } from "../window";
import type { ShownChange } from "./window-changes.queries.server";

/** What became of the window and why, for everybody; nothing where nothing did. */
export function WindowLog({ changes }: { changes: readonly ShownChange[] }) {
  if (changes.length === 0) return null;
  return (
    <section className="section column" aria-labelledby="window-log">
      <Heading level={2} look={3} id="window-log">
        变更记录
      </Heading>
      <ul className="history">
        {changes.map((change) => (
          <li key={change.id}>
            <p>
              <Instant at={isoShanghai(change.at)}>{instantWords(change.at)}</Instant>　
              {whatChanged(change)}
            </p>
            <p>理由：{change.reason}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** In the head of the draft: that the window ends later than was said first, and where it is recorded. */
export function ExtendedLine({ changes }: { changes: readonly ShownChange[] }) {
  const extensions = changes.filter(({ kind }) => kind === "extended");
  const [last, first] = [extensions[0], extensions.at(-1)];
  if (!last || !first) return null;
  return (
    <p>
      <strong>截止时间已经延长</strong>：原定{ending(first.closedBefore!)}，现改为
      {ending(last.closesAt!)}。<a href="#window-log">延长的理由</a>
    </p>
  );
}

/** 由2026年11月10日…延长到…, in one clause. */
export function whatChanged({ kind, opensAt, closesAt, closedBefore }: ShownChange): string {
  switch (kind) {
    case "extended":
      return `延长：原定${ending(closedBefore!)}，改为${ending(closesAt!)}`;
    case "changed":
      return `更改时间：${dateWords(opensAt!)}开始，${ending(closesAt!)}`;
    case "withdrawn":
      return "撤回征求意见，不再接收意见，已收到的予以保留";
    case "reopened":
      return "再次征求意见（另行公布）";
  }
}

const ending = (closesAt: Date) => closingWords(closesAt);
