import type { Outline } from "~/app/drafts/outline";

/** Without its last clause, with another figure in the second and a new clause at the end. */
export function corrected(outline: Outline): Outline {
  const clauses = outline.clauses
    .slice(0, -1)
    .map((clause) =>
      clause.number === 2 ? { ...clause, text: clause.text.replace("1000", "1500") } : clause,
    );
  const added = {
    ...outline.clauses.at(-1)!,
    heading: "公开办理进度。",
    text: "每季度在政府网站公布建设进度和存在的问题。",
    units: [],
  };
  return { ...outline, clauses: [...clauses, added] };
}
