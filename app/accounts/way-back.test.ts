import { expect, test } from "vitest";
import { wayBack } from "./way-back";

test.each([
  ["/office", "/office"],
  [
    "/office/consultations/fgw-2026-3/board?lens=topic",
    "/office/consultations/fgw-2026-3/board?lens=topic",
  ],
  [null, "/office"],
  ["", "/office"],
  ["/", "/office"],
  ["//evil.example/office", "/office"],
  ["/\\evil.example", "/office"],
  ["https://evil.example/office", "/office"],
  ["/officer", "/office"],
  ["/office\\..\\..", "/office"],
  ["/office/\r\nSet-Cookie: a=b", "/office"],
  ["/office/sign-in?then=/office", "/office"],
  ["/office/sign-out", "/office"],
])("after signing in, %j leads to %s", (then, to) => {
  expect(wayBack(then)).toBe(to);
});
