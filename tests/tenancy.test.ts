import { readdirSync } from "node:fs";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closeConsultation } from "~/app/consultations/close-consultation.server";
import { createConsultation } from "~/app/consultations/create-consultation.server";
import { queueMail } from "~/app/mail/queue-mail.server";
import { publishOutcome } from "~/app/publication/publish-outcome.server";
import type { Database } from "~/db/client.server";
import type { Db } from "~/db/schema";
import {
  endWindow,
  makeComment,
  makeConsultation,
  makeDecision,
  makeOffice,
  makeOfficer,
  makeOutline,
  TEST_KEY,
} from "./make";
import { freshDatabase } from "./setup/databases";
import { openSite, type Site } from "./setup/site";

/**
 * Two offices on one site. What belongs to office A carries these words; none of them may reach
 * an officer of office B, or anybody without a session, through any route.
 */
const SECRET = "甲单位内部内容";

/** Slugs of office A in every state, and the ids that forms may name. */
type Targets = {
  preparing: string;
  open: string;
  closed: string;
  answered: string;
  commentId: number;
  unitId: number;
  officerId: number;
  officeSlug: string;
};

type Rule =
  /** Shows published matter to everybody; nothing unpublished, hidden or internal. */
  | { kind: "public"; path: (t: Targets) => string[] }
  /** Shows the own office's matter only; other offices are not addressed by its URL. */
  | { kind: "own office"; path: () => string; posts?: (t: Targets) => Record<string, string>[] }
  /** Addressed by a consultation: for another office's slug there is nothing. */
  | {
      kind: "by consultation";
      path: (slug: string) => string;
      posts?: (t: Targets) => Record<string, string>[];
    }
  /** Opens or closes a session and shows nothing. */
  | { kind: "session"; path: () => string };

const published = (t: Targets) => [t.open, t.closed, t.answered];
const everywhere = (t: Targets) => [t.preparing, ...published(t)];

