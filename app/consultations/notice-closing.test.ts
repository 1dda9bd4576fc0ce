import { expect, test } from "vitest";
import { makeOutline } from "~/tests/make";
import { closingInNotice } from "./notice-closing";

const closing = (notice: string) =>
  closingInNotice({ ...makeOutline(), published: "2026-11-01", notice });

test("a date that the notice names is held against the window; a number of days is not", () => {
  expect(closing("现公开征求意见，请于2026年12月30日前反馈。")).toEqual(
    new Date("2026-12-31T00:00:00+08:00"),
  );
  expect(closing("现公开征求意见，期限为自公布之日起30日。")).toBeNull();
  expect(closing("现公开征求意见。")).toBeNull();
});
