import { Form, Link } from "@remix-run/react";
import { dateWords } from "~/app/platform/time";
import { CountColumns } from "~/app/ui/bars";
import { Button, buttonClass } from "~/app/ui/button";
import { Fold } from "~/app/ui/list";
import { Notice } from "~/app/ui/notice";
import { Table } from "~/app/ui/table";
import { boardSearch } from "./board-address";
import { startOfDay } from "./campaign-days";
import { campaignWords as words } from "./campaign-words";
import type { Refused } from "./do-on-board.server";
import type { Board } from "./load-board.server";
import { figure } from "./words";

type Campaign = NonNullable<Board["campaign"]>;

/** What the campaign says, by how many, and when they came. */
export function CampaignFacts({
  address,
  campaign,
  canChange,
  refused,
}: {
  address: Board["address"];
  campaign: Campaign;
  canChange: boolean;
  refused: Refused | null;
}) {
  return (
    <div className="campaign">
      {refused ? (
        <Notice tone="error" live>
          {refused.message}
        </Notice>
      ) : null}
      <p>{words.senders(campaign.size, campaign.untouched, campaign.withUnit)}</p>
      <blockquote className="campaign-template" aria-label={words.template}>
        {campaign.template}
        {campaign.isCut ? "……" : null}
      </blockquote>
      <p>
        <Link
          className={buttonClass("quiet", true)}
          to={boardSearch(address, { c: campaign.templateId })}
          preventScrollReset
        >
          {words.whole}
        </Link>
      </p>
      <Days campaign={campaign} />
      {canChange ? (
        <Form method="post" className="campaign-act" preventScrollReset>
          <input type="hidden" name="form" value="campaign" />
          <input type="hidden" name="campaign" value={campaign.id} />
          <input type="hidden" name="expected" value={campaign.size} />
          <input type="hidden" name="template" value={campaign.templateId} />
          <Button name="act" value="dissolve" kind="secondary" aria-describedby="dissolve-hint">
            {words.dissolve}
          </Button>
          <p className="quiet" id="dissolve-hint">
            {words.dissolveHint}
          </p>
        </Form>
      ) : null}
    </div>
  );
}

function Days({ campaign: { step, bars } }: { campaign: Campaign }) {
  const named = (day: number) => dateWords(startOfDay(day));
  const told = bars.filter(({ count }) => count > 0);
  const peak = told.reduce((most, bar) => (bar.count > most.count ? bar : most), told[0]!);
  const daily = step === 1;
  const said = daily
    ? words.inDays(told.length, named(peak.day), peak.count)
    : words.inWeeks(told.length, named(peak.day), peak.count);
  return (
    <>
      {bars.length > 1 ? (
        <CountColumns
          label={`${daily ? words.days : words.weeks}：${said}`}
          from={named(bars[0]!.day)}
          to={named(bars.at(-1)!.day)}
          counts={bars.map(({ count }) => count)}
        >
          {said}
        </CountColumns>
      ) : (
        <p>{said}</p>
      )}
      {told.length > 1 ? (
        <Fold summary={daily ? words.table : words.tableOfWeeks}>
          <Table
            caption={daily ? words.table : words.tableOfWeeks}
            captionHidden
            small="scroll"
            columns={[
              { key: "day", head: words.day },
              { key: "count", head: words.count, number: true },
            ]}
            rows={told.map(({ day, count }) => ({
              key: String(day),
              cells: {
                day: daily ? named(day) : words.week(named(day)),
                count: figure(count),
              },
            }))}
          />
          {daily ? <p className="quiet">{words.none}</p> : null}
        </Fold>
      ) : null}
    </>
  );
}
