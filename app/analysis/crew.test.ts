import { afterAll, describe, expect, it } from "vitest";
import { analyse, analysing } from "~/app/analysis/analyse";
import { hireCrew, type Progress } from "~/app/analysis/crew.server";
import { themedComments } from "~/app/analysis/themed-comments.fixture";

const silent = () => {};

describe("many hands", () => {
  // More than one chunk, so that the hands have something to share.
  const comments = themedComments(9000).map(({ id, text }) => ({ id, text }));
  const alone = JSON.stringify(analyse(comments, {}));
  const crews = [1, 2, 3].map((size) => hireCrew(size));
  afterAll(() => Promise.all(crews.map((crew) => crew.end())));

  it("find the same, byte for byte, as one, two or three", async () => {
    for (const crew of crews)
      expect(JSON.stringify(await crew.work(analysing(comments, {}, silent)))).toBe(alone);
  });

  it("tell how far they have come, up to the end of each kind of work", async () => {
    const told: Progress[] = [];
    await crews[1]!.work(analysing(comments.slice(0, 400), {}, silent), (progress) =>
      told.push(progress),
    );
    for (const task of ["readTexts", "match", "segment", "fit", "assign"]) {
      const own = told.filter((progress) => progress.task === task);
      expect(own.map((progress) => progress.done)).toEqual(own.map((_, i) => i + 1));
      expect(own.at(-1)!.done).toBe(own.at(-1)!.of);
    }
  });

  it("stop when they are called off, and say why", async () => {
    const controller = new AbortController();
    const reason = new Error("stopped");
    const crew = hireCrew(2, controller.signal);
    const work = crew.work(analysing(comments, {}, silent), () => controller.abort(reason));
    await expect(work).rejects.toBe(reason);
    await crew.end();
  });

  it("say what went wrong in one of them", async () => {
    const crew = hireCrew(2);
    const broken = [{ id: "1", text: undefined as unknown as string }];
    await expect(crew.work(analysing(broken, {}, silent))).rejects.toThrow();
    await crew.end();
  });
});