/** One rule for each file in app/routes; a file without one fails the test below. */
const RULES: Record<string, Rule> = {
  "_index.tsx": { kind: "public", path: () => ["/", `/?q=${encodeURIComponent(SECRET)}`] },
  "consultations.$slug._index.tsx": {
    kind: "public",
    path: (t) => everywhere(t).map((slug) => `/consultations/${slug}`),
  },
  "consultations.$slug_.clauses.$number.tsx": {
    kind: "public",
    path: (t) => everywhere(t).map((slug) => `/consultations/${slug}/clauses/2`),
  },
  "consultations.$slug_.comment.tsx": {
    kind: "public",
    path: (t) => everywhere(t).map((slug) => `/consultations/${slug}/comment`),
  },
  "consultations.$slug_.versions.$version.tsx": {
    kind: "public",
    path: (t) => everywhere(t).map((slug) => `/consultations/${slug}/versions/1`),
  },
  "consultations.$slug_.versions.$version_.changes.tsx": {
    kind: "public",
    path: (t) => everywhere(t).map((slug) => `/consultations/${slug}/versions/2/changes`),
  },
  "consultations.$slug_.indicators.tsx": {
    kind: "public",
    path: (t) => everywhere(t).map((slug) => `/consultations/${slug}/indicators`),
  },
  "consultations.$slug_.outcome.tsx": {
    kind: "public",
    path: (t) => everywhere(t).map((slug) => `/consultations/${slug}/outcome`),
  },
  "consultations.$slug_.outcome[.]xlsx.ts": {
    kind: "public",
    path: (t) => everywhere(t).map((slug) => `/consultations/${slug}/outcome.xlsx`),
  },
  "consultations.$slug_.outcome[.]csv.ts": {
    kind: "public",
    path: (t) => everywhere(t).map((slug) => `/consultations/${slug}/outcome.csv`),
  },
  "receipts._index.tsx": { kind: "public", path: () => ["/receipts"] },
  "receipts.$code.tsx": { kind: "public", path: () => ["/receipts/0001-0000-0000-0000"] },
  "api.v1.consultations._index.ts": { kind: "public", path: () => ["/api/v1/consultations"] },
  "api.v1.consultations.$slug.ts": {
    kind: "public",
    path: (t) => everywhere(t).map((slug) => `/api/v1/consultations/${slug}`),
  },
  "api.v1.consultations.$slug_.comments.ts": {
    kind: "public",
    path: (t) => everywhere(t).map((slug) => `/api/v1/consultations/${slug}/comments`),
  },
  "consultations.$slug_.proof.tsx": {
    kind: "public",
    path: (t) => everywhere(t).map((slug) => `/consultations/${slug}/proof`),
  },
  "consultations.$slug_.proof[.]atom.ts": {
    kind: "public",
    path: (t) => everywhere(t).map((slug) => `/consultations/${slug}/proof.atom`),
  },
  "receipts.$code_.check.tsx": {
    kind: "public",
    path: () => ["/receipts/0001-0000-0000-0000/check"],
  },
  "keys.tsx": { kind: "public", path: () => ["/keys"] },
  "api.v1.receipts.$code.ts": {
    kind: "public",
    path: () => ["/api/v1/receipts/0001-0000-0000-0000"],
  },
  "[.]well-known.zhutiao-keys[.]json.ts": {
    kind: "public",
    path: () => ["/.well-known/zhutiao-keys.json"],
  },
  "api.v1.consultations.$slug_.tree._index.ts": {
    kind: "public",
    path: (t) => everywhere(t).map((slug) => `/api/v1/consultations/${slug}/tree`),
  },
  "api.v1.consultations.$slug_.tree.heads.ts": {
    kind: "public",
    path: (t) => everywhere(t).map((slug) => `/api/v1/consultations/${slug}/tree/heads`),
  },
  "api.v1.consultations.$slug_.tree.leaves.ts": {
    kind: "public",
    path: (t) => everywhere(t).map((slug) => `/api/v1/consultations/${slug}/tree/leaves`),
  },
  "api.v1.consultations.$slug_.tree.comments.ts": {
    kind: "public",
    path: (t) => everywhere(t).map((slug) => `/api/v1/consultations/${slug}/tree/comments`),
  },
  "api.v1.consultations.$slug_.tree.inclusion.ts": {
    kind: "public",
    path: (t) => everywhere(t).map((slug) => `/api/v1/consultations/${slug}/tree/inclusion?leaf=0`),
  },
  "api.v1.consultations.$slug_.tree.consistency.ts": {
    kind: "public",
    path: (t) =>
      everywhere(t).map((slug) => `/api/v1/consultations/${slug}/tree/consistency?from=0&to=1`),
  },
  "feed[.]atom.ts": { kind: "public", path: () => ["/feed.atom"] },
  "deadlines[.]ics.ts": { kind: "public", path: () => ["/deadlines.ics"] },
  "offices.$slug.feed[.]atom.ts": {
    kind: "public",
    path: (t) => [`/offices/${t.officeSlug}/feed.atom`],
  },
  "consultations.$slug_.feed[.]atom.ts": {
    kind: "public",
    path: (t) => everywhere(t).map((slug) => `/consultations/${slug}/feed.atom`),
  },
  "consultations.$slug_.deadline[.]ics.ts": {
    kind: "public",
    path: (t) => everywhere(t).map((slug) => `/consultations/${slug}/deadline.ics`),
  },
  "subscriptions._index.tsx": {
    kind: "public",
    path: (t) => [
      "/subscriptions",
      ...published(t).map((slug) => `/subscriptions?consultation=${slug}`),
    ],
  },
  "subscriptions.confirm.$token.tsx": {
    kind: "public",
    path: () => ["/subscriptions/confirm/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"],
  },
  "subscriptions.manage.$link.tsx": {
    kind: "public",
    path: () => ["/subscriptions/manage/1.AAAAAAAAAAAAAAAAAAAAAAAA"],
  },
  "subscriptions.unsubscribe.$link.ts": {
    kind: "public",
    path: () => ["/subscriptions/unsubscribe/1.AAAAAAAAAAAAAAAAAAAAAAAA"],
  },
  "office.tsx": { kind: "own office", path: () => "/office" },
  "office.mail._index.tsx": { kind: "own office", path: () => "/office/mail" },
  "office.mail.$id.tsx": {
    kind: "own office",
    // The only letter there is, and it is office A's.
    path: () => "/office/mail/1",
    posts: () => [{}],
  },
  "office.operations.tsx": {
    kind: "own office",
    path: () => "/office/operations",
    posts: () => [{ job: "00000000-0000-4000-8000-000000000000" }],
  },
  // Names no office: what is posted there changes the own one alone.
  "office.calendar.tsx": { kind: "own office", path: () => "/office/calendar" },
  "office._index.tsx": { kind: "own office", path: () => "/office" },
  "office.units.tsx": {
    kind: "own office",
    path: () => "/office/units",
    posts: (t): Record<string, string>[] => [
      { intent: "edit", id: String(t.unitId), name: "乙单位改的名称", aliases: "" },
      { intent: "merge", from: String(t.unitId), into: String(t.unitId + 1) },
    ],
  },
  "office.officers.tsx": {
    kind: "own office",
    path: () => "/office/officers",
    posts: (t) => [{ intent: "disable", officerId: String(t.officerId) }],
  },
  "office.audit.tsx": { kind: "own office", path: () => "/office/audit" },
  "office.account.tsx": { kind: "own office", path: () => "/office/account" },
  "office.consultations.new.tsx": { kind: "own office", path: () => "/office/consultations/new" },
  "office.consultations.$slug._index.tsx": {
    kind: "by consultation",
    path: (slug) => `/office/consultations/${slug}`,
  },
  "office.consultations.$slug_.draft.tsx": {
    kind: "by consultation",
    path: (slug) => `/office/consultations/${slug}/draft`,
    posts: (): Record<string, string>[] => [
      { intent: "exclude", number: "2", edition: "1" },
      { intent: "promote", number: "2", edition: "1" },
      { intent: "edit", number: "2", edition: "1", heading: "改", text: "改" },
      { intent: "move-down", number: "2", edition: "1" },
      { intent: "heading", number: "2", edition: "1", length: "0" },
      { intent: "window", edition: "1", closesOn: "2099-06-30", closesHour: "24" },
      { intent: "undo", edition: "1" },
      { intent: "redo", edition: "1" },
      { intent: "confirm", finding: "no-explanation" },
      { intent: "reopen", finding: "no-explanation" },
      { intent: "keep", key: "1", was: "x", marker: "", heading: "改", text: "改" },
      { intent: "discard", key: "1" },
    ],
  },
  "office.consultations.$slug_.version.tsx": {
    kind: "by consultation",
    path: (slug) => `/office/consultations/${slug}/version`,
    posts: (): Record<string, string>[] => [
      { intent: "copy" },
      { intent: "upload", text: "一、总则\n二、附则" },
      { intent: "pair", edition: "1", number: "2", continues: "new" },
      { intent: "publish", edition: "1", note: "乙单位代为更正。" },
      { intent: "discard", edition: "1" },
    ],
  },
  "office.consultations.$slug_.reading.tsx": {
    kind: "by consultation",
    path: (slug) => `/office/consultations/${slug}/reading`,
    posts: (t): Record<string, string>[] => [
      { intent: "same-unit", name: "市住建局", unitId: String(t.unitId) },
      { intent: "add-units", names: "乙单位加的单位" },
      { intent: "exclude-indicator", key: "a" },
      { intent: "correct-indicator", key: "a", what: "乙", howMuch: "1个", byWhen: "" },
    ],
  },
  "office.consultations.$slug_.round.tsx": {
    kind: "by consultation",
    path: (slug) => `/office/consultations/${slug}/round`,
    posts: () => [{ reason: "乙单位再次征求意见" }],
  },
  "office.consultations.$slug_.window.tsx": {
    kind: "by consultation",
    path: (slug) => `/office/consultations/${slug}/window`,
    posts: (): Record<string, string>[] => [
      { intent: "extend", closesOn: "2099-12-31", closesHour: "24", reason: "乙单位延长" },
      { intent: "withdraw", reason: "乙单位撤回", sure: "yes" },
    ],
  },
  "office.consultations.$slug_.publish.tsx": {
    kind: "by consultation",
    path: (slug) => `/office/consultations/${slug}/publish`,
    posts: () => [PUBLISH_FORM],
  },
  "office.consultations.$slug_.board.tsx": {
    kind: "by consultation",
    path: (slug) => `/office/consultations/${slug}/board`,
    posts: (t) => BOARD_FORMS(t),
  },
  "office.consultations.$slug_.analysis.ts": {
    kind: "by consultation",
    path: (slug) => `/office/consultations/${slug}/analysis`,
  },
  "office.consultations.$slug_.outcome.tsx": {
    kind: "by consultation",
    path: (slug) => `/office/consultations/${slug}/outcome`,
    posts: () => [{ intent: "publish", statement: "乙单位代为公布的说明，足够长的一段文字。" }],
  },
  "office.consultations.$slug_.summary[.]xlsx.ts": {
    kind: "by consultation",
    path: (slug) => `/office/consultations/${slug}/summary.xlsx`,
  },
  "office.consultations.$slug_.summary[.]csv.ts": {
    kind: "by consultation",
    path: (slug) => `/office/consultations/${slug}/summary.csv`,
  },
  "office_.sign-in.tsx": { kind: "session", path: () => "/office/sign-in" },
  "office_.sign-out.tsx": { kind: "session", path: () => "/office/sign-out" },
};

