import { expect, test } from "vitest";
import { publicPage } from "./public-pages";

test.each([
  ["/", undefined, "/"],
  ["/?utm_source=x&q=车位&q=费用", undefined, "/?q=%E8%BD%A6%E4%BD%8D"],
  ["/?stage=open&office=fgw", undefined, "/?office=fgw&stage=open"],
  ["/consultations/fgw-2026-1?x=1", "fgw-2026-1", "/consultations/fgw-2026-1"],
  ["/consultations/a/clauses/7?before=12", "a", "/consultations/a/clauses/7?before=12"],
  ["/consultations/a/indicators?by=year", "a", "/consultations/a/indicators?by=year"],
  ["/consultations/a/outcome?topic=", "a", "/consultations/a/outcome"],
  ["/consultations/a/outcome?before=1&by=2&topic=3", "a", "/consultations/a/outcome?topic=3"],
  ["/consultations/a/versions/2/changes?q=1&after=2", "a", "/consultations/a/versions/2/changes"],
  [
    "/consultations/a/versions/2/changes.data?_routes=root&q=1",
    "a",
    "/consultations/a/versions/2/changes.data",
  ],
  ["/consultations/a.data", "a", "/consultations/a.data"],
  ["/_root.data?stage=open", undefined, "/_root.data?stage=open"],
])("%s shows the same to everybody, and is kept as one address", (asked, slug, address) => {
  expect(publicPage(new URL(asked, "http://localhost"))).toEqual({ slug, address });
});

test.each([
  "/receipts/0001-7K3F-92QD-MX4A",
  "/office",
  "/consultations/a/outcome.csv",
  "/a.data",
  "/_root",
])("%s is not kept", (asked) => {
  expect(publicPage(new URL(asked, "http://localhost"))).toBeNull();
});
