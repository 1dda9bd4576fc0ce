import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { beforeEach, expect, test } from "vitest";
import { submitComment } from "~/app/comments/submit-comment.server";
import { DAY_MS } from "~/app/platform/time";
import { endWindow, makeComment, makeConsultation, makeOffice, TEST_SECRETS } from "~/tests/make";
import { refusalOf } from "~/tests/refusal-of";
import { onEveryDatabase } from "~/tests/setup/databases";
import { closeConsultation } from "../close-consultation.server";
import { endOfDayAfter } from "../window";
import { changeDates, extendWindow, withdrawConsultation } from "./change-window.server";
import { windowChanges } from "./window-changes.queries.server";

onEveryDatabase("what becomes of a window", (at) => {
  let office: { id: number; slug: string };
  let by: { officeId: number; officerId: null };

  beforeEach(async () => {
    office = await makeOffice(at.db);
    by = { officeId: office.id, officerId: null };
  });

  const databaseNow = async () => {
    const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(at.db);
    return rows[0]!.now.getTime();
  };
  const row = (id: number) =>
    at.db
      .selectFrom("consultations")
      .select(["closes_at", "closed_at", "withdrawn_at", "comments_at_close", "revision"])
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
  const jobs = async (id: number) => {
    const { rows } = await sql<{ job: string }>`
      select concat_ws(' ', name, data->>'occasion') as job from pgboss.job
      where data->>'consultationId' = ${String(id)} order by job`.execute(at.db);
    return rows.map(({ job }) => job);
  };
  const reason = "应多位市民要求，留出更多时间。";

  test("an open window is let end later, with a public reason, a letter, and its own closing", async () => {
    const { id, slug } = await makeConsultation(at.db, office);
    const before = await row(id);
    const closesAt = new Date(before.closes_at!.getTime() + 10 * DAY_MS);
    await extendWindow(at.db, by, slug, { closesAt, reason });
    const after = await row(id);
    expect(after).toMatchObject({ closes_at: closesAt, revision: before.revision + 1 });
    expect(await windowChanges(at.db, id)).toMatchObject([
      { kind: "extended", reason, closedBefore: before.closes_at, closesAt },
    ]);
    expect(await jobs(id)).toEqual(
      expect.arrayContaining(["close-consultation", "mail-subscribers extended"]),
    );
    // The closing of the earlier end finds nothing to close.
    expect(await closeConsultation(at.db, id)).toBe(false);
  });

  test("the excuse for a short window stands until it is extended to the usual length", async () => {
    const now = await databaseNow();
    const opensAt = new Date(now - DAY_MS);
    const closesAt = new Date(now + 10 * DAY_MS);
    const { id, slug } = await makeConsultation(at.db, office, { opensAt, closesAt });
    const excuse = async () =>
      (
        await at.db
          .selectFrom("consultations")
          .select("short_window_reason as said")
          .where("id", "=", id)
          .executeTakeFirstOrThrow()
      ).said;
    const extendTo = (days: number) =>
      extendWindow(at.db, by, slug, { closesAt: endOfDayAfter(opensAt, days), reason });
    await extendTo(29);
    expect(await excuse()).toBe("测试");
    await extendTo(30);
    expect(await excuse()).toBeNull();
  });

  test("a window is never shortened once it is open, by the form or by hand, and never after its end", async () => {
    const { id, slug } = await makeConsultation(at.db, office);
    const { closes_at } = await row(id);
    const earlier = new Date(closes_at!.getTime() - DAY_MS);
    expect(
      await refusalOf(extendWindow(at.db, by, slug, { closesAt: earlier, reason })),
    ).toMatchObject({
      code: "invalid",
      detail: { fields: { closesOn: "只能延长，不能提前截止" } },
    });
    await expect(
      at.db.updateTable("consultations").set({ closes_at: earlier }).where("id", "=", id).execute(),
    ).rejects.toThrow(/never shortened/);
    const later = new Date(closes_at!.getTime() + DAY_MS);
    await endWindow(at.db, id);
    for (const act of [
      () => extendWindow(at.db, by, slug, { closesAt: later, reason }),
      () => withdrawConsultation(at.db, by, slug, reason),
    ])
      expect(await refusalOf(act())).toMatchObject({ code: "closed" });
    const stranger = { officeId: (await makeOffice(at.db)).id, officerId: null };
    expect(
      await refusalOf(extendWindow(at.db, stranger, slug, { closesAt: later, reason })),
    ).toMatchObject({ code: "not-found" });
  });

  test("before it opens both dates may change; afterwards they may not", async () => {
    const now = await databaseNow();
    const { id, slug } = await makeConsultation(at.db, office, {
      opensAt: new Date(now + 2 * DAY_MS),
      closesAt: new Date(now + 40 * DAY_MS),
    });
    const dates = {
      opensAt: new Date(now + DAY_MS),
      closesAt: new Date(now + 20 * DAY_MS),
      shortWindowReason: null,
      reason: "会议改期。",
    };
    expect(await refusalOf(changeDates(at.db, by, slug, dates))).toMatchObject({
      detail: { fields: { shortWindowReason: expect.stringContaining("30 天") } },
    });
    await changeDates(at.db, by, slug, { ...dates, shortWindowReason: "汛期将至。" });
    expect((await row(id)).closes_at).toEqual(dates.closesAt);
    expect((await windowChanges(at.db, id))[0]).toMatchObject({ kind: "changed" });
    const opened = await makeConsultation(at.db, office);
    expect(
      await refusalOf(changeDates(at.db, by, opened.slug, { ...dates, shortWindowReason: "急。" })),
    ).toMatchObject({ code: "already-open" });
  });

  test("a withdrawn call takes nothing more, keeps what it has, and says when and why", async () => {
    const { id, slug } = await makeConsultation(at.db, office);
    for (let n = 0; n < 3; n++) await makeComment(at.db, slug);
    const { comments } = await withdrawConsultation(at.db, by, slug, "草案有重大改动。");
    expect(comments).toBe(3);
    const after = await row(id);
    expect(after).toMatchObject({ comments_at_close: 3, withdrawn_at: expect.any(Date) });
    const refused = await refusalOf(makeComment(at.db, slug));
    expect(refused).toMatchObject({ code: "closed" });
    const said = (refused as { detail: { closedAt: string } }).detail.closedAt;
    expect(Math.abs(new Date(said).getTime() - after.withdrawn_at!.getTime())).toBeLessThan(1_000);
    expect(await jobs(id)).toEqual(
      expect.arrayContaining(["follow-closing", "mail-subscribers withdrawn"]),
    );
    const kept = await at.db
      .selectFrom("comments")
      .select("id")
      .where("consultation_id", "=", id)
      .execute();
    expect(kept).toHaveLength(3);
    expect(await refusalOf(withdrawConsultation(at.db, by, slug, "再撤"))).toMatchObject({
      code: "closed",
    });
  });

  test("who posts while a window is being extended is judged by the end that stands then", async () => {
    const ends = Math.ceil(((await databaseNow()) + 6_000) / 500) * 500;
    const { id, slug } = await makeConsultation(at.db, office, { closesAt: new Date(ends) });
    const later = new Date(ends + 2_000);
    let said = 0;
    const post = async () => {
      const answers: ("taken" | "closed")[] = [];
      while (answers.at(-1) !== "closed") {
        const body = `请留出更多时间，第 ${said++} 条。`;
        const form = { clause: 2, body };
        answers.push(
          await submitComment(at.db, TEST_SECRETS, {
            slug,
            key: randomUUID(),
            form,
            channel: "api",
          })
            .then(() => "taken" as const)
            .catch((error) => {
              if (error.code !== "closed") throw error;
              return "closed" as const;
            }),
        );
      }
      return answers.length - 1;
    };
    const posting = Promise.all(Array.from({ length: 8 }, post));
    await extendWindow(at.db, by, slug, { closesAt: later, reason });
    const taken = (await posting).reduce((sum, n) => sum + n, 0);
    expect(await databaseNow()).toBeGreaterThanOrEqual(later.getTime());
    const { rows } = await sql<{ all: number; between: number; late: number }>`
      select count(*) as all, count(*) filter (where received_at >= ${new Date(ends)}) as between,
        count(*) filter (where received_at >= ${later}) as late
      from comments where consultation_id = ${id}`.execute(at.db);
    expect(rows[0]).toMatchObject({ all: taken, late: 0 });
    expect(rows[0]!.between).toBeGreaterThan(0);
  });
});
