import { expect, test } from "vitest";
import { canonicalJson } from "./canonical-json";

test("a record has one text, whatever the order it was written in", () => {
  expect(canonicalJson({ b: 1, a: '甲\n"乙"\u2028', c: null })).toBe(
    '{"a":"甲\\n\\"乙\\"\u2028","b":1,"c":null}',
  );
  expect(canonicalJson({ c: null, a: '甲\n"乙"\u2028', b: 1 })).toBe(
    canonicalJson({ b: 1, a: '甲\n"乙"\u2028', c: null }),
  );
});

test("what would have several texts, or none, is refused", () => {
  expect(() => canonicalJson({ a: 0.1 })).toThrow();
  expect(() => canonicalJson({ a: 2 ** 53 })).toThrow();
  expect(() => canonicalJson({ a: "\ud800" })).toThrow();
});
