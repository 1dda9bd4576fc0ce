import { citation } from "~/app/consultations/citation";
import { versionName } from "~/app/consultations/versions/version-purpose";
import type { Purpose } from "~/db/tables/consultations";
import type { Superseded } from "./changed-comment";

type Version = { version: number; purpose: Purpose; note: string; publishedAt: Date };
type Clause = { number: number; path: string; heading: string; text: string };

/** What is current instead of the version that is shown; null where that is the current one. */
export function supersededBy(
  slug: string,
  shown: { version: number; here: Clause | null; standing: Clause | null },
  versions: readonly Version[],
): Superseded | null {
  const since = versions.filter(({ version }) => version > shown.version);
  const read = versions.find(({ version }) => version === shown.version);
  if (!read || since.length === 0) return null;
  const { here, standing } = shown;
  const at = (clause: Clause) => ({
    number: clause.number,
    place: citation(clause),
    words: clause.heading + clause.text,
  });
  return {
    slug,
    since: since.map((version) => ({
      version: version.version,
      name: versionName(version),
      note: version.note,
      publishedAt: version.publishedAt,
    })),
    readName: versionName(read),
    read: here && at(here),
    standing: standing && at(standing),
  };
}
