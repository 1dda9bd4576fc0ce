import { Button, ButtonLink } from "~/app/ui/button";
import { figure } from "~/app/ui/figure";
import { FilterLinks, type Tab } from "~/app/ui/navigation";
import { type HomeAddress, homeHref } from "./home-address";
import { STATUS_WORDS, type Status } from "./window";

export type StageCount = { office: string; officeName: string; stage: Status; count: number };

/** What can be acted on stands first. */
const STAGES = ["open", "planned", "closed", "answered", "withdrawn"] as const;

/** Search by title, and links by office and by stage with what each would show. */
export function HomeFilters({ at, counts }: { at: HomeAddress; counts: readonly StageCount[] }) {
  const sum = (fits: (row: StageCount) => boolean) =>
    counts.reduce((total, row) => (fits(row) ? total + row.count : total), 0);
  const inStage = (row: StageCount) => !at.stage || row.stage === at.stage;
  const inOffice = (row: StageCount) => !at.office || row.office === at.office;
  const link = (change: Partial<HomeAddress>, label: string, count: number): Tab => {
    const to = { ...at, after: null, ...change };
    return {
      href: homeHref(to),
      label,
      count: figure(count),
      current: to.office === at.office && to.stage === at.stage,
    };
  };
  const offices = new Map(counts.map((row) => [row.office, row.officeName]));
  return (
    <search className="section">
      <form className="search" action="/">
        <label className="visually-hidden" htmlFor="q">
          按标题查找
        </label>
        <input
          className="input"
          id="q"
          name="q"
          type="search"
          placeholder="按标题查找"
          defaultValue={at.q}
          maxLength={60}
        />
        {at.office ? <input type="hidden" name="office" value={at.office} /> : null}
        {at.stage ? <input type="hidden" name="stage" value={at.stage} /> : null}
        <Button kind="secondary">查找</Button>
      </form>
      {at.q ? (
        <p className="quiet">
          标题含“{at.q}”的有 {figure(sum(() => true))} 件。
          <ButtonLink kind="quiet" href={homeHref({ ...at, q: "", after: null })}>
            取消查找
          </ButtonLink>
        </p>
      ) : null}
      <FilterLinks
        label="进展"
        filters={[
          link({ stage: null }, "全部", sum(inOffice)),
          ...STAGES.filter(
            (stage) => stage === at.stage || counts.some((row) => row.stage === stage),
          ).map((stage) =>
            link(
              { stage },
              STATUS_WORDS[stage],
              sum((row) => row.stage === stage && inOffice(row)),
            ),
          ),
        ]}
      />
      {offices.size > 1 ? (
        <FilterLinks
          label="单位"
          filters={[
            link({ office: null }, "全部", sum(inStage)),
            ...[...offices].map(([office, name]) =>
              link(
                { office },
                name,
                sum((row) => row.office === office && inStage(row)),
              ),
            ),
          ]}
        />
      ) : null}
    </search>
  );
}
