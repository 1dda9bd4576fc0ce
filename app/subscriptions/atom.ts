import { closingWords } from "~/app/consultations/window";
import { oneLine } from "~/app/mail/one-line";
import { paths } from "~/app/paths";
import type { FeedEntry, FeedEvent } from "./feed.queries.server";
import { xmlText } from "./xml";

const EVENT_WORDS: Record<FeedEvent, string> = {
  planned: "即将征求意见",
  opened: "开始征求意见",
  changed: "草案有新版本",
  extended: "延长征求意见",
  withdrawn: "撤回征求意见",
  closed: "征求意见截止",
  answered: "公布意见反馈",
};

/** An Atom feed (RFC 4287). `path` is the feed's own; `origin` has no slash at the end. */
export function atomFeed(
  given: { title: string; origin: string; path: string; page: string },
  entries: readonly FeedEntry[],
): string {
  const { origin } = given;
  const updated = entries[0]?.at ?? new Date(0);
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">
<id>${xmlText(origin + given.path)}</id>
<title>${xmlText(oneLine(given.title, 200))}</title>
<updated>${updated.toISOString()}</updated>
<link rel="self" type="application/atom+xml" href="${xmlText(origin + given.path)}"/>
<link rel="alternate" type="text/html" href="${xmlText(origin + given.page)}"/>
${entries.map((entry) => atomEntry(entry, origin)).join("")}</feed>
`;
}

function atomEntry(entry: FeedEntry, origin: string): string {
  const host = new URL(origin).host;
  const year = entry.at.getUTCFullYear();
  const which = entry.version === null ? nameOf(entry) : `version-${entry.version}`;
  return `<entry>
<id>${xmlText(`tag:${host},${year}:${entry.slug}/${which}`)}</id>
<title>${xmlText(oneLine(`${EVENT_WORDS[entry.event]}：${entry.title}`, 300))}</title>
<updated>${entry.at.toISOString()}</updated>
<published>${entry.at.toISOString()}</published>
<author><name>${xmlText(entry.office)}</name></author>
<category term="${entry.event}" label="${EVENT_WORDS[entry.event]}"/>
<link rel="alternate" type="text/html" href="${xmlText(origin + pageOf(entry))}"/>
<summary>${xmlText(summaryOf(entry))}</summary>
</entry>
`;
}

/** A window may be extended more than once. */
const nameOf = ({ event, at }: FeedEntry): string =>
  event === "extended" ? `${event}-${at.getTime()}` : event;

function pageOf({ event, slug, version }: FeedEntry): string {
  if (event === "answered") return paths.outcome(slug);
  return version === null ? paths.consultation(slug) : paths.changes(slug, version);
}

function summaryOf(entry: FeedEntry): string {
  const until = closingWords(entry.closesAt);
  if (entry.event === "closed") return `共收到 ${entry.comments} 条意见，正在逐条研究。`;
  if (entry.event === "answered") return `${entry.comments} 条意见的采纳情况和理由已经公布。`;
  if (entry.event === "withdrawn")
    return `不再接收意见，已收到的予以保留。理由：${oneLine(entry.note, 500)}`;
  if (entry.event === "extended") return `${until}。理由：${oneLine(entry.note, 500)}`;
  if (entry.event === "changed") return `${oneLine(entry.note, 500)}（${until}）`;
  return [oneLine(entry.summary, 500), `${until}。`].filter(Boolean).join(" ");
}
