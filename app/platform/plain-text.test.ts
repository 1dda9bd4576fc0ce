import { expect, test } from "vitest";
import { isVisible, plainText } from "./plain-text";

test("text keeps its lines, tabs and every whole character, and loses what no text holds", () => {
  expect(plainText("第一行\r\n\t第二行💥‮")).toBe("第一行\r\n\t第二行💥");
  expect(plainText("\0张\u0007三\u007f\u0085")).toBe("张三");
  expect(plainText("半\ud83d个\udca5字")).toBe("半个字");
});

test("what nobody can see is no text", () => {
  for (const blank of ["", " \n", "\u200b", "\u3164", "\u2060\u00ad"])
    expect(isVisible(blank)).toBe(false);
  for (const text of ["同意", "👍", "1", "。"]) expect(isVisible(text)).toBe(true);
});
