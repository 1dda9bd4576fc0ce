import { beforeAll, expect, test } from "vitest";
import { loader as list } from "~/app/routes/api.v1.consultations._index";
import { action as notWritten, loader as one } from "~/app/routes/api.v1.consultations.$slug";
import {
  action as comment,
  loader as notRead,
} from "~/app/routes/api.v1.consultations.$slug_.comments";
import {
  endWindow,
  makeConsultation,
  makeOffice,
  OPTIONAL_FIELDS,
  TEST_SECRETS,
} from "~/tests/make";
import { asked, makeContext } from "~/tests/setup/context";
import { onEveryDatabase } from "~/tests/setup/databases";

onEveryDatabase("the interface for programs", (at) => {
  let office: { id: number; slug: string };
  let slug: string;
  const send = async (to: string, key: string | null, body: unknown, headers = {}) => {
    const context = makeContext(at.db);
    const answer = await comment(
      asked(
        context,
        `/api/v1/consultations/${to}/comments`,
        { slug: to },
        {
          method: "POST",
          headers: {
            "Content-Type": "application/json",
            ...(key ? { "Idempotency-Key": key } : {}),
            ...headers,
          },
          body: typeof body === "string" ? body : JSON.stringify(body),
        },
      ),
    );
    const json = (await answer.json()) as Record<string, never>;
    return { status: answer.status, json, headers: answer.headers, forgotten: context.forgotten };
  };

  beforeAll(async () => {
    office = await makeOffice(at.db);
    ({ slug } = await makeConsultation(at.db, office, {
      opensAt: new Date("2026-10-11T00:00:00+08:00"),
      closesAt: new Date("2126-11-11T00:00:00+08:00"),
    }));
  });

  test("an accepted comment gives 201 with its receipt, a replay the same answer and no second comment", async () => {
    const body = { clause: 2, body: "赞成", stance: "support", name: "张三" };
    const first = await send(slug, "program-0001", body);
    expect(first.status).toBe(201);
    expect(first.json).toEqual({
      receipt: {
        code: expect.stringMatching(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/),
        url: expect.stringMatching(/^http:\/\/site\.test\/receipts\/[0-9A-Z-]+$/),
        receivedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+08:00$/),
        clause: 2,
        version: 1,
        content: expect.stringMatching(/^[0-9a-f]{64}$/),
        nonce: expect.stringMatching(/^[0-9a-f]{32}$/),
        keyId: TEST_SECRETS.signingKeys.current.id,
        signature: expect.stringMatching(/^[\w+/]{86}==$/),
      },
    });
    expect(first.headers.get("Cache-Control")).toBe("no-store");
    expect(first.forgotten).toEqual([slug]);
    expect((await send(slug, "program-0001", body)).json).toEqual(first.json);
    const { comments } = await at.db
      .selectFrom("comments")
      .select((eb) => eb.fn.countAll<number>().as("comments"))
      .executeTakeFirstOrThrow();
    expect(comments).toBe(1);
  });

  test("the same key with another body is refused with 409", async () => {
    const { status, json } = await send(slug, "program-0001", { clause: 2, body: "反对" });
    expect(status).toBe(409);
    expect(json).toMatchObject({ error: { code: "key-reused" } });
  });

  test.each([
    [{ clause: 2, body: "" }, { body: "请写下您的意见" }],
    [{ clause: 99, body: "好" }, { clause: "没有第 99 条" }],
    [{ clause: "第二条", body: "好" }, { clause: "条款序号不正确" }],
    [{ clause: true, body: "好" }, { clause: "条款序号不正确" }],
    [{ clause: [2], body: "好" }, { clause: "条款序号不正确" }],
    [{ clause: -1, body: "好" }, { clause: "条款序号不正确" }],
    [{ clause: 2147483648, body: "好" }, { clause: "条款序号不正确" }],
    [{ body: "好", stance: "maybe" }, { stance: "请选择您的态度" }],
    [{ body: "好", name: 5 }, { name: "须为文字" }],
    [{ body: "好".repeat(10_001) }, { body: "意见不能超过 10000 字" }],
  ])("an invalid comment is refused with 422 and the fault at its field", async (body, fields) => {
    const { status, json } = await send(slug, "program-0002", body);
    expect(status).toBe(422);
    expect(json).toEqual({ error: { code: "invalid", message: expect.any(String), fields } });
  });

  test("what the office requires is required of programs too, and so is the key", async () => {
    const strict = await makeConsultation(at.db, office, {
      fields: { ...OPTIONAL_FIELDS, contact: "required" },
    });
    const { status, json } = await send(strict.slug, null, { body: "好" });
    expect(status).toBe(422);
    expect(json).toMatchObject({
      error: {
        fields: { contact: "请填写联系方式", key: "缺少提交编号（Idempotency-Key）" },
      },
    });
  });

  test("a comment too late is refused with 410 and the closing time", async () => {
    const ended = await makeConsultation(at.db, office);
    await endWindow(at.db, ended.id);
    const { status, json } = await send(ended.slug, "program-0003", { body: "晚了" });
    expect(status).toBe(410);
    const closedAt = expect.stringMatching(/^\d{4}-.*\+08:00$/);
    expect(json).toMatchObject({ closedAt, error: { code: "closed", closedAt } });
  });

  test("what is no JSON object is refused in a sentence, and so is an unknown address", async () => {
    expect((await send(slug, "program-0004", "{")).status).toBe(400);
    expect((await send(slug, "program-0004", "[]")).status).toBe(400);
    expect((await send(slug, "program-0004", "null")).status).toBe(400);
    const form = await send(slug, "program-0004", "body=1", {
      "Content-Type": "application/x-www-form-urlencoded",
    });
    expect(form.status).toBe(415);
    expect(form.json).toMatchObject({
      error: { message: expect.stringMatching(/[\u4e00-\u9fff]/) },
    });
    expect((await send("nowhere", "program-0004", { body: "好" })).status).toBe(404);
    expect((await send("\u0000", "program-0004", { body: "好" })).status).toBe(404);
    expect(notRead().status).toBe(405);
    expect(notWritten().headers.get("Allow")).toBe("GET");
  });

  test("control characters that no database takes do not fail the request", async () => {
    const { status, json } = await send(slug, "program-0005", { body: "甲\u0000乙\r\n丙" });
    expect(status).toBe(201);
    const { code } = (json as unknown as { receipt: { code: string } }).receipt;
    const row = await at.db
      .selectFrom("comments")
      .select("body")
      .where("code", "=", code)
      .executeTakeFirstOrThrow();
    expect(row.body).toBe("甲乙\n丙");
  });

  test("a consultation is given with its clauses, their units and the comments on each", async () => {
    const answer = await one(asked(makeContext(at.db), `/api/v1/consultations/${slug}`, { slug }));
    expect(answer.headers.get("Access-Control-Allow-Origin")).toBe("*");
    const json = (await answer.json()) as { clauses: object[] };
    expect(json).toMatchObject({
      slug,
      title: "澄江市停车设施建设行动方案(征求意见稿)",
      office: "澄江市发展和改革委员会",
      status: "open",
      opensAt: "2026-10-11T00:00:00+08:00",
      closesAt: "2126-11-11T00:00:00+08:00",
      comments: 2,
      version: 1,
      versions: [
        { version: 1, purpose: "consultation", note: "", publishedAt: expect.any(String) },
      ],
    });
    expect(json.clauses).toHaveLength(4);
    expect(json.clauses[1]).toEqual({
      id: expect.any(Number),
      number: 2,
      path: "一/(1)",
      markerKind: "(一)",
      marker: "(1)",
      heading: "完善第1类公共停车设施。",
      text: "到2027年，新增公共停车泊位1000个。(市住建局牵头，市交通局配合)",
      units: ["市住建局", "市交通局"],
      comments: 1,
    });
    const none = await one(
      asked(makeContext(at.db), "/api/v1/consultations/nowhere", { slug: "nowhere" }),
    );
    expect(none.status).toBe(404);
  });

  test("the list holds every published consultation at its stage, and no other", async () => {
    const later = await makeConsultation(at.db, office, {
      opensAt: new Date(Date.now() + 3_600_000),
    });
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
    const answer = await list(asked(makeContext(at.db), "/api/v1/consultations"));
    const { consultations } = (await answer.json()) as {
      consultations: { slug: string; status: string; comments: number }[];
    };
    const stages = Object.fromEntries(consultations.map((row) => [row.slug, row.status]));
    expect(stages[slug]).toBe("open");
    expect(stages[later.slug]).toBe("planned");
    expect(Object.values(stages)).toContain("closed");
    expect(stages).not.toHaveProperty("not-published");
    expect(Object.keys(consultations[0]!)).toEqual([
      "slug",
      "title",
      "office",
      "status",
      "opensAt",
      "closesAt",
      "comments",
    ]);
  });
});
