import { renderToStaticMarkup } from "react-dom/server";
import { beforeAll, expect, test } from "vitest";
import type { FormStep } from "~/app/comments/take-form-step.server";
import { action, loader } from "~/app/routes/consultations.$slug_.clauses.$number";
import { action as wholeAction } from "~/app/routes/consultations.$slug_.comment";
import { endWindow, makeConsultation, makeOffice, OPTIONAL_FIELDS } from "~/tests/make";
import { asked, makeContext, posted } from "~/tests/setup/context";
import { onEveryDatabase } from "~/tests/setup/databases";
import { LateComment } from "./late-comment";

/** What an action gives: a redirect, or the step of the form with its status. */
async function answerOf(result: Promise<unknown>) {
  const answer = await result;
  if (answer instanceof Response)
    return { status: answer.status, location: answer.headers.get("Location"), step: null };
  const { data, init } = answer as { data: FormStep; init: ResponseInit | null };
  return { status: init?.status, location: null, step: data };
}

onEveryDatabase("a citizen speaks by the form", (at) => {
  let office: { id: number; slug: string };
  let slug: string;
  let consultationId: number;
  const typed = {
    stance: "amend",
    body: "第一段。\r\n第二段。",
    suggestion: "增加 2000 个泊位",
    name: "张小丽",
    organisation: "",
    contact: "000-5550100",
  };
  const send = (fields: Record<string, string>, context = makeContext(at.db), to = slug) =>
    answerOf(
      action(
        asked(context, `/consultations/${to}/clauses/2`, { slug: to, number: "2" }, posted(fields)),
      ),
    );
  const stored = async (id = consultationId) =>
    (
      await at.db
        .selectFrom("comments")
        .select(["body", "suggestion", "stance", "public_name", "channel"])
        .where("consultation_id", "=", id)
        .orderBy("id")
        .execute()
    ).map((row) => ({ ...row }));

  beforeAll(async () => {
    office = await makeOffice(at.db);
    ({ slug, id: consultationId } = await makeConsultation(at.db, office));
  });

  test("a preview stores nothing, shows what will be sent, and each has a number of its own", async () => {
    const [one, two] = [
      await send({ ...typed, intent: "preview" }),
      await send({ ...typed, intent: "preview" }),
    ];
    expect(one.status).toBe(200);
    if (one.step?.step !== "preview" || two.step?.step !== "preview") throw new Error("no preview");
    expect(one.step.form.body).toBe("第一段。\n第二段。");
    expect(one.step.key).not.toBe(two.step.key);
    expect(await stored()).toEqual([]);
  });

  test("words of the clause that were left as they stood are no suggestion", async () => {
    const clause = await at.db
      .selectFrom("clauses")
      .select(["heading", "text"])
      .where("consultation_id", "=", consultationId)
      .where("number", "=", 2)
      .executeTakeFirstOrThrow();
    const suggestion = `${clause.heading}${clause.text}`;
    expect(suggestion).not.toBe("");
    const { step } = await send({ ...typed, suggestion, intent: "preview" });
    expect(step).toMatchObject({ step: "preview", form: { suggestion: null } });
  });

  test("an empty opinion is told at its field, and nothing else of the form is lost", async () => {
    const { status, step } = await send({ ...typed, body: " ", intent: "preview" });
    expect(status).toBe(422);
    expect(step).toMatchObject({
      step: "edit",
      faults: { body: "请写下您的意见" },
      typed: { suggestion: "增加 2000 个泊位", name: "张小丽", contact: "000-5550100" },
    });
  });

  test("what the office requires is asked for before the preview", async () => {
    const strict = await makeConsultation(at.db, office, {
      fields: { ...OPTIONAL_FIELDS, organisation: "required", contact: "hidden" },
    });
    const { status, step } = await send(
      { ...typed, intent: "preview" },
      makeContext(at.db),
      strict.slug,
    );
    expect(status).toBe(422);
    expect(step).toMatchObject({ faults: { organisation: "请填写单位" } });
    const next = await send(
      { ...typed, organisation: "某公司", intent: "preview" },
      makeContext(at.db),
      strict.slug,
    );
    expect(next.step).toMatchObject({ step: "preview", form: { contact: null } });
  });

  test("going back from the preview gives everything back", async () => {
    const { status, step } = await send({ ...typed, key: "key-back-1", intent: "edit" });
    expect(status).toBe(200);
    expect(step).toMatchObject({
      step: "edit",
      faults: {},
      typed: { ...typed, body: "第一段。\n第二段。" },
    });
  });

  test("sending leads to the receipt, is stored once however often the button is pressed, and the pages are made anew", async () => {
    const context = makeContext(at.db);
    const first = await send({ ...typed, key: "key-send-1", intent: "send" }, context);
    const again = await send({ ...typed, key: "key-send-1", intent: "send" });
    expect(first.status).toBe(303);
    expect(first.location).toMatch(/^\/receipts\/[0-9A-Z-]{19,}\?sent$/);
    expect(again.location).toBe(first.location);
    expect(context.forgotten).toEqual([slug]);
    expect(await stored()).toEqual([
      {
        body: "第一段。\n第二段。",
        suggestion: "增加 2000 个泊位",
        stance: "amend",
        public_name: "张**",
        channel: "site",
      },
    ]);
  });

  test("what was changed after the preview is previewed again, not sent", async () => {
    const { status, step } = await send({
      ...typed,
      body: "改了",
      key: "key-send-1",
      intent: "send",
    });
    expect(status).toBe(409);
    expect(step).toMatchObject({ step: "preview", form: { body: "改了" } });
    expect(step?.step === "preview" && step.key).not.toBe("key-send-1");
    expect(await stored()).toHaveLength(1);
  });

  test("too many comments from one address are held up, and nothing that was typed is lost", async () => {
    const context = makeContext(at.db, { address: `203.0.113.${at.engine === "PGlite" ? 7 : 8}` });
    for (let i = 0; i < 60; i += 1)
      await send({ ...typed, body: "", key: "key-many-1", intent: "send" }, context);
    const { status, step } = await send({ ...typed, key: "key-many-1", intent: "send" }, context);
    expect(status).toBe(429);
    expect(step).toMatchObject({
      step: "preview",
      key: "key-many-1",
      form: { body: "第一段。\n第二段。", name: "张小丽" },
    });
  });

  test.each(["preview", "send"])(
    "a comment one second late is refused at %s with the closing time, and all that was typed is shown to copy",
    async (intent) => {
      const ended = await makeConsultation(at.db, office);
      await endWindow(at.db, ended.id);
      const { status, step } = await send(
        { ...typed, key: "key-late-1", intent },
        makeContext(at.db),
        ended.slug,
      );
      expect(status).toBe(410);
      if (step?.step !== "late") throw new Error("it was not refused as late");
      const page = renderToStaticMarkup(
        <LateComment
          closesAt={new Date("2026-11-11T00:00:00+08:00")}
          typed={step.typed}
          office="澄江市交通局"
          back="/"
        />,
      );
      expect(page).toContain("2026年11月10日（星期二）24时截止（含当日）");
      for (const text of ["第一段。\n第二段。", "增加 2000 个泊位", "张小丽", "000-5550100"])
        expect(page).toContain(text);
      expect(await stored(ended.id)).toEqual([]);
    },
  );

  test("a comment before the opening is refused with what was typed", async () => {
    const later = await makeConsultation(at.db, office, {
      opensAt: new Date(Date.now() + 3_600_000),
    });
    for (const intent of ["preview", "send"]) {
      const { status, step } = await send(
        { ...typed, key: "key-early-1", intent },
        makeContext(at.db),
        later.slug,
      );
      expect(status).toBe(409);
      expect(step).toMatchObject({ refusal: "征求意见尚未开始。", typed: { name: "张小丽" } });
    }
  });

  test("a comment on the whole draft takes the same way and is on no clause", async () => {
    const { id, slug: other } = await makeConsultation(at.db, office);
    const { status } = await answerOf(
      wholeAction(
        asked(
          makeContext(at.db),
          `/consultations/${other}/comment`,
          { slug: other },
          posted({ ...typed, key: "key-whole-1", intent: "send" }),
        ),
      ),
    );
    expect(status).toBe(303);
    const rows = await at.db
      .selectFrom("comments")
      .select("clause_id")
      .where("consultation_id", "=", id)
      .execute();
    expect(rows).toEqual([{ clause_id: null }]);
  });

  test("a clause that is not there, or not published, has no page", async () => {
    const statusOf = (params: { slug: string; number: string }) =>
      loader(asked(makeContext(at.db), "/consultations/x/clauses/1", params)).then(
        () => 200,
        (refusal: unknown) => (refusal as Response).status,
      );
    expect(await statusOf({ slug, number: "2" })).toBe(200);
    await at.db
      .insertInto("consultations")
      .values({
        office_id: office.id,
        slug: "not-published",
        title: "未公布",
        summary: "",
        notice: "",
        explanation: "",
        contacts: "{}",
        fields: "{}",
        visibility: "at-once",
      })
      .execute();
    for (const [asks, number] of [
      [slug, "99"],
      [slug, "0"],
      [slug, "2x"],
      ["not-published", "1"],
      ["nowhere", "1"],
      ["\u0000", "1"],
    ] as const)
      expect(await statusOf({ slug: asks, number })).toBe(404);
  });
});
