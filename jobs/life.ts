import { isOutage } from "~/app/platform/outage";

export type Life = {
  /** Aborted when the program is told to end. */
  ending: AbortSignal;
  /**
   * Waits for what is being opened and has it closed when the program ends, also where it is told
   * to end meanwhile; then the caller never goes on.
   */
  hold: <T>(opening: Promise<T>, close?: (opened: T) => unknown) => Promise<T>;
  end: (code?: number) => Promise<void>;
};

/**
 * A program that SIGTERM and Ctrl-C end at any moment: what it opened is closed in reverse, and
 * after `graceMs` it ends without. To be called before anything slow is imported: as the first
 * process of a container it would not hear a signal that nobody listens to.
 */
export function live(graceMs: number, program: (life: Life) => Promise<void>): void {
  const closers: (() => unknown)[] = [];
  const opening = new Set<Promise<unknown>>();
  const ending = new AbortController();
  let ended: Promise<void> | null = null;

  const close = async (code: number) => {
    setTimeout(() => process.exit(code || 1), graceMs).unref();
    ending.abort();
    while (opening.size > 0) await Promise.allSettled(opening);
    for (const closer of closers.reverse()) await closer();
    process.exit(code);
  };
  const end = (code = 0) => {
    ended ??= close(code).catch((error) => fail("停止时出错", error));
    return ended;
  };
  const hold: Life["hold"] = async (coming, closer) => {
    const held = coming.then((opened) => closers.push(() => closer?.(opened)));
    opening.add(held);
    await held.finally(() => opening.delete(held));
    return ended ? new Promise(() => {}) : coming;
  };
  // npm passes on the signal that the terminal has sent to both, so it may come twice.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void end());
  // Signalled itself, npm ends with its shell, which passes nothing on.
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event)
    setInterval(() => process.ppid !== parent && void end(), 500).unref();
  // A statement that nobody waits for may be lost with its connection; the program is not.
  process.on("unhandledRejection", (reason) => {
    if (!isOutage(reason)) throw reason;
    process.stderr.write(`数据库暂时没有应答：${(reason as Error).message}\n`);
  });
  program({ ending: ending.signal, hold, end }).catch((error) => {
    // What still runs while everything closes under it fails, and that is no news.
    if (ended) return;
    process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
    void end(1);
  });
}

function fail(what: string, error: unknown): never {
  process.stderr.write(`${what}：${error instanceof Error ? error.stack : error}\n`);
  process.exit(1);
}
