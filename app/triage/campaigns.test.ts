import { beforeEach, expect, test } from "vitest";
import type { Officer } from "~/app/accounts/sessions.server";
import { closeConsultation } from "~/app/consultations/close-consultation.server";
import { endWindow, makeConsultation, makeOffice, makeOfficer } from "~/tests/make";
import { refusalOf } from "~/tests/refusal-of";
import { onEveryDatabase } from "~/tests/setup/databases";
import { analyseAndStore } from "./analyse-and-store.server";
import { assignComments } from "./assign-comments.server";
import { currentRun } from "./board.queries.server";
import { apartForBoard, campaignChanges, campaignForBoard } from "./campaign.queries.server";
import { campaignWords } from "./campaign-words";
import { decideComments } from "./decide-comments.server";
import { dissolveCampaign, restoreCampaign } from "./dissolve-campaign.server";
import { leaveCampaign, rejoinCampaign } from "./leave-campaign.server";
import { actsIn, asOfficer, sayAll } from "./triage.fixture";

const ALIKE = (name: string) =>
  `东港大道夜间货车太多，居民整夜睡不好，${name}家的孩子第二天上学没有精神，请在晚上十点以后禁止重型货车通行。`;
const OTHER = "建议在老城区的小公园里多安排一些有靠背的长椅，方便老人走累了坐下来歇脚聊天。";

