import { paths } from "~/app/paths";
import { ClauseBlock, DraftText } from "~/app/ui/draft";
import { citation } from "./citation";
import { ClauseWords } from "./clause-words";
import type { ClauseUnit, PublicClause } from "./draft.queries.server";

type Shown = Omit<PublicClause, "id"> & { quotes?: string[] };

/** A clause in full between its neighbours, which are set in quiet ink. */
export function ClauseInPlace({
  slug,
  number,
  clauses,
  version = null,
}: {
  slug: string;
  number: number;
  clauses: readonly Shown[];
  /** An earlier version; null: the current one. */
  version?: number | null;
}) {
  const address = (other: number) =>
    version === null ? paths.clause(slug, other) : paths.clauseOfVersion(slug, version, other);
  const inDraft =
    version === null
      ? paths.clauseAnchor(slug, number)
      : `${paths.version(slug, version)}#clause-${number}`;
  return (
    <DraftText>
      {clauses.map((clause) => (
        <ClauseBlock
          key={clause.number}
          id={`clause-${clause.number}`}
          number={clause.number}
          href={clause.number === number ? inDraft : address(clause.number)}
          numberLabel={citation(clause)}
          state={clause.number === number ? "current" : "near"}
        >
          <ClauseWords clause={clause} quotes={clause.quotes} />
        </ClauseBlock>
      ))}
    </DraftText>
  );
}

/** 牵头 市住建局；参与 市交通局、市财政局 */
export function unitWords(units: readonly ClauseUnit[]): string {
  const names = (duty: ClauseUnit["duty"]) =>
    units
      .filter((unit) => unit.duty === duty)
      .map((unit) => unit.name)
      .join("、");
  const [lead, members] = [names("lead"), names("member")];
  if (!lead) return members;
  return `${lead}（牵头）${members ? `、${members}` : ""}`;
}