const PUBLISH_FORM: Record<string, string> = {
  title: "乙单位改的标题",
  summary: "",
  opens: "now",
  opensAt: "",
  closesOn: "2099-06-30",
  closesHour: "24",
  closesTime: "",
  shortWindowReason: "",
  visibility: "reviewed",
  "field-name": "optional",
  "field-organisation": "optional",
  "field-contact": "optional",
  intent: "publish",
};

const BOARD_FORMS = (t: Targets): Record<string, string>[] => {
  const comment = String(t.commentId);
  return [
    { act: "decide.adopted", form: "one", scope: "one", comment, reason: "" },
    { act: "assign", form: "assign", scope: "one", comment, unit: String(t.unitId) },
    { act: "note", form: "note", comment, note: "乙的批注" },
    { act: "review.hidden", scope: "one", comment },
    { act: "author", comment },
    { act: "tie.1", form: "tie", comment },
    { act: "untie.1", form: "tie", comment },
    { act: "name.1", form: "topic", label: "乙单位改的主题" },
    { act: "merge.1", form: "merge", into: "2" },
    { act: "part.1", form: "merge" },
    { act: "place", form: "place", scope: "one", comment, topic: "none" },
    { act: "lift", form: "place", comment },
    { act: "unmake.1", form: "place" },
    { act: "analyse" },
    { act: "stop" },
    { act: "leave", form: "alike", comment },
    { act: "rejoin", form: "alike", comment },
    { act: "dissolve", form: "campaign", campaign: "1", expected: "2", template: comment },
    { act: "restore.1", form: "alike", comment },
    { act: "granularity", form: "granularity", topics: "5" },
  ];
};

