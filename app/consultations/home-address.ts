import { paths } from "~/app/paths";
import { STATUSES, type Status } from "./window";

/** What the home page shows: words of the title, one office, one stage, a page of it. */
export type HomeAddress = {
  q: string;
  office: string | null;
  stage: Status | null;
  /** The id of the last consultation on the page before. */
  after: number | null;
};

const MAX_QUERY = 60;

/** Reads the address tolerantly: what is no filter is no filter, never an error. */
export function readHomeAddress(search: URLSearchParams): HomeAddress {
  const stage = search.get("stage") as Status | null;
  const office = search.get("office");
  const after = search.get("after");
  return {
    q: (search.get("q") ?? "")
      .replace(/\p{Cc}/gu, " ")
      .trim()
      .slice(0, MAX_QUERY),
    office: office && /^[a-z0-9-]{1,40}$/.test(office) ? office : null,
    stage: stage && STATUSES.includes(stage) ? stage : null,
    after: after && /^[1-9]\d{0,14}$/.test(after) ? Number(after) : null,
  };
}

export const wordsOf = (q: string): string[] => q.split(/\s+/).filter(Boolean);

export function homeHref({ q, office, stage, after }: HomeAddress): string {
  const search = new URLSearchParams();
  if (q) search.set("q", q);
  if (office) search.set("office", office);
  if (stage) search.set("stage", stage);
  if (after) search.set("after", String(after));
  return search.size > 0 ? `${paths.home()}?${search}` : paths.home();
}
