import { beforeAll, expect, test } from "vitest";
import {
  makeComment,
  makeConsultation,
  makeDecision,
  makeOffice,
  makeOfficer,
  makeRun,
} from "~/tests/make";
import { onEveryDatabase } from "~/tests/setup/databases";
import type { Scope } from "./scope.server";
import { topicsForPublic } from "./topics.queries.server";

onEveryDatabase("the names of topics that everybody reads", (at) => {
  let scope: Scope;
  let officer: number;

  beforeAll(async () => {
    const office = await makeOffice(at.db);
    officer = (await makeOfficer(at.db, office.id)).id;
    const { id, slug } = await makeConsultation(at.db, office);
    const bodies = [
      ["停车位太少，收费太高", "shown"],
      ["某局长喝酒误事", "hidden"],
      ["噪音扰民", "hidden"],
    ];
    const said = [];
    for (const [at_, [body, review]] of bodies.entries()) {
      const comment = await makeComment(at.db, slug, { body });
      await at.db
        .updateTable("comments")
        .set({ review: review as "shown" })
        .where("id", "=", comment.id)
        .execute();
      await makeDecision(at.db, id, comment.id);
      said.push({ id: comment.id, topic: at_ + 1 });
    }
    const runId = await makeRun(at.db, id, said);
    for (const [topic, label] of [
      [1, "停车位、收费"],
      [2, "局长、喝酒"],
      [3, "夜间噪音"],
    ] as const)
      await at.db
        .updateTable("topics")
        .set({ label, named_by: topic === 3 ? officer : null })
        .where("run_id", "=", runId)
        .where("id", "=", topic)
        .execute();
    scope = { consultationId: id, runId, visibility: "reviewed", audience: "public" };
  });

  const names = async (changed: Partial<Scope> = {}) =>
    (await topicsForPublic(at.db, { ...scope, ...changed })).map(({ label }) => label);

  test("never say what only a hidden comment says; what an officer called it may be said", async () => {
    expect(await names()).toEqual(["停车位、收费", "主题 2", "夜间噪音"]);
  });

  test("say nothing that the analysis found where no comment may be shown at all", async () => {
    expect(await names({ visibility: "never" })).toEqual(["主题 1", "主题 2", "夜间噪音"]);
  });
});
