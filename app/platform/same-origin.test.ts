import { describe, expect, test } from "vitest";
import { isOwnWrite } from "./same-origin.server";

const own = "http://localhost:3000";
const request = (method: string, path: string, headers: Record<string, string> = {}) =>
  new Request(own + path, { method, headers });

describe("a write", () => {
  test("from a page of this site is taken", () => {
    expect(isOwnWrite(request("POST", "/office", { Origin: own }), own)).toBe(true);
    const both = { Origin: own, "Sec-Fetch-Site": "same-origin" };
    expect(isOwnWrite(request("POST", "/office", both), own)).toBe(true);
  });

  test("from another site is refused, whatever it claims", () => {
    const foreign: Record<string, string>[] = [
      { Origin: "https://evil.example" },
      { Origin: "null" },
      { Origin: own, "Sec-Fetch-Site": "cross-site" },
      { "Sec-Fetch-Site": "same-site" },
      { Origin: "http://localhost:3000.evil.example" },
    ];
    for (const headers of foreign)
      for (const path of ["/office", "/api/v1/consultations/x/comments"])
        expect(isOwnWrite(request("POST", path, headers), own)).toBe(false);
  });

  test("without any origin is taken from programs at the API alone", () => {
    expect(isOwnWrite(request("POST", "/api/v1/consultations/x/comments"), own)).toBe(true);
    expect(isOwnWrite(request("POST", "/office/consultations/new"), own)).toBe(false);
    expect(isOwnWrite(request("DELETE", "/"), own)).toBe(false);
  });

  test("reading needs no origin", () => {
    expect(isOwnWrite(request("GET", "/", { Origin: "https://evil.example" }), own)).toBe(true);
  });
});
