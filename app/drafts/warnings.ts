import { readWindows } from "~/app/drafts/deadline";
import { furtherTitles, isDraftTitle } from "~/app/drafts/further-drafts";
import { compact, type Line } from "~/app/drafts/lines";
import type { LineSpan, Outline, Warning } from "~/app/drafts/outline";
import type { Sections } from "~/app/drafts/section-walk";
import type { Title } from "~/app/drafts/title";
import type { Warn } from "~/app/drafts/warn";
import { windowWarnings } from "~/app/drafts/window-warnings";
import type { HolidayCalendar } from "~/app/platform/holidays";

/** What the officer is told before publishing, each with its place in the source where it has one. */
export function findWarnings(
  outline: Outline,
  title: Title,
  sections: Sections,
  calendar: HolidayCalendar,
): Warning[] {
  const warnings: Warning[] = [];
  const warn: Warn = (code, message, { lines, quote } = {}) =>
    warnings.push({ code, message, ...(lines && { lines }), ...(quote && { quote }) });
  const asks = outline.kind === "consultation";
  if (!asks) warn("not-a-consultation", outline.kindReason);
  if (outline.clauses.length === 0) warn("no-clauses", "没有找到草案正文");
  titleWarnings(outline, title, sections, warn);
  if (asks) {
    if (outline.office === null) warn("no-office", "没有读到征求意见的单位，请填写");
    const place = (quote: string) => ({ lines: lineWith(sections.notice, quote), quote });
    const windows = readWindows(outline.notice, outline.published, calendar);
    windowWarnings(outline, windows, place, warn, calendar);
    missingParts(outline, sections, warn);
  }
  contactWarnings(outline, sections, warn);
  return warnings;
}

function titleWarnings(outline: Outline, title: Title, sections: Sections, warn: Warn): void {
  if (outline.title === "") warn("no-title", "没有找到标题，请填写");
  // The headline of a report is no other name of the draft.
  if (title.differs && outline.kind !== "news") {
    warn("title-differs", "公告中的标题与草案上的标题不一致，请选定一个", {
      lines: spanOf(sections.titles),
      quote: sections.titles.map((line) => line.text).join(""),
    });
  }
  if (title.completed) {
    const cut = outline.headings.at(-1);
    warn("title-completed", `标题在原文中被截断，按正文补为“${outline.title}”，请核对`, {
      lines: cut
        ? lineWith(
            sections.removed.map(({ line }) => line),
            cut,
          )
        : undefined,
      quote: cut,
    });
  }
  const other =
    sections.attachments.find((lines) => lines.slice(0, 4).some(isDraftTitle))?.[0] ??
    sections.draft[furtherTitles(sections.draft)[0] ?? -1];
  if (other) {
    const attached = outline.attachments.some(({ title: first }) => first === other.text);
    const rest = attached
      ? "其余的留在附件里，可以另建一次征求意见"
      : "各份的条款都已列出，请核对是否合并征求意见";
    warn("several-drafts", `一份公告附有几份草案，${rest}`, {
      lines: spanOf([other]),
      quote: other.text,
    });
  }
}

/** 重大行政决策程序暂行条例 §15 asks for the draft, its explanation, and how to answer. */
function missingParts(outline: Outline, sections: Sections, warn: Warn): void {
  const { emails, phones, postalAddress, masked } = outline.contacts;
  if (emails.length + phones.length + masked.length === 0 && !postalAddress) {
    warn("no-contact", "没有读到联系方式，请填写");
  }
  if (outline.explanation !== "") return;
  const named = sections.notice.find((line) =>
    /(?:起草|编制|制定|修订|修改)(?:情况)?(?:的)?说明/.test(line.text),
  );
  if (named) {
    warn("no-explanation", "公告提到起草说明，但文中没有，请补上", {
      lines: [named.number, named.number],
    });
  } else warn("no-explanation", "没有找到起草说明；重大行政决策应当公布决策草案及其说明");
}

function contactWarnings(outline: Outline, sections: Sections, warn: Warn): void {
  const { masked } = outline.contacts;
  if (masked.length > 0) {
    warn("masked-contact", `联系方式被星号遮盖：${masked.join("、")}`, {
      lines: lineWith(sections.notice, masked[0]!),
      quote: masked[0],
    });
  }
  const adverts = sections.removed.filter(({ reason }) => reason.startsWith("正文之后的联系方式"));
  if (adverts.length > 0) {
    const lines = adverts.map(({ line }) => line);
    warn("advert-contact", "正文之后的联系方式像是网站或广告方的，已移除，请核对", {
      lines: spanOf(lines),
      quote: lines.map((line) => line.text).join("\n"),
    });
  }
}

function spanOf(lines: Line[]): LineSpan | undefined {
  const [first] = lines;
  return first && [first.number, lines.at(-1)!.number];
}

/** The line on which these words stand, white space aside. */
function lineWith(lines: Line[], quote: string): LineSpan | undefined {
  const wanted = compact(quote);
  const line = lines.find(({ text }) => text.includes(quote) || compact(text).includes(wanted));
  return line && [line.number, line.number];
}
