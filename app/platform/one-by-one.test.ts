import { expect, test } from "vitest";
import { refusalOf } from "~/tests/refusal-of";
import { oneByOne } from "./one-by-one";

test("tasks are done one after another, in the order in which they came", async () => {
  const inTurn = oneByOne(10);
  const log: string[] = [];
  const task = (name: string) => async () => {
    log.push(`${name} begins`);
    await new Promise((done) => setImmediate(done));
    log.push(`${name} ends`);
    return name;
  };
  expect(await Promise.all([inTurn(task("a")), inTurn(task("b"))])).toEqual(["a", "b"]);
  expect(log).toEqual(["a begins", "a ends", "b begins", "b ends"]);
});

test("one that fails fails alone", async () => {
  const inTurn = oneByOne(10);
  const failed = inTurn(() => Promise.reject(new Error("broken")));
  const after = inTurn(async () => "done");
  await expect(failed).rejects.toThrow("broken");
  expect(await after).toBe("done");
});

test("who comes when too many are waiting is sent away, until there is room again", async () => {
  const inTurn = oneByOne(2);
  const held = [inTurn(async () => 1), inTurn(async () => 2)];
  expect(await refusalOf(inTurn(async () => 3))).toMatchObject({ code: "too-many" });
  await Promise.all(held);
  expect(await inTurn(async () => 4)).toBe(4);
});
