/**
 * How long the pages take where very many have spoken:
 *
 *     npm run bench:pages -- [--comments 100000] [--runs 15] [--engines PGlite,PostgreSQL]
 *
 * A real site, on an embedded database and, with TEST_DATABASE_URL, on PostgreSQL: one consultation
 * with an analysis and with decisions on four of five comments, first open, then answered. Each
 * address is asked for again and again; times are of the whole answer. What citizens read is kept
 * for a while: there the worst is the time of who came first.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { sql } from "kysely";
import { closeConsultation } from "~/app/consultations/close-consultation.server";
import { paths } from "~/app/paths";
import { publishOutcome } from "~/app/publication/publish-outcome.server";
import { analyseAndStore } from "~/app/triage/analyse-and-store.server";
import { type Database, openFolder, openServer } from "~/db/client.server";
import { tendTables } from "~/db/embedded/tend-tables.server";
import { migrateToLatest } from "~/db/migrate";
import type { Db } from "~/db/schema";
import {
  endWindow,
  makeComment,
  makeConsultation,
  makeOffice,
  makeOfficer,
  makeOutline,
  TEST_KEY,
  TEST_SIGNING_KEY,
} from "~/tests/make";
import { databaseAt, onServer } from "~/tests/setup/global";
import { perturbedComments } from "./perturbed-comments";
import { signIn, startWebProcess } from "./web-process";

const CLAUSES = 40;
const serverUrl = process.env.TEST_DATABASE_URL;
const { values } = parseArgs({
  options: {
    comments: { type: "string", default: "100000" },
    runs: { type: "string", default: "15" },
    engines: { type: "string", default: serverUrl ? "PGlite,PostgreSQL" : "PGlite" },
  },
});
const runs = Number(values.runs);

async function plant(db: Db) {
  await migrateToLatest(db);
  const office = await makeOffice(db);
  const officer = await makeOfficer(db, office.id, "administrator");
  const outline = makeOutline(CLAUSES);
  const { id, slug } = await makeConsultation(db, office, { outline, visibility: "at-once" });
  const { code } = await makeComment(db, slug);
  const clauses = await db
    .selectFrom("clauses")
    .select("id")
    .where("consultation_id", "=", id)
    .execute();
  let said = 0;
  for (const block of perturbedComments(Number(values.comments))) {
    const lines = block.trimEnd().split("\n");
    const texts = lines.map((line) => (JSON.parse(line) as { text: string }).text);
    // One in five speaks of the whole draft, the others of one clause more often than of another.
    const about = texts.map(() => {
      const at = said++;
      return at % 5 === 0 ? null : clauses[((at * at) % 997) % clauses.length]!.id;
    });
    await sql`
      insert into comments
        (consultation_id, code, clause_id, body, stance, channel, received_at, review, fingerprint)
      select ${id}, 'P' || gen_random_uuid(), c, b, (array['support', 'oppose', 'amend', 'other'])[1 + n % 4],
        'site', clock_timestamp(), 'shown', ''
      from unnest(${about}::bigint[], ${texts}::text[]) with ordinality as t (c, b, n)`.execute(db);
  }
  await db.deleteFrom("unsealed_comments").execute();
  await analyseAndStore(db, id);
  await decide(db, id, sql`id % 5 <> 0`);
  return {
    id,
    slug,
    code,
    officer: { ...officer, officeId: office.id, role: "administrator" as const },
  };
}

const decide = (db: Db, id: number, which: ReturnType<typeof sql>) =>
  sql`insert into triage_entries (consultation_id, comment_id, decision, reason, decided_at)
    select ${id}, id, (array['adopted', 'partly', 'rejected', 'explained'])[1 + id % 4],
      '已在相关文件中规定。', clock_timestamp()
    from comments where consultation_id = ${id} and ${which}
    on conflict do nothing`.execute(db);

/** What a server does by itself. */
async function tend({ db, kind }: Database): Promise<void> {
  if (kind === "folder") await tendTables(db);
  else await sql`vacuum (analyze)`.execute(db);
}

type Asked = { what: string; path: string; officer?: boolean };

