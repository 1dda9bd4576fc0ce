import { expect, test } from "vitest";
import { redlineOf } from "./redline";

const text = (parts: ReturnType<typeof redlineOf>, without: "added" | "removed") =>
  parts!
    .filter((part) => part.kind !== without)
    .map((part) => part.text)
    .join("");

test("a changed figure is struck out and the new one put in, the rest stays", () => {
  const before = "既有住宅小区应当于2027年底前建成集中充电设施。";
  const after = "既有住宅小区应当于2026年底前建成集中充电设施，并优先保障老旧小区。";
  const parts = redlineOf(before, after);
  expect(text(parts, "added")).toBe(before);
  expect(text(parts, "removed")).toBe(after);
  expect(parts).toContainEqual({ kind: "removed", text: "2027" });
  expect(parts!.filter((part) => part.kind === "same").length).toBeGreaterThan(1);
});

test("two wordings that have little in common, or are very long, are not redlined", () => {
  expect(redlineOf("车辆应当停放在指定地点。", "建议全文重写")).toBeNull();
  expect(redlineOf("", "新增一条")).toBeNull();
  expect(redlineOf("充电。停车。".repeat(900), "停车。充电。".repeat(900))).toBeNull();
});

test("a small change is found in a text of any length", () => {
  const long = "新建小区按车位总数的三成配建充电桩。".repeat(1_000);
  const parts = redlineOf(`${long}到2027年完成。${long}`, `${long}到2028年完成。${long}`);
  expect(parts!.filter((part) => part.kind !== "same")).toEqual([
    { kind: "removed", text: "2027" },
    { kind: "added", text: "2028" },
  ]);
});

test("the same words on both sides are one part", () => {
  expect(redlineOf("停车。停车。", "停车。停车。")).toEqual([
    { kind: "same", text: "停车。停车。" },
  ]);
});
