import type { LetterContent } from "~/db/tables/mail";

export type LetterParts = {
  subject: string;
  content: LetterContent;
  why: string;
  /** The site's, without a slash at the end. */
  origin: string;
  /** The recipient's own link, where the letter has one. */
  ownPath?: string;
  /** Where a subscriber changes or ends what comes. */
  managePath?: string;
};

/** The one layout of all letters, as text and as a page; both say the same. */
export function renderLetter(parts: LetterParts): { text: string; html: string } {
  const { content, origin } = parts;
  const path = content.link.path ?? parts.ownPath;
  const link = path === undefined ? null : { label: content.link.label, href: origin + path };
  const footer = [
    parts.managePath && { label: "管理或者退订", href: origin + parts.managePath },
    content.settings && {
      label: content.settings.label,
      href: origin + content.settings.path,
    },
  ].filter((entry) => entry !== undefined && entry !== "");
  return { text: asText(parts, link, footer), html: asPage(parts, link, footer) };
}

type Link = { label: string; href: string };

function asText({ content, why }: LetterParts, link: Link | null, footer: Link[]): string {
  return [
    content.lead,
    content.facts.map(({ term, detail }) => `${term}：${detail}`).join("\n"),
    ...(content.more ?? []),
    link && `${link.label}：\n${link.href}`,
    ["-- ", why, ...footer.map(({ label, href }) => `${label} ${href}`)].join("\n"),
  ]
    .filter(Boolean)
    .join("\n\n")
    .concat("\n");
}

const FONT =
  "font-family:'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif;font-size:16px;line-height:1.75";

/** Without tables and with few colours, so that it fits a narrow screen and a dark one. */
function asPage({ subject, content, why }: LetterParts, link: Link | null, footer: Link[]): string {
  const facts = content.facts
    .map(
      ({ term, detail }) =>
        `<p style="margin:0 0 8px"><span style="opacity:.75">${escaped(term)}</span><br>${escaped(detail)}</p>`,
    )
    .join("\n");
  const more = (content.more ?? [])
    .map((sentence) => `<p style="margin:0 0 16px">${escaped(sentence)}</p>`)
    .join("\n");
  const button = link
    ? `<p style="margin:24px 0"><a href="${escaped(link.href)}" style="display:inline-block;padding:10px 20px;background:#a8322a;color:#ffffff;text-decoration:none;border-radius:2px">${escaped(link.label)}</a></p>
<p style="margin:0 0 16px;opacity:.75;font-size:14px;word-break:break-all">打不开时，请把这个网址复制到浏览器：<br>${escaped(link.href)}</p>`
    : "";
  const ways = footer
    .map(
      ({ label, href }) => `<a href="${escaped(href)}" style="color:inherit">${escaped(label)}</a>`,
    )
    .join(" · ");
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escaped(subject)}</title>
</head>
<body style="margin:0;padding:16px;${FONT}">
<div style="max-width:600px;margin:0 auto">
<p style="margin:0 0 16px;font-size:18px"><strong>${escaped(content.lead)}</strong></p>
${facts}
${more}
${button}
<hr style="border:0;border-top:1px solid #8a8378;margin:24px 0 16px">
<p style="margin:0;font-size:14px;opacity:.75">${escaped(why)}${ways ? `<br>${ways}` : ""}</p>
</div>
</body>
</html>
`;
}

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
