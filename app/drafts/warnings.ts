import { addDays, weekday } from "~/app/drafts/dates";
import type { Outline, Warning } from "~/app/drafts/outline";
import type { Title } from "~/app/drafts/title";

const DAY = 86_400_000;

/** What the officer is told before publishing. A warning never stops anything. */
export function findWarnings(outline: Outline, title: Title): Warning[] {
  const warnings: Warning[] = [];
  const warn = (code: string, message: string) => warnings.push({ code, message });
  if (outline.kind !== "consultation") warn("not-a-consultation", outline.kindReason);
  if (outline.clauses.length === 0) warn("no-clauses", "没有找到草案正文");
  if (outline.title === "") warn("no-title", "没有找到标题，请填写");
  if (title.differs) warn("title-differs", "公告中的标题与草案上的标题不一致，请选定一个");
  if (title.completed)
    warn("title-completed", `标题在原文中被截断，按正文补为“${outline.title}”，请核对`);
  if (outline.kind === "consultation") windowWarnings(outline, warn);
  if (outline.contacts.masked.length > 0) {
    warn("masked-contact", `联系方式被星号遮盖：${outline.contacts.masked.join("、")}`);
  }
  return warnings;
}

function windowWarnings(outline: Outline, warn: (code: string, message: string) => void): void {
  const { window, published } = outline;
  if (!window) {
    warn("no-deadline", "没有读到截止日期，请填写");
    return;
  }
  if (window.inferred.includes("year")) {
    warn("year-inferred", `“${window.phrase}”没有写年份，按公告日期推断，请核对`);
  }
  if (window.inferred.includes("holidays")) {
    warn("holidays-unknown", "工作日按周一至周五计算，未计法定节假日和调休，请核对");
  }
  if (window.inferred.includes("hour")) {
    warn("hour-inferred", `“${window.phrase}”没有写明钟点，按当日结束计算，请核对`);
  }
  const last = lastDay(window.closesAt);
  if (weekday(last) % 6 === 0) {
    const monday = addDays(last, weekday(last) === 6 ? 2 : 1);
    warn("ends-on-weekend", `截止日${last}是周末，建议顺延到${monday}`);
  }
  const opens = window.opensAt?.slice(0, 10) ?? published;
  if (!opens) return;
  const days = Math.round((Date.parse(last) - Date.parse(opens)) / DAY);
  if (days < 30) warn("short-window", `公开征求意见${days}日，不足30日的应当在公告中说明理由`);
}

/** The last day on which a comment is in time. */
function lastDay(closesAt: string): string {
  const day = closesAt.slice(0, 10);
  return closesAt.slice(11, 16) === "00:00" ? addDays(day, -1) : day;
}
