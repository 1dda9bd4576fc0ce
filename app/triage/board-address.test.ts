import { expect, test } from "vitest";
import { readBoardAddress } from "./board-address";

const read = (query: string) => readBoardAddress(new URLSearchParams(query));

test.each(["clause", "topic", "campaign", "unit", "after", "before", "c"])(
  "a %s that can be none is as if it were not there",
  (name) => {
    for (const value of ["99999999999999999999", "-1", "1e3", "%00"])
      expect(read(`${name}=${value}`)).toEqual(read(""));
  },
);

test("numbers larger than the database's, and characters that no text holds, never reach it", () => {
  expect(read("clause=2147483648&topic=2147483648&campaign=2147483648")).toEqual(read(""));
  expect(read("kept=99999999999999999999")).toEqual(read(""));
  expect(read("q=%00")).toEqual(read(""));
  expect(read("q=%00停车").q).toBe("停车");
});