async function measure(
  engine: string,
  env: Record<string, string>,
  email: string,
  asked: readonly Asked[],
) {
  const web = await startWebProcess({
    PORT: "0",
    HOST: "127.0.0.1",
    WORKER: "off",
    DEMONSTRATION: "off",
    LOG_LEVEL: "error",
    PERSONAL_DATA_KEY: TEST_KEY.toString("base64"),
    RECEIPT_SIGNING_KEY: TEST_SIGNING_KEY,
    ...env,
  });
  try {
    const Cookie = await signIn(web.origin, email);
    const rows = [];
    for (const { what, path, officer } of asked) {
      const times: number[] = [];
      let bytes = 0;
      await web.delay();
      for (let run = 0; run < runs; run++) {
        const began = performance.now();
        const response = await fetch(web.origin + path, { headers: officer ? { Cookie } : {} });
        bytes = (await response.arrayBuffer()).byteLength;
        if (!response.ok || response.redirected) throw new Error(`${path}: ${response.status}`);
        times.push(performance.now() - began);
      }
      times.sort((a, b) => a - b);
      rows.push({
        engine,
        what,
        "median ms": Math.round(times[times.length >> 1]!),
        "worst ms": Math.round(times.at(-1)!),
        "loop max ms": Math.round((await web.delay()).max),
        KB: Math.round(bytes / 1024),
      });
    }
    return rows;
  } finally {
    await web.stop();
  }
}

for (const engine of values.engines.split(",")) {
  const folder = mkdtempSync(join(tmpdir(), "pages-"));
  const name = `zhutiao_pages_${process.pid}`;
  const env: Record<string, string> = { DATA_DIR: folder };
  if (engine === "PostgreSQL") {
    if (!serverUrl) throw new Error("TEST_DATABASE_URL is not set");
    await onServer(serverUrl, `create database ${name}`);
    env.DATABASE_URL = databaseAt(serverUrl, name);
  }
  const open = () => (env.DATABASE_URL ? openServer(env.DATABASE_URL) : openFolder(folder));
  try {
    let database = await open();
    const { id, slug, code, officer } = await plant(database.db);
    await tend(database);
    await database.close();
    const board = paths.office.board(slug);
    const late = Math.round(Number(values.comments) * 0.6);
    console.table(
      await measure(engine, env, officer.email, [
        { what: "home", path: paths.home() },
        { what: "draft", path: paths.consultation(slug) },
        { what: "clause", path: paths.clause(slug, 2) },
        { what: "whole draft", path: paths.comment(slug) },
        { what: "receipt", path: paths.receipt(code) },
        { what: "register", path: paths.proof(slug) },
        { what: "feed", path: paths.feeds.consultation(slug) },
        { what: "API, consultation", path: paths.api.consultation(slug) },
        { what: "office, home", path: paths.office.home(), officer: true },
        { what: "office, consultation", path: paths.office.consultation(slug), officer: true },
        { what: "board, by clause", path: `${board}?by=clause`, officer: true },
        { what: "board, by topic", path: `${board}?by=topic`, officer: true },
        { what: "board, by unit", path: `${board}?by=unit`, officer: true },
        { what: "board, by state", path: `${board}?by=state`, officer: true },
        { what: "board, one topic", path: `${board}?by=topic&topic=1`, officer: true },
        { what: "board, undecided", path: `${board}?by=state&state=undecided`, officer: true },
        { what: "board, far down", path: `${board}?by=clause&after=${late}`, officer: true },
        { what: "board, frequent word", path: `${board}?q=停车`, officer: true },
        { what: "board, absent word", path: `${board}?q=不存在的词语`, officer: true },
        { what: "board, one comment", path: `${board}?by=topic&c=${late}`, officer: true },
        { what: "audit", path: paths.office.audit(), officer: true },
        { what: "operations", path: paths.office.operations(), officer: true },
      ]),
    );
    database = await open();
    await endWindow(database.db, id);
    await closeConsultation(database.db, id);
    await decide(database.db, id, sql`true`);
    const began = performance.now();
    await publishOutcome(database.db, officer, id, { statement: "感谢每一位参与。" });
    console.log(
      `${engine}: the answer is published in ${Math.round(performance.now() - began)} ms`,
    );
    await tend(database);
    await database.close();
    const outcome = paths.outcome(slug);
    console.table(
      await measure(engine, env, officer.email, [
        { what: "answer", path: outcome },
        { what: "answer, adopted", path: `${outcome}?decision=adopted` },
        { what: "answer, one clause", path: `${outcome}?clause=2` },
        { what: "answer, one topic", path: `${outcome}?topic=1` },
        { what: "answer, far down", path: `${outcome}?after=0.${late}` },
        { what: "receipt", path: paths.receipt(code) },
        { what: "office, answer", path: paths.office.outcome(slug), officer: true },
        { what: "summary.csv", path: paths.office.summaryCsv(slug), officer: true },
        { what: "summary.xlsx", path: paths.office.summaryXlsx(slug), officer: true },
      ]),
    );
  } finally {
    if (engine === "PostgreSQL" && serverUrl)
      await onServer(serverUrl, `drop database if exists ${name} with (force)`);
    rmSync(folder, { recursive: true, force: true });
  }
}
