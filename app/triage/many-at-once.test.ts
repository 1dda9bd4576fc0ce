import { beforeEach, expect, test } from "vitest";
import { closeConsultation } from "~/app/consultations/close-consultation.server";
import { endWindow, TEST_KEY } from "~/tests/make";
import { onEveryDatabase } from "~/tests/setup/databases";
import { progressForBoard } from "./board.queries.server";
import { readBoardAddress } from "./board-address";
import { decideComments } from "./decide-comments.server";
import { didWords, readDid } from "./did";
import { doOnBoard } from "./do-on-board.server";
import { actsIn, asOfficer, freshDesk, sayAll } from "./triage.fixture";

const formOf = (fields: Record<string, string>): FormData => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
};

onEveryDatabase("deciding very many comments at once", (at) => {
  let desk: Awaited<ReturnType<typeof freshDesk>>;
  beforeEach(async () => {
    desk = await freshDesk(at.db);
  });

  const press = (fields: Record<string, string>, search = "state=untouched", by = desk.drafter) =>
    doOnBoard(
      {
        db: at.db,
        key: TEST_KEY,
        officer: by,
        consultationId: desk.open.id,
        now: new Date("2026-11-20T10:00:00+08:00"),
      },
      readBoardAddress(new URLSearchParams(search)),
      formOf(fields),
    );
  const all = (expected: number) => ({
    form: "many",
    scope: "matching",
    expected: String(expected),
    act: "decide.rejected",
    reason: "超出权限",
  });
  const progress = () =>
    progressForBoard(at.db, desk.drafter, { consultationId: desk.open.id, runId: null });
  const say = (count: number) =>
    sayAll(
      at.db,
      desk.open.id,
      Array.from({ length: count }, (_, i) => `第 ${i} 条`),
    );
  const didOf = (done: Awaited<ReturnType<typeof press>>) => {
    if (!("to" in done)) throw new Error(JSON.stringify(done));
    return readDid(new URLSearchParams(done.to).get("did"))!;
  };

  test("over fifty of them need a tick at their number; without it nothing is done and the words stay", async () => {
    await say(60);
    const refusals = [
      await press(all(64)),
      await press({ ...all(64), confirmed: "63" }),
      await press({ ...all(64), confirmed: "yes" }),
    ];
    for (const done of refusals) {
      if (!("refused" in done)) throw new Error("not refused");
      expect(done.status).toBe(422);
      expect(done.refused.fields.confirmed).toContain("64 条");
      expect(done.refused.typed).toMatchObject({ reason: "超出权限", scope: "matching" });
    }
    expect((await progress()).rejected).toBe(0);
    const done = didOf(await press({ ...all(64), confirmed: "64" }));
    expect(didWords(done)).toBe("刚刚处理 64 条");
    expect((await progress()).rejected).toBe(64);
  });

  test("up to fifty need none", async () => {
    await say(46);
    expect(didOf(await press(all(50))).count).toBe(50);
  });

  test("what was just decided is taken back with one button, and both acts are in the audit", async () => {
    await say(60);
    const { at: instant } = didOf(await press({ ...all(64), confirmed: "64" }));
    // A colleague has looked at one of them again.
    const colleague = asOfficer(desk.office, { ...desk.drafter, role: "drafter" });
    await decideComments(
      at.db,
      colleague,
      desk.open.id,
      { ids: [desk.ids[0]!] },
      { decision: "adopted" },
    );
    const back = { act: "decide.undo", scope: "just", at: String(instant) };
    expect(didWords(didOf(await press(back)))).toBe("刚刚撤销 63 条的处理");
    expect(await progress()).toMatchObject({ adopted: 1, rejected: 0, untouched: 63 });
    const again = await press(back);
    expect("refused" in again && again.refused.message).toContain("已经撤销");
    const acts = (await actsIn(at.db, desk.open.id)).map(({ action, subject }) => [
      action,
      subject,
    ]);
    expect(acts[0]).toEqual(["处理意见", "意见 64 条"]);
    expect(acts.at(-1)).toEqual(["撤销处理", "意见 63 条"]);
  });

  test("decisions are taken back for all that match, not for those that have none", async () => {
    await say(60);
    const decided = await press({ ...all(2), act: "decide.adopted" }, "clause=2");
    expect(didOf(decided).count).toBe(2);
    const undo = { ...all(64), act: "decide.undo" };
    const asked = await press(undo, "");
    expect("refused" in asked && asked.refused.fields.confirmed).toContain("64 条");
    const done = didOf(await press({ ...undo, confirmed: "64" }, ""));
    expect(didWords(done)).toBe("刚刚撤销 2 条的处理");
  });

  test("an act on thousands says in each entry of the audit which of them it names", async () => {
    await say(1_200);
    await press({ ...all(1_204), confirmed: "1204" });
    const acts = await actsIn(at.db, desk.open.id);
    expect(acts.map(({ subject }) => subject)).toEqual([
      "意见第 1—1000 条，共 1204 条",
      "意见第 1001—1204 条，共 1204 条",
    ]);
    const named = acts.flatMap(({ detail }) => (detail as { comments: number[] }).comments);
    expect(new Set(named).size).toBe(1_204);
  });

  test("another officer's act is not found by its instant, nor anything once the answer is out", async () => {
    const { at: instant } = didOf(await press(all(4)));
    const back = { act: "decide.undo", scope: "just", at: String(instant) };
    const other = asOfficer(desk.office, { ...desk.stranger, role: "drafter" });
    const refused = await press(back, "", other);
    expect("refused" in refused && refused.status).toBe(409);
    await endWindow(at.db, desk.open.id);
    await closeConsultation(at.db, desk.open.id);
    await at.db
      .updateTable("consultations")
      .set({ answered_at: new Date() })
      .where("id", "=", desk.open.id)
      .execute();
    const late = await press(back);
    expect("refused" in late && late.refused.message).toContain("已经公布");
  });
});
