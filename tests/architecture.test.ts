import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, test } from "vitest";

/**
 * Which rooms a room may open a door to. `routes` and `jobs` are the two front doors; a later
 * chapter may read an earlier one, never the other way round; `ui` and `analysis` know nobody.
 */
const CHAPTERS = [
  "app/platform",
  "app/drafts",
  "app/accounts",
  "app/mail",
  "app/consultations",
  "app/comments",
  "app/proof",
  "app/analysis",
  "app/triage",
  "app/publication",
  "app/subscriptions",
  "app/operations",
] as const;

const MAY_IMPORT: Record<string, readonly string[]> = {
  "app/ui": ["app/ui"],
  "app/analysis": ["app/analysis"],
  "app/platform": ["app/platform", "db"],
  "app/drafts": ["app/drafts", "app/platform", "app/ui"],
  "app/accounts": ["app/accounts", "app/platform", "app/ui", "app", "db"],
  "app/mail": upTo("app/mail"),
  "app/consultations": upTo("app/consultations"),
  "app/comments": upTo("app/comments"),
  "app/proof": upTo("app/proof"),
  "app/triage": upTo("app/triage"),
  "app/publication": upTo("app/publication"),
  "app/subscriptions": upTo("app/subscriptions"),
  "app/operations": upTo("app/operations"),
  "app/routes": [...CHAPTERS, "app", "app/ui", "app/routes", "db", "jobs"],
  app: [...CHAPTERS, "app", "app/ui", "db"],
  db: ["db", "app/drafts", "jobs"],
  "db/migrations": ["db/migrations"],
  "db/demo": [...CHAPTERS, "db", "db/demo"],
  jobs: [...CHAPTERS, "app", "db", "jobs"],
  "jobs/commands": [...CHAPTERS, "app", "db", "db/demo", "jobs", "jobs/commands"],
};

/**
 * Enqueueing is part of a use case's transaction, so chapters may open that one door of jobs; how a
 * thread is started says nothing of what is done in it.
 */
const ALWAYS = new Set(["jobs/enqueue.server", "app/platform/thread.server"]);

function upTo(chapter: (typeof CHAPTERS)[number]): string[] {
  const reach = CHAPTERS.slice(0, CHAPTERS.indexOf(chapter) + 1);
  return [...reach, "app", "app/ui", "db"];
}

const sources = ["app", "db", "jobs"]
  .flatMap(filesBelow)
  .filter((file) => /\.tsx?$/.test(file) && !/\.(test|fixture)\.tsx?$/.test(file));

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });
}

/** The longest folder of the table that holds the path. */
function roomOf(path: string): string {
  const rooms = Object.keys(MAY_IMPORT).filter((room) => path.startsWith(`${room}/`));
  return rooms.sort((a, b) => b.length - a.length)[0] ?? path;
}

function importsOf(file: string): string[] {
  const text = readFileSync(file, "utf8");
  const found = text.matchAll(
    /(?:^|\n)\s*(?:import|export)\b[^"';]*?from\s*["']([^"']+)["']|import\(\s*["']([^"']+)["']\s*\)|(?:^|\n)import\s+["']([^"']+)["']/g,
  );
  return [...found].map((m) => (m[1] ?? m[2] ?? m[3])!);
}

const inProject = (file: string, target: string): string | null =>
  target.startsWith("~/")
    ? target.slice(2)
    : target.startsWith(".")
      ? normalize(join(dirname(file), target))
      : null;

