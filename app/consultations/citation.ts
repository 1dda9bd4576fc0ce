import { inChinese } from "~/app/drafts/numerals";
import type { MarkerKind } from "~/app/drafts/outline";

type Cited = {
  number: number;
  path: string;
  markerKind: MarkerKind;
  marker: string;
  heading: string;
  text: string;
};

/**
 * How a person cites a clause. A rule is cited by its own articles, 第五条（二） or 第四条第二款,
 * because its running number is not the number of an article; everything else by the running
 * number, 第 17 条.
 */
export function citation(clause: Pick<Cited, "number" | "path">): string {
  const steps = clause.path.split("/");
  const article = steps.findIndex((step) => /^第.+条/.test(step));
  if (article >= 0)
    return (
      steps[article]! +
      steps
        .slice(article + 1)
        .map(below)
        .join("")
    );
  const division = steps.filter((step) => /^第.+[编章节]$/.test(step));
  if (division.length > 0 && division.length === steps.length) return division.join("");
  return `第 ${clause.number} 条`;
}

/** The article itself is its first paragraph, so the first that follows is the second. */
function below(step: string): string {
  const paragraph = /^¶(\d+)$/.exec(step);
  if (paragraph) return `第${inChinese(Number(paragraph[1]) + 1)}款`;
  if (/^\d+$/.test(step)) return `第${inChinese(Number(step))}目`;
  return step.replace("(", "（").replace(")", "）");
}

/** What the clause is about in a few words: its heading, or else how its text begins. */
export function clauseSubject(clause: Pick<Cited, "heading" | "text">, letters = 24): string {
  const words = (clause.heading || clause.text).split("\n")[0]!.replace(/[。；：，,;:]+$/, "");
  const shown = [...words];
  return shown.length > letters ? `${shown.slice(0, letters).join("")}……` : words;
}

/** 第 17 条 提升港口基础设施能级 */
export const clauseTitle = (clause: Pick<Cited, "number" | "path" | "heading" | "text">): string =>
  `${citation(clause)} ${clauseSubject(clause)}`.trim();
