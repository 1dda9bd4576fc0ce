/**
 * For how long an analysis holds the event loop of the web process that it runs beside, and how
 * long citizens wait meanwhile:
 *
 *     npm run bench:event-loop -- [--comments 100000] [--engines PGlite,PostgreSQL]
 *
 * A real site with WORKER=inside, on an embedded database and, with TEST_DATABASE_URL, on
 * PostgreSQL. An officer asks for the analysis four times: each goes on with the one before, and
 * the fourth forgets the first. Meanwhile a reader opens a page every 50 ms and the officer's board
 * asks how far it is.
 */
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { parseArgs } from "node:util";
import type { LatestRun } from "~/app/triage/runs.queries.server";
import { sayAll } from "~/app/triage/triage.fixture";
import { type Database, openFolder, openServer } from "~/db/client.server";
import { migrateToLatest } from "~/db/migrate";
import { makeConsultation, makeOffice, makeOfficer } from "~/tests/make";
import { databaseAt, onServer } from "~/tests/setup/global";
import { perturbedComments } from "./perturbed-comments";
import { type LoopDelay, signIn, startWebProcess, type WebProcess } from "./web-process";

const READER_MS = 50;
const BOARD_MS = 500;
const QUIET_MS = 5_000;
const CALM_MS = 50;
const MOST_WAITS = 24;
const serverUrl = process.env.TEST_DATABASE_URL;

const { values } = parseArgs({
  options: {
    comments: { type: "string", default: "100000" },
    engines: { type: "string", default: serverUrl ? "PGlite,PostgreSQL" : "PGlite" },
  },
});

type Site = { slug: string; email: string };

async function plant({ db }: Database): Promise<Site> {
  await migrateToLatest(db);
  const office = await makeOffice(db);
  const { email } = await makeOfficer(db, office.id);
  const { id, slug } = await makeConsultation(db, office);
  for (const block of perturbedComments(Number(values.comments))) {
    const lines = block.trimEnd().split("\n");
    const texts = lines.map((line) => (JSON.parse(line) as { text: string }).text);
    await sayAll(db, id, texts);
  }
  // Comments are sealed as they come, a few a minute; so many at once would be measured with it.
  await db.deleteFrom("unsealed_comments").execute();
  return { slug, email };
}

/** Opens the page again and again until told to stop; gives how long each took. */
function readPages(address: string) {
  const waits: number[] = [];
  let reading = true;
  const done = (async () => {
    while (reading) {
      const began = performance.now();
      const response = await fetch(address);
      await response.arrayBuffer();
      if (!response.ok) throw new Error(`${address}: ${response.status}`);
      waits.push(performance.now() - began);
      await setTimeout(READER_MS);
    }
  })();
  // Told when it is stopped: what else failed is the cause, and is told first.
  done.catch(() => {});
  return async () => {
    reading = false;
    await done;
    waits.sort((a, b) => a - b);
    return { p99: waits[Math.floor(waits.length * 0.99)]!, max: waits.at(-1)! };
  };
}

/** What the program makes of so many comments that it never saw one by one comes first. */
async function quietened(web: WebProcess) {
  for (let calm = 0, tries = 0; calm < 2 && tries < MOST_WAITS; tries++) {
    await setTimeout(QUIET_MS);
    calm = (await web.delay()).max < CALM_MS ? calm + 1 : 0;
  }
}

const rounded = (ms: number) => Math.round(ms * 10) / 10;

/** Analyses once; the delays of each stage that the board was told of, and of the whole. */
async function analyse(web: WebProcess, { slug }: Site, cookie: string) {
  const board = `${web.origin}/office/consultations/${slug}/board`;
  const ask = await fetch(board, {
    method: "POST",
    redirect: "manual",
    headers: { Origin: web.origin, Cookie: cookie },
    body: new URLSearchParams({ act: "analyse" }),
  });
  if (ask.status !== 302) throw new Error(`asking gave ${ask.status}`);
  const stages = new Map<string, LoopDelay>();
  const began = performance.now();
  for (;;) {
    await setTimeout(BOARD_MS);
    const response = await fetch(`${web.origin}/office/consultations/${slug}/analysis`, {
      headers: { Cookie: cookie },
    });
    const run = (await response.json()) as LatestRun;
    const delay = await web.delay();
    const name = run.stage ?? run.state ?? "waiting";
    const before = stages.get(name);
    if (!before || before.max < delay.max) stages.set(name, delay);
    if (run.state === "failed") throw new Error("the analysis failed");
    if (run.state !== "finished" || run.waiting) continue;
    const seconds = rounded((performance.now() - began) / 1000);
    // What is old is forgotten after the result is there.
    await setTimeout(QUIET_MS);
    stages.set("afterwards", await web.delay());
    return { seconds, stages };
  }
}

async function measure(engine: string, env: Record<string, string>, site: Site) {
  const web = await startWebProcess({
    PORT: "0",
    HOST: "127.0.0.1",
    WORKER: "inside",
    DEMONSTRATION: "off",
    LOG_LEVEL: "error",
    PERSONAL_DATA_KEY: randomBytes(32).toString("base64"),
    RECEIPT_SIGNING_KEY: randomBytes(32).toString("base64"),
    ...env,
  });
  const rows: object[] = [];
  const page = `${web.origin}/consultations/${site.slug}`;
  const row = (what: string, seconds: number, delay: LoopDelay, wait: LoopWait, most: string) =>
    rows.push({
      engine,
      what,
      seconds,
      "loop p99 ms": rounded(delay.p99),
      "loop max ms": rounded(delay.max),
      "page p99 ms": rounded(wait.p99),
      "page max ms": rounded(wait.max),
      stages: most,
    });
  try {
    const cookie = await signIn(web.origin, site.email);
    await quietened(web);
    const quiet = readPages(page);
    await setTimeout(QUIET_MS);
    row("no analysis", QUIET_MS / 1000, await web.delay(), await quiet(), "");
    for (const what of ["first analysis", "second", "third", "fourth"]) {
      const stop = readPages(page);
      const { seconds, stages } = await analyse(web, site, cookie);
      const all = [...stages.values()];
      const worst = {
        max: Math.max(...all.map(({ max }) => max)),
        p99: Math.max(...all.map(({ p99 }) => p99)),
        count: 0,
      };
      const told = [...stages].map(([stage, { max }]) => `${stage} ${Math.round(max)}`);
      row(what, seconds, worst, await stop(), told.join(", "));
    }
  } finally {
    await web.stop();
  }
  return rows;
}

type LoopWait = { p99: number; max: number };

for (const engine of values.engines.split(",")) {
  const folder = mkdtempSync(join(tmpdir(), "event-loop-"));
  const name = `zhutiao_event_loop_${process.pid}`;
  try {
    const env: Record<string, string> = { DATA_DIR: folder };
    if (engine === "PostgreSQL") {
      if (!serverUrl) throw new Error("TEST_DATABASE_URL is not set");
      await onServer(serverUrl, `create database ${name}`);
      env.DATABASE_URL = databaseAt(serverUrl, name);
    }
    const database = env.DATABASE_URL ? openServer(env.DATABASE_URL) : await openFolder(folder);
    const site = await plant(database);
    await database.close();
    console.table(await measure(engine, env, site));
  } finally {
    if (engine === "PostgreSQL" && serverUrl)
      await onServer(serverUrl, `drop database if exists ${name} with (force)`);
    rmSync(folder, { recursive: true, force: true });
  }
}
