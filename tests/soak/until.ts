import { setTimeout as pause } from "node:timers/promises";

/** Waits until it is so; gives the milliseconds that it took. A test that waits in vain is told for what. */
export async function until(
  what: string,
  so: () => boolean | Promise<boolean>,
  withinMs = 200_000,
): Promise<number> {
  const began = performance.now();
  while (!(await so())) {
    if (performance.now() - began > withinMs) throw new Error(`waited in vain until ${what}`);
    await pause(20);
  }
  return performance.now() - began;
}
