import { describe, expect, it } from "vitest";
import { analyse } from "~/app/analysis/analyse";
import { analyseInThread } from "~/app/analysis/analyse-in-thread.server";
import { themedComments } from "~/app/analysis/themed-comments.fixture";

describe("the analysis in a thread", () => {
  const comments = themedComments(5000).map(({ id, text }) => ({ id, text }));

  it("gives what the analysis gives, and the calling process goes on meanwhile", async () => {
    let last = performance.now();
    let longest = 0;
    let ticks = 0;
    const timer = setInterval(() => {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
      ticks++;
    }, 5);
    const begin = performance.now();
    const inThread = await analyseInThread(comments, { topics: 5 });
    const whole = performance.now() - begin;
    clearInterval(timer);

    expect(inThread).toEqual(analyse(comments, { topics: 5 }));
    expect(ticks).toBeGreaterThan(20);
    expect(longest).toBeLessThan(whole / 4);
  });

  it("ends when it is called off", async () => {
    const reason = new Error("stopped");
    await expect(analyseInThread(comments, {}, AbortSignal.abort(reason))).rejects.toBe(reason);
    const controller = new AbortController();
    const running = analyseInThread(comments, {}, controller.signal);
    controller.abort(reason);
    await expect(running).rejects.toBe(reason);
  });

  it("says what went wrong in it", async () => {
    const broken = [{ id: "1", text: undefined as unknown as string }];
    await expect(analyseInThread(broken)).rejects.toThrow();
  });
});
