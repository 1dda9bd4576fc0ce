import { collectLines, type ReadDocument } from "./document";

/** Whether a text is written in Markdown, by its headings and emphasis. */
export function looksLikeMarkdown(text: string, name: string): boolean {
  const headings = text.slice(0, 100_000).match(/^#{1,6} \S/gm)?.length ?? 0;
  return /\.(?:md|markdown)$/i.test(name) || headings >= 2;
}

/** Markdown as the lines that it prints; a row of a table has its cells parted by tabs. */
export function readMarkdown(text: string): ReadDocument {
  const lines = collectLines();
  const source = text.split(/\r\n|[\n\r]/);
  let fenced = false;
  const front = frontMatterEnd(source);
  for (const [at, line] of source.entries()) {
    if (at < front) lines.add(line, "文件头信息");
    else if (/^\s{0,3}(?:```|~~~)/.test(line)) fenced = !fenced;
    else if (fenced) lines.add(line);
    else if (!isRule(line)) lines.add(printed(line));
  }
  return lines.read();
}

/** The stroke under a heading, between the rows of a table, or between sections. */
function isRule(line: string): boolean {
  if (/^\s{0,3}(?:=+|-{2,}|(?:[-*_]\s?){3,})\s*$/.test(line)) return true;
  return line.includes("|") && /^\s*\|?[\s:|-]*-[\s:|-]*$/.test(line);
}

function frontMatterEnd(source: string[]): number {
  if (source[0] !== "---") return 0;
  const end = source.indexOf("---", 1);
  return end > 0 && end < 50 ? end + 1 : 0;
}

function printed(line: string): string {
  let text = line.replace(/^(?:\s{0,3}>\s?)+/, "").replace(/^\s{0,3}#{1,6}\s+/, "");
  text = text.replace(/^(\s*)[-*+]\s+(?=\S)/, "$1• ");
  text = text.replace(/^(\s*\d{1,9})\\([.)])/, "$1$2");
  if (/^\s*\|.*\|\s*$/.test(text))
    text = text
      .trim()
      .slice(1, -1)
      .split("|")
      .map((cell) => cell.trim())
      .join("\t");
  return inline(text);
}

function inline(text: string): string {
  return text
    .replace(/<br\s*\/?>/gi, "\n")
    .replace(/!?\[([^[\]\n]{0,500})\]\([^()\s]{0,2000}(?:\s"[^"\n]{0,200}")?\)/g, "$1")
    .replace(/<((?:https?:\/\/|mailto:)[^<>\s]{1,500})>/g, "$1")
    .replace(/\*\*([^*\n]{1,2000})\*\*/g, "$1")
    .replace(/(?<!\*)\*([^*\s][^*\n]{0,1000})\*(?!\*)/g, "$1")
    .replace(/(?<![\w_])__([^_\n]{1,2000})__(?![\w_])/g, "$1")
    .replace(/~~([^~\n]{1,2000})~~/g, "$1")
    .replace(/`([^`\n]{1,2000})`/g, "$1")
    .replace(/\\([\\`*_{}[\]()#+\-.!|>~])/g, "$1")
    .replace(/ {2,}$/, "");
}
