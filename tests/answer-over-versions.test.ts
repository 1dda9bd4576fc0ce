import { beforeAll, expect, test } from "vitest";
import { closeConsultation } from "~/app/consultations/close-consultation.server";
import { corrected } from "~/app/consultations/versions/corrected-outline.fixture";
import { publishedVersions } from "~/app/consultations/versions/versions.queries.server";
import { outcomeForPublic, outcomeHead } from "~/app/publication/outcome.queries.server";
import { readOutcomeAddress } from "~/app/publication/outcome-address";
import { publishOutcome } from "~/app/publication/publish-outcome.server";
import { foldCampaigns } from "~/app/publication/summary-page.server";
import { summaryRows } from "~/app/publication/summary-rows.server";
import { commentsForBoard } from "~/app/triage/board.queries.server";
import { commentForBoard } from "~/app/triage/comment.queries.server";
import { clauseForBoard, facetForLens } from "~/app/triage/lens.queries.server";
import type { Reader } from "~/app/triage/matching.server";
import {
  endWindow,
  makeComment,
  makeConsultation,
  makeDecision,
  makeOffice,
  makeOfficer,
  makeOutline,
  makeVersion,
} from "./make";
import { onEveryDatabase } from "./setup/databases";

onEveryDatabase("comments on several versions are worked through and answered", (at) => {
  let reader: Reader;
  let by: { officeId: number; officerId: number };
  let id: number;
  let slug: string;
  let comments: { id: number }[];
  const matter = () => ({ consultationId: id, runId: null });

  beforeAll(async () => {
    const office = await makeOffice(at.db);
    const approver = await makeOfficer(at.db, office.id, "approver");
    reader = { officeId: office.id, role: "administrator", unitId: null };
    by = { officeId: office.id, officerId: approver.id };
    ({ id, slug } = await makeConsultation(at.db, office, { visibility: "at-once" }));
    comments = [
      await makeComment(at.db, slug, { clause: 2, body: "太少。" }),
      await makeComment(at.db, slug, { clause: 4, body: "请保留。" }),
      await makeComment(at.db, slug, { clause: null, body: "赞成。" }),
    ];
    await makeVersion(at.db, by, slug, corrected(makeOutline()));
    comments.push(
      await makeComment(at.db, slug, { clause: 2, body: "可以。" }),
      await makeComment(at.db, slug, { clause: 4, body: "公开得好。" }),
    );
    await endWindow(at.db, id);
    await closeConsultation(at.db, id);
  });

  test("the board counts a clause's comments together, and what is gone by itself", async () => {
    const facet = await facetForLens(at.db, reader, matter(), {}, "clause");
    if (facet.lens !== "clause") throw new Error("another lens");
    expect(facet.clauses.map(({ number, gone, count }) => [number, gone, count])).toEqual([
      [null, null, 1],
      [2, false, 2],
      [4, false, 1],
      [4, true, 1],
    ]);
    const bodies = async (clause: number | "1-4") => {
      const page = await commentsForBoard(at.db, reader, matter(), { clause });
      return page.comments.map(({ excerpt }) => excerpt);
    };
    expect(await bodies(2)).toEqual(["太少。", "可以。"]);
    expect(await bodies(4)).toEqual(["公开得好。"]);
    expect(await bodies("1-4")).toEqual(["请保留。"]);
    expect(await clauseForBoard(at.db, matter(), "1-4")).toMatchObject({ gone: true, version: 1 });
    expect(await clauseForBoard(at.db, matter(), 2)).toMatchObject({ gone: false, version: 2 });
  });

  test("a comment on the board has the words that it was made on, and those that stand", async () => {
    const comment = await commentForBoard(at.db, reader, matter(), comments[0]!.id);
    expect(comment).toMatchObject({ clauseVersion: 1, standingVersion: 2, standingGone: false });
    expect(comment?.clauseText).toContain("1000");
    expect(comment?.standingText).toContain("1500");
  });

  test("the answer goes by clause, shows what its words became, and its table has the words of the time", async () => {
    for (const comment of comments) await makeDecision(at.db, id, comment.id);
    await publishOutcome(at.db, { id: by.officerId, officeId: by.officeId, role: "approver" }, id, {
      statement: "公开征求意见情况说明：已经逐条研究。",
    });
    const head = (await outcomeHead(at.db, slug))!;
    const outcome = (search = "") =>
      outcomeForPublic(at.db, head, readOutcomeAddress(new URLSearchParams(search)));
    const all = (await outcome())!;
    expect(all.byClause.map(({ place, comments: count }) => [place, count])).toEqual([
      [2, 2],
      [4, 1],
      ["1-4", 1],
      ["whole", 1],
    ]);
    const changed = all.list!.opinions.find(({ body }) => body === "太少。")!;
    expect(changed.clause?.name).toContain("（第 1 版）");
    expect(changed.since?.redline).toContainEqual({ kind: "added", text: "1500" });
    const gone = (await outcome("clause=1-4"))!.list!.opinions;
    expect(gone.map(({ body, since }) => [body, since?.gone])).toEqual([["请保留。", true]]);
    const scope = {
      consultationId: id,
      runId: null,
      audience: "office",
      visibility: "at-once",
    } as const;
    const rows = [];
    for await (const row of summaryRows(at.db, scope, await foldCampaigns(at.db, scope)))
      rows.push(row);
    expect(rows).toHaveLength(5);
    expect(rows.find((row) => row[3] === "太少。")?.[2]).toContain("1000");
    expect(rows.find((row) => row[3] === "可以。")?.[2]).toContain("1500");
  });

  test("the text as it was decided follows the answer as its final version", async () => {
    const final = corrected(makeOutline());
    final.clauses[2]!.text = "到2027年，新增公共停车泊位2600个，按区分年落实。";
    await makeVersion(at.db, by, slug, final, "吸收意见后定稿。");
    const versions = await publishedVersions(at.db, id);
    expect(versions.map(({ purpose }) => purpose)).toEqual(["consultation", "correction", "final"]);
    const facet = await facetForLens(at.db, reader, matter(), {}, "clause");
    expect(facet.lens === "clause" && facet.clauses.map(({ count }) => count)).toEqual([
      1, 2, 1, 1,
    ]);
  });
});
