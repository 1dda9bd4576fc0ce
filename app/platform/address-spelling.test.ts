import { describe, expect, test } from "vitest";
import { canonicalPath, isSayable, loggedPath } from "./address-spelling";

test.each([
  ["/consultations/a", true],
  ["/consultations/%E5%81%9C", true],
  ["/consultations/%00/proof", false],
  ["/consultations/a%0Ab", false],
  ["/consultations/%7F", false],
  ["/consultations/%ED%A0%80", false],
  ["/consultations/%FF", false],
  ["/consultations/%", false],
  ["/?q=%E5%81%9C%09%E8%BD%A6", true],
  ["/?from=%B9%AB%B8%E6", true],
  ["/?q=%00", false],
  ["/?%00=q", false],
  ["/subscriptions?consultation=a%1Fb", false],
])("whether %s names something that can be there: %s", (address, sayable) => {
  expect(isSayable(new URL(address, "http://localhost"))).toBe(sayable);
});

test.each([
  ["/", "/"],
  ["/consultations/a", "/consultations/a"],
  ["/consultations/a/", "/consultations/a"],
  ["//evil.example//a///", "/evil.example/a"],
  ["/%72eceipts/0001%2d7K3F", "/receipts/0001-7K3F"],
  ["/consultations/%e5%81%9c%2f", "/consultations/%E5%81%9C%2F"],
  ["/consultations/a/.data", "/consultations/a.data"],
  ["/consultations/a.data", "/consultations/a.data"],
  ["/.data", "/_root.data"],
])("%s is spelled %s", (path, canonical) => {
  expect(canonicalPath(path)).toBe(canonical);
  expect(canonicalPath(canonical)).toBe(canonical);
});

describe("the log", () => {
  test.each([
    ["/receipts/0001-7K3F-92QD-MX4A", "/receipts/*"],
    ["/RECEIPTS/0001-7K3F-92QD-MX4A/check", "/RECEIPTS/*"],
    ["//receipts//0001-7K3F-92QD-MX4A", "//receipts//*"],
    ["/receipts%2F0001-7K3F-92QD-MX4A", "/receipts%2F*"],
    ["/receipts/00\n01-7K3F", "/receipts/*"],
    ["/api/v1/Receipts/0001-7K3F-92QD-MX4A", "/api/v1/Receipts/*"],
    ["/Subscriptions/manage/17.c3Vi", "/Subscriptions/manage/*"],
    ["/receipt/001c-7k3f-92qd-mx4a/", "/receipt/*/"],
    ["/consultations/fgw-2026-1", "/consultations/fgw-2026-1"],
    ["/receipts", "/receipts"],
  ])("has of %s no more than %s", (path, logged) => {
    expect(loggedPath(path)).toBe(logged);
  });
});
