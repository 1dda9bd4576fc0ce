import { DomainError } from "./errors";

/**
 * Does tasks one after another, so that together they never take more than one processor. Refuses
 * `too-many` where `most` are waiting already.
 */
export function oneByOne(most: number) {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return <T>(task: () => Promise<T>): Promise<T> => {
    if (waiting >= most) return Promise.reject(new DomainError("too-many"));
    waiting++;
    const done = last.then(task).finally(() => waiting--);
    last = done.catch(() => {});
    return done;
  };
}
