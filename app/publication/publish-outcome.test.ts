import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { closeConsultation } from "~/app/consultations/close-consultation.server";
import { publicRevision } from "~/app/consultations/revision.queries.server";
import type { DomainError } from "~/app/platform/errors";
import { DECISIONS } from "~/db/tables/triage";
import {
  endWindow,
  makeComment,
  makeConsultation,
  makeDecision,
  makeOffice,
  makeOfficer,
  makeOutline,
  makeRun,
} from "~/tests/make";
import { refusalOf } from "~/tests/refusal-of";
import { onEveryDatabase } from "~/tests/setup/databases";
import { outcomeForPublic, outcomeHead } from "./outcome.queries.server";
import { publishOutcome } from "./publish-outcome.server";
import { decisionForReceipt } from "./receipt-outcome.queries.server";
import { countingRun, type Scope } from "./scope.server";
import { foldCampaigns } from "./summary-page.server";
import { summaryRows } from "./summary-rows.server";
import { addUp } from "./totals";
import { totalsOf } from "./totals.queries.server";
import { DECISION_WORDS } from "./words";

const said = { statement: "感谢参与。" };

onEveryDatabase("publishing the outcome", (at) => {
  let office: { id: number; slug: string };
  let approver: { id: number; officeId: number; role: "approver" };
  const officerOf = async (officeId: number, role: "approver" | "drafter") => ({
    id: (await makeOfficer(at.db, officeId, role)).id,
    officeId,
    role,
  });
  const closed = async (comments: number) => {
    const consultation = await makeConsultation(at.db, office);
    const made = [];
    for (let i = 0; i < comments; i++) made.push(await makeComment(at.db, consultation.slug));
    await endWindow(at.db, consultation.id);
    await closeConsultation(at.db, consultation.id);
    return { ...consultation, comments: made };
  };

  beforeAll(async () => {
    office = await makeOffice(at.db);
    approver = (await officerOf(office.id, "approver")) as typeof approver;
  });

  test("before the window is closed nothing is published", async () => {
    const open = await makeConsultation(at.db, office);
    expect((await refusalOf(publishOutcome(at.db, approver, open.id, said))).code).toBe(
      "not-closed-yet",
    );
  });

  test("a drafter may not publish, and another office finds nothing there", async () => {
    const { id } = await closed(0);
    const drafter = await officerOf(office.id, "drafter");
    expect((await refusalOf(publishOutcome(at.db, drafter, id, said))).code).toBe("not-allowed");
    const stranger = await officerOf((await makeOffice(at.db)).id, "approver");
    expect((await refusalOf(publishOutcome(at.db, stranger, id, said))).code).toBe("not-found");
  });

  test("as long as comments are undecided it is refused with their number", async () => {
    const { id, comments } = await closed(3);
    await makeDecision(at.db, id, comments[0]!.id);
    const refusal = await refusalOf(publishOutcome(at.db, approver, id, said));
    expect(refusal.code).toBe("undecided-left");
    expect(refusal.message).toContain("还有 2 条");
    expect(
      await at.db
        .selectFrom("outcomes")
        .select("totals")
        .where("consultation_id", "=", id)
        .execute(),
    ).toEqual([]);
  });

  test("an empty statement is told at its field", async () => {
    const { id } = await closed(0);
    const refusal = await refusalOf(publishOutcome(at.db, approver, id, { statement: " \n" }));
    expect(refusal.detail.fields?.statement).toContain("请填写");
  });

  test("published: totals frozen, page anew, receipt open, audit written; and only once", async () => {
    const { id, slug, comments } = await closed(4);
    const [first, second, third, fourth] = comments.map((comment) => comment.id);
    const runId = await makeRun(at.db, id, [
      { id: first!, topic: 1, campaign: 1 },
      { id: second!, topic: 1, campaign: 1 },
      { id: third!, topic: 1, campaign: 1 },
      { id: fourth! },
    ]);
    for (const comment of [first!, second!, third!])
      await makeDecision(at.db, id, comment, "rejected", "超出权限。");
    await makeDecision(at.db, id, fourth!, "partly", "部分吸收。");
    expect(await decisionForReceipt(at.db, id, first!)).toBeNull();
    const before = await publicRevision(at.db, slug);

    const [one, two] = await Promise.allSettled([
      publishOutcome(at.db, approver, id, said),
      publishOutcome(at.db, approver, id, said),
    ]);
    const refused = [one, two].filter((result) => result.status === "rejected");
    expect(refused).toHaveLength(1);
    expect((refused[0]!.reason as DomainError).code).toBe("already-published");

    const head = (await outcomeHead(at.db, slug))!;
    expect(head.published?.totals).toEqual({
      comments: 4,
      points: 2,
      decisions: { adopted: 0, partly: 1, rejected: 3, explained: 0 },
      runId,
    });
    expect(head.answeredAt).not.toBeNull();
    expect(await publicRevision(at.db, slug)).not.toBe(before);
    const decision = await decisionForReceipt(at.db, id, first!);
    expect(decision).toMatchObject({ decision: "rejected", reason: "超出权限。" });
    expect(decision?.decidedAt).toBeInstanceOf(Date);
    const audit = await at.db
      .selectFrom("audit")
      .select(["action", "officer_id"])
      .where("consultation_id", "=", id)
      .where("action", "=", "公布意见反馈")
      .execute();
    expect(audit).toEqual([{ action: "公布意见反馈", officer_id: approver.id }]);
  });

  test("where nobody said anything, that is published", async () => {
    const { id, slug } = await closed(0);
    expect(await publishOutcome(at.db, approver, id, said)).toMatchObject({
      comments: 0,
      points: 0,
    });
    const outcome = await outcomeForPublic(at.db, (await outcomeHead(at.db, slug))!, {});
    expect(outcome).toMatchObject({
      byClause: [],
      byTopic: [],
      list: { opinions: [], comments: 0 },
    });
  });

  test("an outcome cannot be read before it is published", async () => {
    const { id, slug, comments } = await closed(1);
    await makeDecision(at.db, id, comments[0]!.id);
    const head = (await outcomeHead(at.db, slug))!;
    expect(head.published).toBeNull();
    expect(await outcomeForPublic(at.db, head, {})).toBeNull();
  });

  test("the summary table prints an article as the draft does, its marker set off", async () => {
    const outline = makeOutline(1);
    const article = { markerKind: "第X条", marker: "第一条", heading: "", text: "为了规范管理。" };
    Object.assign(outline.clauses[1]!, article);
    const { id, slug } = await makeConsultation(at.db, office, { outline });
    await makeComment(at.db, slug, { clause: 2 });
    const scope: Scope = {
      consultationId: id,
      runId: null,
      audience: "office",
      visibility: "never",
    };
    for await (const cells of summaryRows(at.db, scope, await foldCampaigns(at.db, scope)))
      expect(cells[2]).toBe("第一条\u3000为了规范管理。");
  });

  describe("the summary table", () => {
    let id: number;
    let ids: number[];
    beforeAll(async () => {
      const consultation = await makeConsultation(at.db, office);
      id = consultation.id;
      ids = [];
      for (let i = 0; i < 14; i++)
        ids.push((await makeComment(at.db, consultation.slug, { clause: [null, 2, 3][i % 3] })).id);
    });

    test("its rows add up to the totals, whatever was decided and folded, in pages of any size", async () => {
      const one = fc.record({
        decision: fc.constantFrom(...DECISIONS, null),
        reason: fc.constantFrom("理由甲", "理由乙"),
        campaign: fc.constantFrom(undefined, undefined, 1, 2),
      });
      await fc.assert(
        fc.asyncProperty(
          fc.array(one, { minLength: 14, maxLength: 14 }),
          fc.integer({ min: 1, max: 16 }),
          async (states, pageSize) => {
            await at.db.deleteFrom("triage_entries").where("consultation_id", "=", id).execute();
            for (const [i, { decision, reason }] of states.entries())
              if (decision) await makeDecision(at.db, id, ids[i]!, decision, reason);
            await makeRun(
              at.db,
              id,
              states.map(({ campaign }, i) => ({ id: ids[i]!, campaign })),
            );
            const scope: Scope = {
              consultationId: id,
              runId: await countingRun(at.db, id),
              audience: "office",
              visibility: "reviewed",
            };
            const rows = [];
            for await (const cells of summaryRows(
              at.db,
              scope,
              await foldCampaigns(at.db, scope),
              pageSize,
            ))
              rows.push({
                senders: cells[7] as number,
                decision: DECISIONS.find((each) => DECISION_WORDS[each] === cells[8]) ?? null,
              });
            const totals = await totalsOf(at.db, scope);
            expect(addUp(rows)).toEqual(totals);
            expect(totals.comments).toBe(14);
          },
        ),
        { numRuns: 12 },
      );
    });

    test("rows follow the draft, the whole draft last, and are numbered without a gap", async () => {
      const scope: Scope = {
        consultationId: id,
        runId: null,
        audience: "office",
        visibility: "never",
      };
      const rows = [];
      for await (const cells of summaryRows(at.db, scope, await foldCampaigns(at.db, scope), 4))
        rows.push(cells);
      expect(rows.map((cells) => cells[0])).toEqual(ids.map((_, i) => i + 1));
      expect(rows.map((cells) => String(cells[1]).split(" 条")[0])).toEqual([
        ...Array(5).fill("第 2"),
        ...Array(4).fill("第 3"),
        ...Array(5).fill("整份草案"),
      ]);
    });
  });
});
