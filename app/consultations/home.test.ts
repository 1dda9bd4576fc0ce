import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import { DAY_MS } from "~/app/platform/time";
import { loader } from "~/app/routes/_index";
import { endWindow, makeConsultation, makeOffice } from "~/tests/make";
import { asked, makeContext } from "~/tests/setup/context";
import { onEveryDatabase } from "~/tests/setup/databases";
import { closeConsultation } from "./close-consultation.server";
import { clauseCounts, consultationsAtStage } from "./home.queries.server";
import { readHomeAddress } from "./home-address";

onEveryDatabase("the home page", (at) => {
  let transport: { id: number; slug: string };
  const home = async (search = "") => {
    const { sections, counts } = await loader(asked(makeContext(at.db), `/${search}`));
    const titles = Object.fromEntries(
      sections.map(({ stage, rows }) => [stage, rows.map((row) => row.title)]),
    );
    return { titles, sections, counts };
  };

  beforeAll(async () => {
    const now = Date.now();
    const housing = await makeOffice(at.db, "澄江市住房和城乡建设局");
    transport = await makeOffice(at.db, "澄江市交通局");
    const after = (days: number) => new Date(now + days * DAY_MS);
    await makeConsultation(at.db, housing, { title: "晚截止的办法", closesAt: after(20) });
    await makeConsultation(at.db, transport, { title: "早截止的方案", closesAt: after(2) });
    await makeConsultation(at.db, transport, { title: "还没开始", opensAt: after(1) });
    for (const title of ["已截止的方案甲", "已截止的方案乙"]) {
      const { id } = await makeConsultation(at.db, housing, { title });
      await endWindow(at.db, id);
    }
    const { id } = await makeConsultation(at.db, transport, { title: "已反馈的 100% 方案" });
    await endWindow(at.db, id);
    await closeConsultation(at.db, id);
    await at.db
      .updateTable("consultations")
      .set({ answered_at: sql`clock_timestamp()` })
      .where("id", "=", id)
      .execute();
  });

  test("every published consultation stands at its stage, what closes soonest first", async () => {
    const { titles, sections } = await home();
    expect(titles).toEqual({
      open: ["早截止的方案", "晚截止的办法"],
      planned: ["还没开始"],
      closed: ["已截止的方案乙", "已截止的方案甲"],
      answered: ["已反馈的 100% 方案"],
      withdrawn: [],
    });
    expect(sections[0]!.rows[0]).toMatchObject({ clauses: 4, comments: 0, office: "澄江市交通局" });
  });

  test("search takes every word of the title, and its signs literally", async () => {
    expect((await home("?q=方案+早")).titles.open).toEqual(["早截止的方案"]);
    expect((await home("?q=100%25")).titles.answered).toEqual(["已反馈的 100% 方案"]);
    expect((await home("?q=1_0")).titles.answered).toEqual([]);
  });

  test("an office and a stage filter together, and the counts say what each would show", async () => {
    const { titles, counts } = await home(`?office=${transport.slug}&stage=open`);
    expect(titles).toEqual({ open: ["早截止的方案"] });
    expect(counts.reduce((sum, row) => sum + row.count, 0)).toBe(6);
    expect(
      counts.find((row) => row.office === transport.slug && row.stage === "planned")?.count,
    ).toBe(1);
  });

  test("pages of a stage meet without a gap and without a repetition", async () => {
    for (const [stage, expected] of [
      ["closed", ["已截止的方案乙", "已截止的方案甲"]],
      ["open", ["早截止的方案", "晚截止的办法"]],
    ] as const) {
      const page = (after: number | null) =>
        consultationsAtStage(
          at.db,
          new Date(),
          stage,
          { words: [], office: null },
          { after, limit: 1 },
        );
      const first = await page(null);
      const second = await page(first.next);
      expect([...first.rows, ...second.rows].map((row) => row.title)).toEqual(expected);
      expect(second.next).toBeNull();
    }
  });

  test("what is no filter is no filter", async () => {
    expect((await home("?office=%00&stage=x&after=-1&q=%00")).titles.open).toHaveLength(2);
    expect(readHomeAddress(new URLSearchParams("q=%20a%0Ab%20"))).toEqual({
      q: "a b",
      office: null,
      stage: null,
      after: null,
    });
    expect(await clauseCounts(at.db, [])).toEqual(new Map());
  });
});
