import { paths } from "~/app/paths";
import { figure } from "~/app/ui/figure";
import { Fold } from "~/app/ui/list";
import type { Purpose } from "~/db/tables/consultations";
import { clauseTitle } from "../citation";
import { versionName } from "./version-purpose";

export type GoneClause = {
  number: number;
  path: string;
  heading: string;
  text: string;
  version: number;
  purpose: Purpose;
  comments: number;
};

/** Below the draft: clauses that went away and were spoken on, each with the way to what was said. */
export function GoneWithComments({ slug, gone }: { slug: string; gone: readonly GoneClause[] }) {
  if (gone.length === 0) return null;
  const comments = gone.reduce((sum, clause) => sum + clause.comments, 0);
  return (
    <div className="section">
      <Fold
        summary={`已经删去的条款 ${figure(gone.length)} 条，收到的 ${figure(comments)} 条意见仍然保留`}
      >
        <ul className="stack">
          {gone.map((clause) => (
            <li key={`${clause.version}-${clause.number}`}>
              {versionName(clause)}
              <a href={paths.clauseOfVersion(slug, clause.version, clause.number)}>
                {clauseTitle(clause)}
              </a>
              ，{figure(clause.comments)} 条意见
            </li>
          ))}
        </ul>
      </Fold>
    </div>
  );
}
