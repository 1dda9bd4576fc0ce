import { paths } from "~/app/paths";
import { Tag } from "~/app/ui/signs";
import { Table } from "~/app/ui/table";
import { citation } from "./citation";
import type { PublicIndicator } from "./indicators.queries.server";

type Shown = Pick<
  PublicIndicator,
  "what" | "howMuch" | "byWhen" | "carried" | "lost" | "number" | "path"
>;

/** What · how much · by when · clause. On a small screen each promise is a list of its own. */
export function IndicatorsTable({
  slug,
  caption,
  captionHidden,
  indicators,
  open,
}: {
  slug: string;
  caption: string;
  captionHidden?: boolean;
  indicators: readonly Shown[];
  /** Comments are taken. */
  open: boolean;
}) {
  return (
    <Table
      alike
      caption={caption}
      captionHidden={captionHidden}
      columns={[
        { key: "what", head: "事项" },
        { key: "howMuch", head: "数量" },
        { key: "byWhen", head: "时限" },
        { key: "clause", head: "出自" },
      ]}
      rows={indicators.map((one, at) => ({
        key: String(at),
        cells: {
          what: one.what,
          howMuch: (
            <>
              {one.howMuch}
              {one.lost ? (
                <>
                  {" "}
                  <Tag tone="warn">原文缺数字</Tag>
                </>
              ) : null}
            </>
          ),
          byWhen: one.byWhen ? (
            <>
              {one.byWhen}
              {one.carried ? <span className="quiet">（见前文）</span> : null}
            </>
          ) : (
            <span className="quiet">没有写明</span>
          ),
          clause: (
            <span className="cell-links">
              <a href={paths.clause(slug, one.number)}>{citation(one)}</a>
              {open ? (
                <a className="no-print" href={`${paths.clause(slug, one.number)}#form`}>
                  提意见<span className="visually-hidden">，{citation(one)}</span>
                </a>
              ) : null}
            </span>
          ),
        },
      }))}
    />
  );
}

/** By the last year of the deadline; what has none comes last. */
export function byYear<T extends { year: number | null }>(
  indicators: readonly T[],
): { year: number | null; indicators: T[] }[] {
  const years = new Map<number | null, T[]>();
  for (const one of indicators) years.set(one.year, [...(years.get(one.year) ?? []), one]);
  return [...years]
    .map(([year, ofYear]) => ({ year, indicators: ofYear }))
    .sort((one, other) => (one.year ?? 9999) - (other.year ?? 9999));
}
