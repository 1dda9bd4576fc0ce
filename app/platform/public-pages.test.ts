import { expect, test } from "vitest";
import { publicPage } from "./public-pages";

test.each([
  ["/", undefined, "/"],
  ["/?utm_source=x&q=车位&q=费用", undefined, "/?q=%E8%BD%A6%E4%BD%8D"],
  ["/?stage=open&office=fgw", undefined, "/?office=fgw&stage=open"],
  ["/consultations/fgw-2026-1?x=1", "fgw-2026-1", "/consultations/fgw-2026-1"],
  ["/consultations/a/clauses/7?before=12", "a", "/consultations/a/clauses/7?before=12"],
  ["/consultations/a/indicators?by=year", "a", "/consultations/a/indicators?by=year"],
  ["/consultations/a/outcome?before=", "a", "/consultations/a/outcome"],
])("%s shows the same to everybody, and is kept as one address", (asked, slug, address) => {
  expect(publicPage(new URL(asked, "http://localhost"))).toEqual({ slug, address });
});

test.each(["/receipts/0001-7K3F-92QD-MX4A", "/office", "/consultations/a/outcome.csv", "/a.data"])(
  "%s is not kept",
  (asked) => {
    expect(publicPage(new URL(asked, "http://localhost"))).toBeNull();
  },
);
