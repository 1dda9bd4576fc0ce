import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import { closeConsultation } from "~/app/consultations/close-consultation.server";
import { loader as find } from "~/app/routes/receipts._index";
import { headers, loader } from "~/app/routes/receipts.$code";
import { endWindow, makeComment, makeConsultation, makeOffice } from "~/tests/make";
import { asked, makeContext } from "~/tests/setup/context";
import { onEveryDatabase } from "~/tests/setup/databases";

onEveryDatabase("a receipt", (at) => {
  let consultation: { id: number; slug: string };
  let held: { id: number; code: string };

  const open = (code: string) =>
    loader(asked(makeContext(at.db), `/receipts/${code}`, { code })).then(
      (answer) => ({ status: 200, page: answer.data, location: null }),
      async (refusal: Response) => ({
        status: refusal.status,
        page: null,
        location: refusal.headers.get("Location"),
      }),
    );
  const look = (typed: string) =>
    find(asked(makeContext(at.db), `/receipts?code=${encodeURIComponent(typed)}`)).then(
      (answer) => ({
        status: answer.init?.status ?? 200,
        fault: answer.data.fault,
        location: null,
      }),
      (led: Response) => ({
        status: led.status,
        fault: null,
        location: led.headers.get("Location"),
      }),
    );

  beforeAll(async () => {
    consultation = await makeConsultation(at.db, await makeOffice(at.db));
    held = await makeComment(at.db, consultation.slug, { body: "我的意见", name: "张小丽" });
  });

  test("shows what was said and where it stands, and not who said it", async () => {
    const { page } = await open(held.code);
    expect(page).toMatchObject({
      receipt: { code: held.code, body: "我的意见", clause: { number: 2 } },
      decision: null,
    });
    expect(JSON.stringify(page)).not.toContain("小丽");
  });

  test("is found by its number however it is typed", async () => {
    const sloppy = ` ${held.code.toLowerCase().replaceAll("-", " ")} `;
    expect(await look(sloppy)).toMatchObject({ status: 303, location: `/receipts/${held.code}` });
    expect(await open(held.code.toLowerCase())).toMatchObject({
      status: 302,
      location: `/receipts/${held.code}`,
    });
  });

  test("a wrong number gets a sentence that says what to do", async () => {
    expect(await look("123")).toMatchObject({ status: 422, fault: /16 位/ });
    expect(await look("")).toMatchObject({ status: 422, fault: "请填写回执号" });
    expect(await look("0001-7K3F-92QD-MX4A")).toMatchObject({ status: 404 });
    expect((await open("0001-7K3F-92QD-MX4A")).status).toBe(404);
    expect((await open("\u0000")).status).toBe(404);
  });

  test("is not kept by any cache, and its address is not passed on", () => {
    expect(headers({} as Parameters<typeof headers>[0])).toMatchObject({
      "Cache-Control": "no-store",
      "Referrer-Policy": "same-origin",
    });
  });

  test("looks from one address are limited", async () => {
    const address = `203.0.113.${at.engine === "PGlite" ? 17 : 18}`;
    const context = makeContext(at.db, { address });
    const statuses: number[] = [];
    for (let i = 0; i < 121; i += 1)
      statuses.push(
        await loader(asked(context, "/receipts/x", { code: "x" })).then(
          () => 200,
          (refusal: Response) => refusal.status,
        ),
      );
    expect(statuses.slice(0, 120).every((status) => status === 404)).toBe(true);
    expect(statuses[120]).toBe(429);
  });

  test("tells the decision only once the outcome is published", async () => {
    await endWindow(at.db, consultation.id);
    await closeConsultation(at.db, consultation.id);
    await at.db
      .insertInto("triage_entries")
      .values({
        consultation_id: consultation.id,
        comment_id: held.id,
        unit_id: null,
        assigned_at: null,
        decision: "partly",
        reason: "增加泊位，规模另行论证。",
        decided_by: null,
        decided_at: new Date(),
      })
      .execute();
    expect((await open(held.code)).page?.decision).toBeNull();
    await at.db
      .insertInto("outcomes")
      .values({
        consultation_id: consultation.id,
        statement: "共征集意见 1 条。",
        totals: "{}",
        published_by: null,
      })
      .execute();
    await at.db
      .updateTable("consultations")
      .set({ answered_at: sql`clock_timestamp()` })
      .where("id", "=", consultation.id)
      .execute();
    expect((await open(held.code)).page?.decision).toMatchObject({
      decision: "partly",
      reason: "增加泊位，规模另行论证。",
    });
  });
});