onEveryDatabase("what officers change about campaigns", (at) => {
  let id: number;
  let drafter: Officer;
  let alike: number[];
  let others: number[];

  beforeEach(async () => {
    const office = await makeOffice(at.db);
    id = (await makeConsultation(at.db, office)).id;
    drafter = asOfficer(office, await makeOfficer(at.db, office.id));
    alike = await sayAll(at.db, id, ["我", "老李", "王师傅", "邻居", "亲戚"].map(ALIKE));
    others = await sayAll(at.db, id, [OTHER, OTHER, "公交末班车太早，下晚班的工人坐不上车。"]);
    await analyseAndStore(at.db, id);
  });

  const matter = async () => ({
    consultationId: id,
    runId: (await currentRun(at.db, id)).finished!.id,
  });
  /** The campaigns of the current run as their members, each told in agreement with its row. */
  const campaigns = async () => {
    const { runId } = await matter();
    const rows = await at.db
      .selectFrom("campaigns")
      .select(["id", "size", "template_comment_id as template"])
      .where("run_id", "=", runId)
      .orderBy("id")
      .execute();
    const places = await at.db
      .selectFrom("comment_topics")
      .select(["comment_id as id", "campaign_id as campaign"])
      .where("run_id", "=", runId)
      .orderBy("comment_id")
      .execute();
    expect(new Set(places.flatMap(({ campaign }) => campaign ?? []))).toEqual(
      new Set(rows.map((row) => row.id)),
    );
    return rows.map((row) => {
      const members = places.filter(({ campaign }) => campaign === row.id).map((one) => one.id);
      expect(members).toHaveLength(row.size);
      expect(members).toContain(row.template);
      return members;
    });
  };
  const templateOf = async (campaign: number) =>
    (await campaignForBoard(at.db, drafter, await matter(), campaign))!.templateId;
  const dissolve = async (campaign: number, expected: number) =>
    dissolveCampaign(at.db, drafter, id, {
      campaign,
      expected,
      template: await templateOf(campaign),
    });
  const answerOf = async (comment: number) =>
    at.db
      .selectFrom("triage_entries")
      .select(["decision", "reason"])
      .where("consultation_id", "=", id)
      .where("comment_id", "=", comment)
      .executeTakeFirst();

  test("a comment that is taken out is out at once and in every later run, until that is taken back", async () => {
    expect(await campaigns()).toEqual([alike, others.slice(0, 2)]);
    const out = await templateOf(1);
    await leaveCampaign(at.db, drafter, id, out);
    const rest = alike.filter((one) => one !== out);
    expect((await campaigns())[0]).toEqual(rest);
    expect((await apartForBoard(at.db, id, out)).removal?.officer).toBe("测试员");
    const more = await sayAll(at.db, id, [ALIKE("表姐"), ALIKE("同事")]);
    await analyseAndStore(at.db, id);
    expect((await campaigns())[0]).toEqual([...rest, ...more]);
    await rejoinCampaign(at.db, drafter, id, out);
    expect((await campaigns())[0]).toEqual([...alike, ...more]);
    await analyseAndStore(at.db, id);
    expect((await campaigns())[0]).toEqual([...alike, ...more]);
    expect((await refusalOf(rejoinCampaign(at.db, drafter, id, out))).code).toBe("not-found");
    expect((await actsIn(at.db, id)).map((act) => act.action)).toEqual([
      "移出雷同",
      "撤销移出雷同",
    ]);
  });

  test("of two alike, one taken out leaves no campaign, and both are one again when it comes back", async () => {
    const [one, two] = others;
    await leaveCampaign(at.db, drafter, id, one!);
    expect(await campaigns()).toEqual([alike]);
    expect((await refusalOf(leaveCampaign(at.db, drafter, id, two!))).code).toBe(
      "edited-elsewhere",
    );
    await rejoinCampaign(at.db, drafter, id, one!);
    expect(await campaigns()).toEqual([alike, [one, two]]);
  });

  test("a campaign taken apart stays so, with those who repeat it later, until that is taken back", async () => {
    expect(await dissolve(1, 5)).toEqual({ size: 5 });
    expect(await campaigns()).toEqual([others.slice(0, 2)]);
    const more = await sayAll(at.db, id, [ALIKE("表姐"), ALIKE("同事")]);
    await analyseAndStore(at.db, id);
    expect(await campaigns()).toEqual([others.slice(0, 2)]);
    const [change] = await campaignChanges(at.db, drafter, await matter());
    expect(change).toMatchObject({ size: 5, officer: "测试员" });
    expect((await apartForBoard(at.db, id, alike[0]!)).dissolution).toMatchObject({ size: 5 });
    await restoreCampaign(at.db, drafter, id, change!.dissolution!);
    expect((await campaigns()).flat().sort((a, b) => a - b)).toEqual([
      ...alike,
      ...others.slice(0, 2),
    ]);
    await analyseAndStore(at.db, id);
    expect((await campaigns())[0]).toEqual([...alike, ...more]);
    expect(await campaignChanges(at.db, drafter, await matter())).toEqual([]);
    expect((await actsIn(at.db, id)).map((act) => act.action)).toEqual([
      "拆散雷同",
      "撤销拆散雷同",
    ]);
  });

  test("who was taken out stays out when the others are gathered again", async () => {
    const out = alike[2]!;
    await leaveCampaign(at.db, drafter, id, out);
    await dissolve(1, 4);
    await rejoinCampaign(at.db, drafter, id, out);
    expect(await campaigns()).toEqual([others.slice(0, 2)]);
    await leaveAgain(out);
    const [change] = await campaignChanges(at.db, drafter, await matter());
    await restoreCampaign(at.db, drafter, id, change!.dissolution!);
    expect((await campaigns())[0]).toContain(alike[0]);
  });

  /** It is in no campaign now, so there is nothing to take it out of. */
  const leaveAgain = async (comment: number) =>
    expect((await refusalOf(leaveCampaign(at.db, drafter, id, comment))).code).toBe(
      "edited-elsewhere",
    );

  test("what was answered to all of them together stays with each, and can then be answered apart", async () => {
    const together = { campaign: 1, expected: 5, including: alike[0]! };
    const given = { decision: "rejected", reason: "货车绕行没有别的路。" };
    await decideComments(at.db, drafter, id, together, given);
    await leaveCampaign(at.db, drafter, id, alike[1]!);
    expect(await answerOf(alike[1]!)).toEqual(given);
    await decideComments(at.db, drafter, id, { ids: [alike[1]!] }, { decision: "adopted" });
    await dissolve(1, 4);
    expect(await answerOf(alike[0]!)).toEqual(given);
    expect((await answerOf(alike[1]!))?.decision).toBe("adopted");
  });

  test("an act on a campaign that is no longer the one that was seen changes nothing", async () => {
    const before = await campaigns();
    const template = await templateOf(1);
    const seen = (campaign: number, expected: number) =>
      refusalOf(dissolveCampaign(at.db, drafter, id, { campaign, expected, template }));
    for (const [campaign, expected] of [
      [1, 4],
      [2, 2],
      [9, 5],
    ] as const)
      expect((await seen(campaign, expected)).code).toBe("edited-elsewhere");
    const wrong = { campaign: 1, expected: 5, including: others[0]! };
    const decided = decideComments(at.db, drafter, id, wrong, { decision: "adopted" });
    expect((await refusalOf(decided)).code).toBe("edited-elsewhere");
    expect(await campaigns()).toEqual(before);
    expect(await actsIn(at.db, id)).toEqual([]);
  });

  test("campaigns are changed by those alone who triage, in their own office, before the answer is out", async () => {
    const template = await templateOf(1);
    const seen = { campaign: 1, expected: 5, template };
    const tries = (officer: Officer) => [
      () => leaveCampaign(at.db, officer, id, alike[0]!),
      () => rejoinCampaign(at.db, officer, id, alike[0]!),
      () => dissolveCampaign(at.db, officer, id, seen),
      () => restoreCampaign(at.db, officer, id, 1),
    ];
    for (const role of ["liaison", "approver"] as const)
      for (const attempt of tries({ ...drafter, role }))
        expect((await refusalOf(attempt())).code).toBe("not-allowed");
    const office = await makeOffice(at.db);
    const stranger = asOfficer(office, await makeOfficer(at.db, office.id));
    for (const attempt of tries(stranger))
      expect((await refusalOf(attempt())).code).toBe("not-found");
    expect(await campaignForBoard(at.db, stranger, await matter(), 1)).toBeNull();
    expect(await campaignChanges(at.db, stranger, await matter())).toEqual([]);
    await endWindow(at.db, id);
    await closeConsultation(at.db, id);
    await at.db
      .updateTable("consultations")
      .set({ answered_at: new Date() })
      .where("id", "=", id)
      .execute();
    for (const attempt of tries(drafter))
      expect((await refusalOf(attempt())).code).toBe("already-published");
  });

  test("a campaign shows its text, its senders and when they came", async () => {
    const campaign = await campaignForBoard(at.db, drafter, await matter(), 1);
    expect(campaign).toMatchObject({ size: 5, untouched: 5, withUnit: 0 });
    expect(campaignWords.senders(5, 5, 0)).toBe("5 人提出，未处理 5 条");
    expect(campaign!.template).toContain("东港大道夜间货车太多");
    expect(campaign!.days.reduce((sum, { count }) => sum + count, 0)).toBe(5);
  });

  test("a campaign's waiting senders are told as the board tells them: nobody's, and a unit's", async () => {
    const { id: unit } = await at.db
      .insertInto("units")
      .values({ office_id: drafter.officeId, name: "市公安局" })
      .returning("id")
      .executeTakeFirstOrThrow();
    const members = await at.db
      .selectFrom("comment_topics")
      .select("comment_id as id")
      .where("campaign_id", "=", 1)
      .where("run_id", "=", (await matter()).runId)
      .orderBy("comment_id")
      .execute();
    const ids = members.map(({ id }) => id);
    await assignComments(at.db, drafter, id, { ids: ids.slice(0, 2) }, unit);
    await decideComments(at.db, drafter, id, { ids: [ids[4]!] }, { decision: "adopted" });
    const campaign = await campaignForBoard(at.db, drafter, await matter(), 1);
    expect(campaign).toMatchObject({ size: 5, untouched: 2, withUnit: 2 });
    expect(campaignWords.senders(5, 2, 2)).toBe("5 人提出，未处理 2 条，待单位答复 2 条");
    expect(campaignWords.senders(5, 0, 0)).toBe("5 人提出，已全部处理");
  });
});
