import { sql } from "kysely";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { corrected } from "~/app/consultations/versions/corrected-outline.fixture";
import {
  goneClauses,
  publishedVersions,
} from "~/app/consultations/versions/versions.queries.server";
import { action, loader } from "~/app/routes/consultations.$slug_.clauses.$number";
import { action as wholeAction } from "~/app/routes/consultations.$slug_.comment";
import {
  makeComment,
  makeConsultation,
  makeOffice,
  makeOfficer,
  makeOutline,
  makeVersion,
  TEST_SECRETS,
} from "~/tests/make";
import { refusalOf } from "~/tests/refusal-of";
import { asked, makeContext, posted } from "~/tests/setup/context";
import { onEveryDatabase } from "~/tests/setup/databases";
import { receivedByClause } from "./public-comments.queries.server";
import { receiptForHolder } from "./receipt.queries.server";
import { submitComment } from "./submit-comment.server";
import type { FormStep } from "./take-form-step.server";

onEveryDatabase("comments over the versions of a draft", (at) => {
  let office: { id: number; slug: string };
  let by: { officeId: number; officerId: number };
  let id: number;
  let slug: string;
  let keys = 0;

  const submit = (form: Record<string, unknown>, key = `versions-${++keys}`) =>
    submitComment(at.db, TEST_SECRETS, {
      slug,
      key,
      form: { body: "意见。", ...form },
      channel: "api",
    });
  const step = async (
    clause: number | null,
    version: number,
    fields: Record<string, string>,
  ): Promise<{ status?: number; location?: string | null; step?: FormStep }> => {
    const query = `?version=${version}`;
    const place = clause === null ? "comment" : `clauses/${clause}`;
    const params: Record<string, string> =
      clause === null ? { slug } : { slug, number: `${clause}` };
    const args = asked(
      makeContext(at.db),
      `/consultations/${slug}/${place}${query}`,
      params,
      posted({ stance: "amend", body: "太少了。", suggestion: "", ...fields }),
    );
    const answer = await (clause === null ? wholeAction(args) : action(args));
    if (answer instanceof Response)
      return { status: answer.status, location: answer.headers.get("Location") };
    const { data, init } = answer as unknown as { data: FormStep; init: ResponseInit | null };
    return { status: init?.status, step: data };
  };
  const clausePage = async (number: number, version?: number) => {
    const query = version ? `?version=${version}` : "";
    return loader(
      asked(makeContext(at.db), `/consultations/${slug}/clauses/${number}${query}`, {
        slug,
        number: String(number),
      }),
    );
  };
  /** The clause that each comment is on, by version and number. */
  const places = async () => {
    const { rows } = await sql<{ version: number; number: number; current: boolean }>`
      select d.version, c.number, not exists (
          select 1 from drafts later where later.consultation_id = m.consultation_id
            and later.version > d.version and later.published_at <= m.received_at
        ) and d.published_at <= m.received_at as current
      from comments m join clauses c on c.id = m.clause_id join drafts d on d.id = c.draft_id
      where m.consultation_id = ${id} order by m.id`.execute(at.db);
    return rows;
  };

  beforeAll(async () => {
    office = await makeOffice(at.db);
    const officer = await makeOfficer(at.db, office.id);
    by = { officeId: office.id, officerId: officer.id };
  });
  beforeEach(async () => {
    ({ id, slug } = await makeConsultation(at.db, office, { visibility: "at-once" }));
  });

  test("stay with the clause they were made on, and are shown with the words of that time", async () => {
    await makeComment(at.db, slug, { clause: 2, body: "一千个太少。" });
    await makeComment(at.db, slug, { clause: 3, body: "这条很好。" });
    await makeVersion(at.db, by, slug, corrected(makeOutline()));
    await makeComment(at.db, slug, { clause: 2, body: "一千五百个可以。" });
    const changed = await clausePage(2);
    expect(changed.totals.received).toBe(2);
    expect(changed.otherwise?.text).toContain("1000");
    expect(changed.comments.map(({ body, said }) => [body, said?.name, said?.words])).toEqual([
      ["一千五百个可以。", undefined, undefined],
      ["一千个太少。", "第 1 版", expect.stringContaining("1000")],
    ]);
    const same = await clausePage(3);
    expect(same.comments.map(({ said }) => said)).toEqual([{ name: "第 1 版", words: null }]);
    expect(same.otherwise).toBeNull();
  });

  test("on a clause that is gone are counted, listed and read at its own address", async () => {
    const { code } = await makeComment(at.db, slug, { clause: 4, body: "请保留这一条。" });
    await makeVersion(at.db, by, slug, corrected(makeOutline()));
    const versions = await publishedVersions(at.db, id);
    const gone = await goneClauses(at.db, id, versions.at(-1)!.id);
    expect(gone.map(({ version, number }) => [version, number])).toEqual([[1, 4]]);
    const received = await receivedByClause(at.db, id);
    expect(received.byClause.get(gone[0]!.lineage)).toBe(1);
    // Clause 4 of the current version is another one.
    expect((await clausePage(4)).comments).toEqual([]);
    const page = await clausePage(4, 1);
    expect(page.superseded).toMatchObject({ readName: "第 1 版", standing: null });
    expect(page.comments.map(({ body }) => body)).toEqual(["请保留这一条。"]);
    expect(await receiptForHolder(at.db, code)).toMatchObject({
      version: 1,
      current: 2,
      clause: { number: 4, text: expect.stringContaining("3000") },
    });
  });

  test("written before a version and sent after it are taken where the words are the same", async () => {
    const shifted = makeOutline();
    shifted.clauses = shifted.clauses
      .filter(({ number }) => number !== 2)
      .map((clause, index) => ({ ...clause, number: index + 1 }));
    await makeVersion(at.db, by, slug, shifted);
    const { location } = await step(3, 1, { intent: "send", key: "same-words-1" });
    expect(location).toMatch(/^\/receipts\//);
    expect(await places()).toEqual([{ version: 2, number: 2, current: true }]);
  });

  test("written on words that changed are shown both wordings, and taken when they are sent again", async () => {
    const { step: preview } = await step(2, 1, { intent: "preview", name: "张小丽" });
    expect(preview?.step).toBe("preview");
    await makeVersion(at.db, by, slug, corrected(makeOutline()));
    for (const intent of ["preview", "send"]) {
      const { status, step: shown } = await step(2, 1, {
        intent,
        key: "changed-words-1",
        name: "张小丽",
      });
      expect(status).toBe(409);
      expect(shown).toMatchObject({
        step: "changed",
        form: { body: "太少了。", stance: "amend", name: "张小丽" },
      });
    }
    const page = await clausePage(2, 1);
    expect(page.superseded).toMatchObject({
      read: { words: expect.stringContaining("1000") },
      standing: { number: 2, words: expect.stringContaining("1500") },
      since: [{ name: "第 2 版", note: "更正文字。" }],
    });
    expect(await places()).toEqual([]);
    await step(2, 2, { intent: "send", key: "changed-words-2" });
    expect(await places()).toEqual([{ version: 2, number: 2, current: true }]);
  });

  test("written on a clause that is gone, or on the whole of an earlier version, are not taken unseen", async () => {
    await makeVersion(at.db, by, slug, corrected(makeOutline()));
    expect((await step(4, 1, { intent: "send", key: "gone-clause-1" })).step?.step).toBe("changed");
    expect((await step(null, 1, { intent: "send", key: "whole-old-1" })).step?.step).toBe(
      "changed",
    );
    const whole = await step(null, 2, { intent: "send", key: "whole-new-1" });
    expect(whole.location).toMatch(/^\/receipts\//);
  });

  test("of programs name the version they read, or mean the current one", async () => {
    await makeVersion(at.db, by, slug, corrected(makeOutline()));
    const refusal = await refusalOf(submit({ clause: 2, version: 1 }));
    expect([refusal.code, refusal.status, refusal.detail.version]).toEqual([
      "version-changed",
      409,
      2,
    ]);
    expect(await submit({ clause: 3, version: 1 })).toMatchObject({ clause: 3, version: 2 });
    expect(await submit({ clause: 4 })).toMatchObject({ clause: 4, version: 2 });
    expect((await refusalOf(submit({ clause: 2, version: 9 }))).detail.fields).toHaveProperty(
      "version",
    );
  });

  test("accepted before a version give the same receipt when they are sent once more after it", async () => {
    const first = await submit({ clause: 2, version: 1 }, "sent-twice-1");
    await makeVersion(at.db, by, slug, corrected(makeOutline()));
    expect(await submit({ clause: 2, version: 1 }, "sent-twice-1")).toEqual(first);
    expect(first).toMatchObject({ clause: 2, version: 1 });
  });

  test("that come in while versions are published belong to the version of their instant", async () => {
    let publishing = true;
    const outlines = [corrected(makeOutline()), makeOutline(), corrected(makeOutline())];
    const publish = async () => {
      for (const outline of outlines) await makeVersion(at.db, by, slug, outline);
      publishing = false;
    };
    const citizen = async () => {
      const taken = [];
      do taken.push(await submit({ clause: 2, version: null }));
      while (publishing);
      return taken;
    };
    const [, ...taken] = await Promise.all([publish(), ...Array.from({ length: 12 }, citizen)]);
    const receipts = (taken as Awaited<ReturnType<typeof citizen>>[]).flat();
    const stored = await places();
    expect(stored).toHaveLength(receipts.length);
    expect(stored.every(({ current, number }) => current && number === 2)).toBe(true);
    expect(new Set(stored.map(({ version }) => version)).size).toBeGreaterThan(1);
    for (const { code, version } of receipts.slice(0, 40))
      expect((await receiptForHolder(at.db, code))?.version).toBe(version);
  }, 60_000);
});
