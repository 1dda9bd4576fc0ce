import { timingSafeEqual } from "node:crypto";
import { sql } from "kysely";
import { collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Db } from "~/db/schema";
import { SWEEP, secondsSince } from "./heartbeat.server";

/** What an address is about: few classes, so that no visitor can make the series many. */
const CLASSES: [string, RegExp][] = [
  ["assets", /^\/assets\/|\.(?:svg|js|txt|png|ico|webmanifest)$/],
  ["health", /^\/(?:healthz|readyz|metrics)$/],
  ["api", /^\/api\//],
  ["office", /^\/office(?:\/|$)/],
  ["receipt", /^\/receipts(?:\/|$)/],
  ["subscription", /^\/subscriptions(?:\/|$)/],
  ["comment", /^\/consultations\/[^/]+\/(?:comment|clauses\/)/],
  ["draft", /^\/consultations\//],
  ["home", /^\/$/],
];

export const classOf = (path: string): string =>
  CLASSES.find(([, pattern]) => pattern.test(path))?.[0] ?? "other";

export type Metrics = {
  observe: (request: { method: string; path: string; status: number; ms: number }) => void;
  /** In the text format of Prometheus; what the database knows is asked for at each reading. */
  text: () => Promise<string>;
  contentType: string;
};

/** The figures of this process and of the platform. */
export function openMetrics(db: Db): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: "zhutiao_http_request_duration_seconds",
    help: "Requests by class of address, method and status",
    labelNames: ["class", "method", "status"],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name: `zhutiao_${name}`, help, labelNames, registers: [registry] });
  const sweepAge = gauge("sweep_age_seconds", "Since windows were last looked for that have ended");
  const jobs = gauge("jobs", "Jobs in the queue", ["job", "state"]);
  const letters = gauge("letters", "Letters in the outbox", ["state"]);
  const comments = gauge("comments", "Comments received in all");
  const open = gauge("windows_open", "Windows that are open");
  const unsealed = gauge("comments_unsealed", "Comments that stand in no tree yet");

  async function ask(): Promise<void> {
    sweepAge.set((await secondsSince(db, SWEEP)) ?? Number.NaN);
    jobs.reset();
    const queued = await sql<{ name: string; state: string; count: number }>`
      select name, state::text as state, count(*) as count from pgboss.job
      where name not like '\\_\\_pgboss%' group by name, state`.execute(db);
    for (const { name, state, count } of queued.rows) jobs.set({ job: name, state }, count);
    letters.reset();
    const outbox = await sql<{ state: string; count: number }>`
      select state, count(*) as count from outbox group by state`.execute(db);
    for (const { state, count } of outbox.rows) letters.set({ state }, count);
    // The planner's own count: exact enough for a curve, and free however many there are.
    const sums = await sql<{ comments: number; open: number; unsealed: number }>`
      select greatest(0, (select reltuples from pg_class where oid = 'comments'::regclass))::float8
          as comments,
        (select count(*) from consultations where published_at is not null
          and opens_at <= clock_timestamp() and closes_at > clock_timestamp()) as open,
        (select count(*) from unsealed_comments) as unsealed`.execute(db);
    const sum = sums.rows[0]!;
    comments.set(sum.comments);
    open.set(sum.open);
    unsealed.set(sum.unsealed);
  }

  return {
    observe: ({ method, path, status, ms }) =>
      requests.observe(
        { class: classOf(path), method: METHODS.has(method) ? method : "other", status },
        ms / 1000,
      ),
    text: async () => {
      await ask();
      return registry.metrics();
    },
    contentType: registry.contentType,
  };
}

const METHODS = new Set(["GET", "HEAD", "POST", "OPTIONS"]);

/** Whether the request bears the token, told in a time that says nothing of it. */
export function bearsToken(header: string | undefined, token: string): boolean {
  const given = Buffer.from(header ?? "");
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
