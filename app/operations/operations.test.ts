import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeConsultation, makeOffice, makeOfficer } from "~/tests/make";
import { onEveryDatabase } from "~/tests/setup/databases";
import { openSite, type Site } from "~/tests/setup/site";
import { beat, SWEEP } from "./heartbeat.server";
import { classOf } from "./metrics.server";

const TOKEN = "a-token-of-the-tests";

onEveryDatabase("how the platform runs", (at) => {
  let site: Site;
  let office: { id: number; slug: string };
  let mine: number;
  let administrator: string;
  let drafter: string;

  beforeAll(async () => {
    site = await openSite(at.db, undefined, undefined, { METRICS_TOKEN: TOKEN });
    office = await makeOffice(at.db);
    const other = await makeOffice(at.db, "澄江市教育局");
    mine = (await makeConsultation(at.db, office)).id;
    const theirs = (await makeConsultation(at.db, other)).id;
    administrator = (await makeOfficer(at.db, office.id, "administrator")).email;
    drafter = (await makeOfficer(at.db, office.id, "drafter")).email;
    await beat(at.db, SWEEP);
    for (const [consultationId, message] of [
      [mine, "本单位的任务出错"],
      [theirs, "别的单位的任务出错"],
    ])
      await sql`insert into pgboss.job (name, data, state, retry_limit, output, completed_on)
        values ('analyse-consultation', ${JSON.stringify({ consultationId })}::jsonb, 'failed', 3,
          ${JSON.stringify({ message })}::jsonb, now())`.execute(at.db);
  });
  afterAll(() => site.close());

  test("an administrator sees the sweep, the next closings, the queue and what failed of the own office", async () => {
    const page = await (await site.fetch("/office/operations", { as: administrator })).text();
    expect(page).toMatch(/检查到期.*秒前/s);
    expect(page).toContain("本单位的任务出错");
    expect(page).not.toContain("别的单位的任务出错");
    expect((await site.fetch("/office/operations", { as: drafter })).status).toBe(403);
    expect((await site.fetch("/office/operations")).status).toBe(302);
  });

  test("a failed job is tried again, and who asked for it is in the audit", async () => {
    const { rows } = await sql<{ id: string; consultation: string }>`
      select id, data->>'consultationId' as consultation from pgboss.job where state = 'failed'`.execute(
      at.db,
    );
    for (const { id, consultation } of rows) {
      const answer = await site.post("/office/operations", { job: id }, administrator);
      expect(answer.status).toBe(consultation === String(mine) ? 302 : 404);
    }
    const states = await sql<{ state: string; consultation: string }>`
      select state::text, data->>'consultationId' as consultation from pgboss.job
      where output is not null`.execute(at.db);
    for (const { state, consultation } of states.rows)
      expect(state).toBe(consultation === String(mine) ? "retry" : "failed");
    const entry = await at.db
      .selectFrom("audit")
      .select("subject")
      .where("action", "=", "重试后台任务")
      .executeTakeFirst();
    expect(entry?.subject).toBe("分析意见");
  });

  test("figures are read by who bears the token, and by nobody where there is none", async () => {
    await site.fetch("/");
    const read = (token: string) =>
      site.fetch("/metrics", { headers: { Authorization: `Bearer ${token}` } });
    const figures = await (await read(TOKEN)).text();
    expect(figures).toMatch(/zhutiao_sweep_age_seconds \d/);
    expect(figures).toMatch(
      /duration_seconds_count\{class="home",method="GET",status="200"\} [1-9]/,
    );
    expect(figures).toMatch(/zhutiao_jobs\{job="analyse-consultation",state="(?:failed|retry)"\} /);
    expect((await read("a-token-of-others")).status).toBe(403);
    expect((await site.fetch("/metrics")).status).toBe(403);
    const silent = await openSite(at.db);
    expect((await silent.fetch("/metrics")).status).toBe(404);
    await silent.close();
  });
});

test("whatever a visitor asks for, the classes of addresses are few", () => {
  expect(classOf("/consultations/a-1/clauses/3")).toBe("comment");
  expect(classOf("/consultations/a-1")).toBe("draft");
  expect(classOf("/office/operations")).toBe("office");
  expect(classOf("/wp-login.php")).toBe("other");
});