describe("the house", () => {
  test("every room opens doors only to the rooms that the plan allows", () => {
    const wrong = sources.flatMap((file) =>
      importsOf(file).flatMap((target) => {
        const path = inProject(file, target);
        if (path === null || ALWAYS.has(path)) return [];
        const [from, to] = [roomOf(file), roomOf(path)];
        return MAY_IMPORT[from]?.includes(to) ? [] : [`${file} → ${path}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  test("no files go in a circle: each can be understood after those that it imports", () => {
    const files = new Map(sources.map((file) => [file.replace(/\.tsx?$/, ""), file]));
    const circles: string[] = [];
    const done = new Set<string>();
    const follow = (name: string, way: readonly string[]): void => {
      if (way.includes(name)) circles.push([...way.slice(way.indexOf(name)), name].join(" → "));
      if (way.includes(name) || done.has(name)) return;
      const file = files.get(name)!;
      for (const target of importsOf(file)) {
        const path = inProject(file, target);
        if (path !== null && files.has(path)) follow(path, [...way, name]);
      }
      done.add(name);
    };
    for (const name of files.keys()) follow(name, []);
    expect(circles).toEqual([]);
  });

  test("only pages, routes and the sign-in of a request know Remix; chapters do not", () => {
    const wrong = sources.filter(
      (file) =>
        file.startsWith("app/") &&
        !file.endsWith(".tsx") &&
        !file.startsWith("app/routes") &&
        ![
          "app/server.ts",
          "app/accounts/officer-of-request.server.ts",
          "app/platform/context.ts",
        ].includes(file) &&
        importsOf(file).some((target) => target.startsWith("@remix-run/")),
    );
    expect(wrong).toEqual([]);
  });

  test("what reads the database, the environment or secrets says so in its name", () => {
    const serverOnly = [
      "kysely",
      "pg",
      "pg-boss",
      "node:crypto",
      "node:fs",
      "@node-rs/argon2",
      "exceljs",
    ];
    const wrong = sources.filter(
      (file) =>
        file.startsWith("app/") &&
        file.endsWith(".tsx") &&
        !file.startsWith("app/routes") &&
        !file.includes(".server.") &&
        importsOf(file).some((target) => serverOnly.includes(target)),
    );
    expect(wrong).toEqual([]);
  });

  test("forms are read in one place, which leaves out what the database cannot hold", () => {
    const wrong = sources.filter(
      (file) =>
        file !== "app/platform/form-of.ts" && /\.formData\(\)/.test(readFileSync(file, "utf8")),
    );
    expect(wrong).toEqual([]);
  });

  test("the environment is read in one place", () => {
    const allowed = new Set([
      "app/platform/env.server.ts",
      "app/server.ts",
      "jobs/commands/start.ts",
      "jobs/commands/serve.ts",
      "jobs/build.ts",
      "jobs/life.ts",
      "app/platform/thread.server.ts",
    ]);
    const wrong = sources.filter(
      (file) => !allowed.has(file) && /process\.env\b/.test(readFileSync(file, "utf8")),
    );
    expect(wrong).toEqual([]);
  });

  test("every table is written by the chapter that owns it alone", () => {
    const owners: Record<string, string> = {
      offices: "app/accounts",
      holiday_years: "app/accounts",
      officers: "app/accounts",
      sessions: "app/accounts",
      units: "app/accounts",
      audit: "app/accounts",
      consultations: "app/consultations",
      closing_steps: "app/consultations",
      reminders: "app/consultations",
      window_changes: "app/consultations",
      heartbeats: "app/operations",
      drafts: "app/consultations",
      draft_steps: "app/consultations",
      draft_confirmations: "app/consultations",
      unsaved_words: "app/consultations",
      clauses: "app/consultations",
      clause_units: "app/consultations",
      indicator_changes: "app/consultations",
      indicators: "app/consultations",
      comments: "app/comments",
      comment_authors: "app/comments",
      submission_keys: "app/comments",
      receipt_signatures: "app/comments",
      tree_leaves: "app/proof",
      tree_nodes: "app/proof",
      tree_heads: "app/proof",
      unsealed_comments: "app/proof",
      triage_entries: "app/triage",
      clause_ties: "app/triage",
      notes: "app/triage",
      analysis_runs: "app/triage",
      topics: "app/triage",
      campaigns: "app/triage",
      comment_topics: "app/triage",
      analysis_wishes: "app/triage",
      campaign_removals: "app/triage",
      campaign_dissolutions: "app/triage",
      dissolved_comments: "app/triage",
      topic_merges: "app/triage",
      own_topics: "app/triage",
      topic_places: "app/triage",
      outcomes: "app/publication",
      letters: "app/mail",
      outbox: "app/mail",
      mail_pace: "app/mail",
      subscribers: "app/subscriptions",
      subscriptions: "app/subscriptions",
      subscription_requests: "app/subscriptions",
    };
    const wrong = sources
      .filter((file) => !file.startsWith("db/"))
      .flatMap((file) => {
        const text = readFileSync(file, "utf8");
        const writes = text.matchAll(
          /(?:insertInto|updateTable|deleteFrom)\(\s*"(\w+)|insert into (\w+)/g,
        );
        return [...writes].flatMap((m) => {
          const table = (m[1] ?? m[2])!;
          return owners[table] === roomOf(file) ? [] : [`${file} writes ${table}`];
        });
      });
    expect(wrong).toEqual([]);
  });

  test("no file has outgrown one idea", () => {
    const long = sources
      .map((file) => ({ file, lines: readFileSync(file, "utf8").split("\n").length }))
      .filter(
        ({ file, lines }) =>
          lines > 260 && !file.startsWith("db/migrations") && !file.startsWith("db/demo"),
      )
      .map(({ file, lines }) => `${file}: ${lines}`);
    expect(long).toEqual([]);
  });
});
