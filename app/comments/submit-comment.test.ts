import { beforeAll, expect, test } from "vitest";
import { closeConsultation } from "~/app/consultations/close-consultation.server";
import { unseal } from "~/app/platform/seal.server";
import {
  endWindow,
  makeConsultation,
  makeOffice,
  OPTIONAL_FIELDS,
  TEST_KEY,
  TEST_SECRETS,
} from "~/tests/make";
import { refusalOf } from "~/tests/refusal-of";
import { onEveryDatabase } from "~/tests/setup/databases";
import { consultationOfCode, readReceiptCode } from "./receipt-code";
import { authorContext, submitComment } from "./submit-comment.server";

onEveryDatabase("submitting a comment", (at) => {
  let office: { id: number; slug: string };
  let open: { id: number; slug: string };
  const submit = (slug: string, key: string, form: object) =>
    submitComment(at.db, TEST_SECRETS, { slug, key, form, channel: "site" });
  const count = async (id: number) =>
    (await at.db.selectFrom("comments").select("id").where("consultation_id", "=", id).execute())
      .length;

  beforeAll(async () => {
    office = await makeOffice(at.db);
    open = await makeConsultation(at.db, office);
  });

  test("a comment on a clause is kept and its receipt names the consultation", async () => {
    const receipt = await submit(open.slug, "key-00000001", { clause: 2, body: " 赞成\r\n" });
    expect(receipt.clause).toBe(2);
    expect(receipt.receivedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+08:00$/);
    expect(readReceiptCode(receipt.code.toLowerCase().replaceAll("-", " "))).toBe(receipt.code);
    expect(consultationOfCode(receipt.code)).toBe(open.id);
    const row = await at.db
      .selectFrom("comments")
      .select(["body", "stance"])
      .where("code", "=", receipt.code)
      .executeTakeFirstOrThrow();
    expect(row).toEqual({ body: "赞成", stance: "other" });
  });

  test("a replay of the same submission gives the same receipt and no second comment", async () => {
    const before = await count(open.id);
    const form = { clause: null, body: "请再延长几天" };
    const receipts = await Promise.all(
      Array.from({ length: 5 }, () => submit(open.slug, "key-00000002", form)),
    );
    expect(new Set(receipts.map((r) => JSON.stringify(r))).size).toBe(1);
    expect(await count(open.id)).toBe(before + 1);
  });

  test("the same key with another content is refused", async () => {
    const refusal = await refusalOf(submit(open.slug, "key-00000002", { body: "另一条意见" }));
    expect(refusal.code).toBe("key-reused");
    expect(refusal.status).toBe(409);
  });

  test("an empty opinion, an unknown clause and a missing name are told at their fields", async () => {
    const strict = await makeConsultation(at.db, office, {
      fields: { ...OPTIONAL_FIELDS, name: "required" },
    });
    const refusal = await refusalOf(submit(strict.slug, "key-00000003", { body: "  " }));
    expect(refusal.status).toBe(422);
    expect(refusal.detail.fields).toEqual({ body: "请写下您的意见" });
    expect(
      (await refusalOf(submit(strict.slug, "key-00000003", { body: "好" }))).detail.fields,
    ).toEqual({ name: "请填写姓名" });
    const unknown = submit(open.slug, "key-00000004", { clause: 99, body: "好" });
    expect((await refusalOf(unknown)).detail.fields).toEqual({ clause: "没有第 99 条" });
  });

  test("who speaks is stored sealed and apart; the public name is masked; what was not asked for is dropped", async () => {
    const quiet = await makeConsultation(at.db, office, {
      fields: { ...OPTIONAL_FIELDS, organisation: "hidden" },
    });
    const { code } = await submit(quiet.slug, "key-00000005", {
      body: "建议增加充电桩",
      name: "欧阳小明",
      organisation: "某公司",
      contact: "000-5550100",
    });
    const comment = await at.db
      .selectFrom("comments")
      .select(["id", "public_name"])
      .where("code", "=", code)
      .executeTakeFirstOrThrow();
    expect(comment.public_name).toBe("欧阳**");
    const { sealed } = await at.db
      .selectFrom("comment_authors")
      .select("sealed")
      .where("comment_id", "=", comment.id)
      .executeTakeFirstOrThrow();
    expect(sealed.includes(Buffer.from("欧阳"))).toBe(false);
    expect(JSON.parse(unseal(TEST_KEY, sealed, authorContext(quiet.id, comment.id)))).toEqual({
      name: "欧阳小明",
      organisation: null,
      contact: "000-5550100",
    });
    expect(() => unseal(TEST_KEY, sealed, authorContext(quiet.id, comment.id + 1))).toThrow();
  });

  test("a comment before the opening is refused", async () => {
    const later = await makeConsultation(at.db, office, {
      opensAt: new Date(Date.now() + 3_600_000),
    });
    expect((await refusalOf(submit(later.slug, "key-00000006", { body: "好" }))).code).toBe(
      "not-open-yet",
    );
  });

  test("a comment one second late is refused, and the refusal says when it closed; a replay of an earlier one still gives its receipt", async () => {
    const ending = await makeConsultation(at.db, office);
    const inTime = await submit(ending.slug, "key-00000007", { body: "赶在截止之前" });
    await endWindow(at.db, ending.id);
    const refusal = await refusalOf(submit(ending.slug, "key-00000008", { body: "晚了一秒" }));
    expect(refusal.status).toBe(410);
    expect(refusal.detail.closedAt).toMatch(/\+08:00$/);
    expect(await submit(ending.slug, "key-00000007", { body: "赶在截止之前" })).toEqual(inTime);
    expect(await count(ending.id)).toBe(1);
  });

  test("the database itself refuses a late comment, whoever writes it", async () => {
    const ended = await makeConsultation(at.db, office);
    await endWindow(at.db, ended.id);
    const late = at.db
      .insertInto("comments")
      .values({
        consultation_id: ended.id,
        code: "0000-LATE-LATE-LATE",
        body: "迟到",
        stance: "other",
        channel: "site",
        public_name: "",
        received_at: new Date(),
        review: "pending",
        fingerprint: "x",
      })
      .execute();
    await expect(late).rejects.toThrow(/takes no comments/);
  });

  test("closing is recorded once with the number frozen, and enqueues the analysis once", async () => {
    const ending = await makeConsultation(at.db, office);
    await submit(ending.slug, "key-00000009", { body: "一条意见" });
    expect(await closeConsultation(at.db, ending.id)).toBe(false);
    await endWindow(at.db, ending.id);
    const tries = await Promise.all([1, 2, 3].map(() => closeConsultation(at.db, ending.id)));
    expect(tries.filter(Boolean)).toHaveLength(1);
    const row = await at.db
      .selectFrom("consultations")
      .select(["comments_at_close", "closed_at"])
      .where("id", "=", ending.id)
      .executeTakeFirstOrThrow();
    expect(row.comments_at_close).toBe(1);
    const audit = await at.db
      .selectFrom("audit")
      .select("id")
      .where("consultation_id", "=", ending.id)
      .where("action", "=", "征求意见截止")
      .execute();
    expect(audit).toHaveLength(1);
  });

  test("what was said is never rewritten", async () => {
    const change = at.db.updateTable("comments").set({ body: "改写" }).execute();
    await expect(change).rejects.toThrow(/never rewritten/);
  });
});