let database: Database;
let db: Db;
let site: Site;
let targets: Targets;
const officers = { a: "", b: "" };

beforeAll(async () => {
  database = await freshDatabase("PGlite");
  db = database.db;
  const a = await makeOffice(db, "澄江市甲单位");
  const b = await makeOffice(db, "澄江市乙单位");
  const [administrator, other] = [
    await makeOfficer(db, a.id, "administrator"),
    await makeOfficer(db, b.id, "administrator"),
  ];
  officers.a = administrator.email;
  officers.b = other.email;
  const officer = {
    ...administrator,
    officeId: a.id,
    officeName: a.name,
    officeSlug: a.slug,
    name: "甲",
    unitId: null,
  };
  const outline = { ...makeOutline(), title: "澄江市停车办法(征求意见稿)" };
  const preparing = await createConsultation(db, new Date(), {
    officeId: a.id,
    officeSlug: a.slug,
    officerId: administrator.id,
    sourceName: SECRET,
    sourceText: SECRET,
    outline: { ...outline, title: `${SECRET}办法` },
  });
  const open = await makeConsultation(db, a, { outline });
  const closed = await makeConsultation(db, a, { outline });
  const answered = await makeConsultation(db, a, { outline });
  // Not reviewed: no public page may show it.
  const comment = await makeComment(db, open.slug, { body: SECRET, name: "赵甲乙" });
  await makeComment(db, closed.slug, { body: SECRET });
  const settled = await makeComment(db, answered.slug, { body: "一条可以公开的意见" });
  await db
    .insertInto("notes")
    .values({
      consultation_id: open.id,
      comment_id: comment.id,
      officer_id: administrator.id,
      body: SECRET,
    })
    .execute();
  for (const { id } of [closed, answered]) {
    await endWindow(db, id);
    await closeConsultation(db, id);
  }
  await makeDecision(db, answered.id, settled.id, "adopted");
  await publishOutcome(db, officer, answered.id, { statement: "已研究采纳。" });
  const unit = await db
    .selectFrom("units")
    .select("id")
    .where("office_id", "=", a.id)
    .executeTakeFirstOrThrow();
  targets = {
    preparing: preparing.slug,
    open: open.slug,
    closed: closed.slug,
    answered: answered.slug,
    commentId: comment.id,
    unitId: unit.id,
    officerId: administrator.id,
    officeSlug: a.slug,
  };
  await db.transaction().execute((trx) =>
    queueMail(
      trx,
      TEST_KEY,
      {
        cause: "a letter of office A",
        officeId: a.id,
        consultationId: preparing.id,
        subject: SECRET,
        content: { lead: SECRET, facts: [], link: { label: "查看", path: "/" } },
        why: SECRET,
      },
      [{ to: "reader@mail.example" }],
    ),
  );
  await sql`update outbox set state = 'dead', ended_at = clock_timestamp()`.execute(db);
  site = await openSite(db);
});

afterAll(async () => {
  await site?.close();
  await database?.close();
});

