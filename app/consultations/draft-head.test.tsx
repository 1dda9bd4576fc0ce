import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { DraftHead } from "./draft-head";
import type { ShownChange } from "./windows/window-changes.queries.server";

const at = (instant: string) => new Date(`2026-${instant}:00+08:00`);

const consultation = {
  slug: "rule",
  title: "办法（征求意见稿）",
  summary: "",
  notice: "",
  explanation: "",
  contacts: {
    emails: [],
    phones: [],
    postalAddress: null,
    postcode: null,
    persons: [],
    masked: [],
  },
  shortWindowReason: null,
  opensAt: at("11-01T00:00"),
  closesAt: at("12-02T00:00"),
  publishedAt: at("11-01T00:00"),
  answeredAt: null,
  withdrawnAt: null as Date | null,
  round: 1,
  office: "澄江市交通局",
  version: 1,
  purpose: "consultation" as const,
  note: "",
  versionAt: at("11-01T00:00"),
};

const change = (one: Partial<ShownChange>): ShownChange => ({
  id: 1,
  kind: "extended",
  reason: "应多位市民要求，留出更多时间。",
  at: at("11-03T10:00"),
  opensAt: null,
  closedBefore: null,
  closesAt: null,
  ...one,
});

const head = (changes: readonly ShownChange[], withdrawnAt: Date | null = null) =>
  renderToStaticMarkup(
    <DraftHead
      consultation={{ ...consultation, withdrawnAt }}
      now={at("11-05T00:00")}
      counts={{ clauses: 4, comments: 3, attachments: 0, indicators: 0 }}
      versions={null}
      rounds={[]}
      changes={changes}
    />,
  );

test("a call that was taken back says when and why at the top, and no length of a window", () => {
  const withdrawn = change({ kind: "withdrawn", reason: "草案有重大改动。" });
  const page = head([withdrawn], at("11-01T09:10"));
  expect(page).toMatch(/起公开征求意见，于<time[^>]*>2026年11月1日（星期日）09:10<\/time>撤回/);
  expect(page).toContain("理由：草案有重大改动。");
  expect(page).not.toMatch(/征求意见 \d+ 天|下面/);
});

test("a call that was taken back before it began says what had been meant", () => {
  const page = head([change({ kind: "withdrawn" })], at("10-30T09:10"));
  expect(page).toContain("原定2026年11月1日起公开征求意见");
});

test("a window that ends later than was said first says so at the top, with the way to the record", () => {
  const page = head([
    change({ id: 2, closedBefore: at("11-21T00:00"), closesAt: at("12-02T00:00") }),
    change({ closedBefore: at("11-11T00:00"), closesAt: at("11-21T00:00") }),
  ]);
  expect(page).toContain("原定2026年11月10日（星期二）24时截止（含当日），现改为2026年12月1日");
  expect(page).toContain('href="#window-log"');
  expect(head([])).not.toContain("延长");
});
