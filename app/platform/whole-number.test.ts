import { describe, expect, test } from "vitest";
import { ordinal, rowId } from "./whole-number";

describe("a number in an address or a form", () => {
  test.each([7, "7", "2147483647"])("%j is one", (given) => {
    expect(ordinal().parse(given)).toBe(Number(given));
  });

  test.each([
    ...["", " ", "0", "-1", "1.5", "1e3", "0x10", "٣", "2147483648", "99999999999999999999"],
    ...[0, -1, 1.5, 1e308, Number.NaN, true, [3], {}, null],
  ])("%j is none, and no fault of ours", (given) => {
    expect(ordinal("没有这一条").safeParse(given)).toMatchObject({
      success: false,
      error: { issues: [{ message: "没有这一条" }] },
    });
  });

  test("of a row may be larger than that of a clause", () => {
    expect(rowId().parse("2147483648")).toBe(2_147_483_648);
    expect(rowId().safeParse("9007199254740993").success).toBe(false);
  });
});
