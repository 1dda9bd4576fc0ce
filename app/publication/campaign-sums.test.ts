import { beforeAll, expect, test } from "vitest";
import type { Officer } from "~/app/accounts/sessions.server";
import { analyseAndStore } from "~/app/triage/analyse-and-store.server";
import { decideComments } from "~/app/triage/decide-comments.server";
import { dissolveCampaign } from "~/app/triage/dissolve-campaign.server";
import { leaveCampaign, rejoinCampaign } from "~/app/triage/leave-campaign.server";
import { asOfficer, sayAll } from "~/app/triage/triage.fixture";
import { makeConsultation, makeOffice, makeOfficer } from "~/tests/make";
import { onEveryDatabase } from "~/tests/setup/databases";
import { countingRun } from "./scope.server";
import { foldCampaigns, summaryPage } from "./summary-page.server";
import { addUp } from "./totals";
import { totalsOf } from "./totals.queries.server";

const SAID = "东港大道夜间货车太多，居民整夜睡不好，请在晚上十点以后禁止重型货车通行。";

onEveryDatabase("the sums of a result", (at) => {
  let id: number;
  let drafter: Officer;
  let ids: number[];

  beforeAll(async () => {
    const office = await makeOffice(at.db);
    id = (await makeConsultation(at.db, office)).id;
    drafter = asOfficer(office, await makeOfficer(at.db, office.id));
    ids = await sayAll(at.db, id, [SAID, SAID, SAID, SAID, "公交末班车太早。"]);
    await analyseAndStore(at.db, id);
    await decideComments(
      at.db,
      drafter,
      id,
      { campaign: 1, expected: 4, including: ids[0]! },
      { decision: "rejected", reason: "没有别的路可以绕行。" },
    );
  });

  /** Comments and points, by the totals and by the rows of the summary table. */
  const sums = async () => {
    const runId = await countingRun(at.db, id);
    const scope = { consultationId: id, runId, visibility: "at-once" as const };
    const totals = await totalsOf(at.db, scope);
    const office = { ...scope, audience: "office" as const };
    const rows = await summaryPage(at.db, office, await foldCampaigns(at.db, office), null, 100);
    expect(addUp(rows)).toEqual(totals);
    return { comments: totals.comments, points: totals.points, decisions: totals.decisions };
  };

  test("reconcile while comments are taken out of a campaign, answered apart and put back, and the campaign is taken apart", async () => {
    const rejected = (n: number) => ({ adopted: 0, partly: 0, rejected: n, explained: 0 });
    expect(await sums()).toEqual({ comments: 5, points: 2, decisions: rejected(4) });
    await leaveCampaign(at.db, drafter, id, ids[1]!);
    expect(await sums()).toEqual({ comments: 5, points: 3, decisions: rejected(4) });
    await decideComments(at.db, drafter, id, { ids: [ids[1]!] }, { decision: "adopted" });
    await rejoinCampaign(at.db, drafter, id, ids[1]!);
    // Together again, but answered otherwise: a point of its own.
    const answers = { ...rejected(3), adopted: 1 };
    expect(await sums()).toEqual({ comments: 5, points: 3, decisions: answers });
    await dissolveCampaign(at.db, drafter, id, { campaign: 1, expected: 4, template: ids[0]! });
    expect(await sums()).toEqual({ comments: 5, points: 5, decisions: answers });
    await analyseAndStore(at.db, id);
    expect(await sums()).toEqual({ comments: 5, points: 5, decisions: answers });
  });
});