/** Everything of office A that an act could change. */
async function stateOfA(): Promise<string> {
  const tables = [
    "consultations",
    "drafts",
    "draft_steps",
    "draft_confirmations",
    "unsaved_words",
    "clauses",
    "comments",
    "triage_entries",
    "notes",
    "outcomes",
    "analysis_runs",
    "letters",
    "outbox",
    "officers",
    "units",
    "audit",
  ];
  const rows = [];
  for (const table of tables) {
    const where = ["officers", "units", "audit"].includes(table)
      ? sql`where office_id = (select office_id from officers where id = ${targets.officerId}) and ${table === "audit" ? sql`action <> '登录'` : sql`true`}`
      : sql``;
    const result =
      await sql`select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as sum from (select * from ${sql.table(table)} ${where}) t`.execute(
        db,
      );
    rows.push(`${table} ${JSON.stringify(result.rows[0])}`);
  }
  return rows.join("\n");
}

const shown = async (response: Response) =>
  `${response.headers.get("Location") ?? ""} ${Buffer.from(await response.arrayBuffer()).toString("utf8")}`;

describe("every route has a rule", () => {
  test("and every rule has a route", () => {
    const files = readdirSync("app/routes").filter((name) => !/\.test\.tsx?$/.test(name));
    expect(Object.keys(RULES).sort()).toEqual(files.sort());
  });
});

describe.each(Object.entries(RULES))("%s", (_file, rule) => {
  if (rule.kind === "public") {
    test("shows everybody what is published, and nothing else of office A", async () => {
      for (const path of rule.path(targets))
        for (const as of [undefined, officers.b, officers.a]) {
          const response = await site.fetch(path, { as });
          const text = await shown(response);
          if (path.includes(targets.preparing))
            expect(`${path} ${response.status}`).toBe(
              `${path} ${path.includes("/api/") && path.endsWith("/comments") ? response.status : 404}`,
            );
          expect(response.status, path).toBeLessThan(500);
          // A search repeats the words that were typed; it must find nothing under them.
          expect(
            path.includes("?q=")
              ? text.replaceAll(SECRET, "").includes("甲单位内部")
              : text.includes(SECRET),
            `${path} shows it`,
          ).toBe(false);
          expect(text).not.toContain("赵甲乙");
        }
    });
    return;
  }

  if (rule.kind === "session") {
    test("shows nothing of any office", async () => {
      for (const as of [undefined, officers.b])
        expect(await shown(await site.fetch(rule.path(), { as }))).not.toContain("甲单位");
    });
    return;
  }

  const paths = (t: Targets) =>
    rule.kind === "by consultation" ? everywhere(t).map(rule.path) : [rule.path()];

  test("is closed to whoever has no session", async () => {
    for (const path of paths(targets)) {
      const page = await site.fetch(path);
      expect(`${page.status} ${page.headers.get("Location")?.split("?")[0]}`, path).toBe(
        "302 /office/sign-in",
      );
      const dataPath = path === "/office" ? "/office.data" : `${path}.data`;
      expect(await shown(await site.fetch(dataPath))).not.toContain(SECRET);
      const before = await stateOfA();
      for (const form of rule.posts?.(targets) ?? [{ intent: "x" }])
        expect((await site.post(path, form)).status, path).not.toBe(200);
      expect(await stateOfA()).toBe(before);
    }
  });

  test("shows and changes nothing of office A for an officer of office B", async () => {
    for (const path of paths(targets)) {
      const page = await site.fetch(path, { as: officers.b });
      const text = await shown(page);
      if (rule.kind === "by consultation") expect(`${path} ${page.status}`).toBe(`${path} 404`);
      expect(text, path).not.toContain(SECRET);
      expect(text, path).not.toContain(targets.open);
      const inner = await shown(await site.fetch(`${path}.data`, { as: officers.b }));
      expect(inner, path).not.toContain(SECRET);
      const before = await stateOfA();
      for (const form of rule.posts?.(targets) ?? []) {
        const { status } = await site.post(path, form, officers.b);
        expect([403, 404], `${path} ${JSON.stringify(form)} → ${status}`).toContain(status);
      }
      expect(await stateOfA()).toBe(before);
    }
  });

  if (rule.kind === "by consultation")
    test("opens for the officer of office A, so that the refusals above mean something", async () => {
      const statuses = [];
      for (const path of paths(targets))
        statuses.push((await site.fetch(path, { as: officers.a })).status);
      expect(
        statuses.some((status) => status === 200),
        statuses.join(),
      ).toBe(true);
    });
});
