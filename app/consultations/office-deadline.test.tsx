import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { OfficeDeadline } from "./office-deadline";

const at = (instant: string) => new Date(`2026-${instant}:00+08:00`);
const now = at("11-05T00:00");
const closesAt = at("11-11T00:00");

test("an office is told when a call was withdrawn, not the end that it once had", () => {
  const one = { closesAt, withdrawnAt: at("11-04T09:30") };
  const words = renderToStaticMarkup(<OfficeDeadline one={one} stage="withdrawn" now={now} />);
  expect(words).toContain("2026年11月4日（星期三）09:30撤回");
  expect(words).not.toContain("截止");
});

test("an office is told what is left of an open window, and its end", () => {
  const one = { closesAt, withdrawnAt: null };
  const words = renderToStaticMarkup(<OfficeDeadline one={one} stage="open" now={now} />);
  expect(words).toContain("还有 5 天");
  expect(words).toContain("2026年11月10日（星期二）24时截止（含当日）");
});
