import { KIND_WORDS } from "~/app/drafts/kind-words";
import type { Outline, Window } from "~/app/drafts/outline";
import { closingWords, USUAL_DAYS, windowDays } from "./window";

const INFERRED_WORDS: Record<string, string> = {
  year: "年份为推断",
  "opening-year": "开始年份为推断",
  opening: "按公布之日起算",
  "counted-from-notice": "按公告日期起算",
  hour: "钟点为推断",
  "holidays-unknown": "未计节假日调休",
  "ends-on-weekend": "截止日是周末",
  "ends-on-holiday": "截止日是节假日",
};

/** What was concluded and not read, in words. */
export const inferredWords = (window: Window | null): string[] =>
  (window?.inferred ?? []).map((what) => INFERRED_WORDS[what] ?? what);

/** When the document itself says, or implies by its date, that the window opens. */
export function openingIn(outline: Outline): Date | null {
  const said =
    outline.window?.opensAt ?? (outline.published && `${outline.published}T00:00:00+08:00`);
  const at = said ? new Date(said) : null;
  return at && !Number.isNaN(at.getTime()) ? at : null;
}

/**
 * The strip above the import preview: what was read, in a line. `open` findings wait for a person.
 * A further version changes neither the window nor what the document was taken for.
 */
export function draftFacts(
  outline: Outline,
  now: Date,
  open = 0,
  version = 1,
): { key: string; text: string; warn?: boolean }[] {
  const { clauses, window, kind, kindReason } = outline;
  const withUnits = clauses.filter((clause) => clause.units.length > 0).length;
  const facts: { key: string; text: string; warn?: boolean }[] = [
    { key: "clauses", text: `${clauses.length} 条`, warn: clauses.length === 0 },
    { key: "units", text: `${withUnits} 条有责任单位` },
  ];
  if (window && version === 1) {
    const closesAt = new Date(window.closesAt);
    const inferred = inferredWords(window);
    const doubt = inferred.length > 0 ? `（${inferred.join("，")}）` : "";
    const past = closesAt <= now;
    facts.push({
      key: "closing",
      text: `${closingWords(closesAt)}${doubt}${past ? "，已经过去" : ""}`,
      warn: past || inferred.length > 0,
    });
    const opening = openingIn(outline);
    const days = windowDays(opening ?? now, closesAt);
    const short = days < USUAL_DAYS;
    if (!past || opening)
      facts.push({
        key: "days",
        text: `公示 ${days} 天${opening ? "" : "（从今天算）"} ${short ? `⚠ 少于 ${USUAL_DAYS} 天` : "✓"}`,
        warn: short,
      });
  } else if (version === 1) facts.push({ key: "closing", text: "没有读到截止时间", warn: true });
  if (kind !== "consultation" && version === 1)
    facts.push({ key: "kind", text: `像是${KIND_WORDS[kind]}：${kindReason}`, warn: true });
  if (open > 0) facts.push({ key: "open", text: `${open} 处待确认`, warn: true });
  return facts;
}
