import { bareTitle, readAttachmentMark } from "~/app/drafts/line-kinds";
import { closeUp, compact, type Line } from "~/app/drafts/lines";
import type { Sections } from "~/app/drafts/section-walk";

const LISTED = "附件目录";
const ENTRY = /^[\d０-９]{1,2}\s?[.．、]\s?/;
const LONGEST_TITLE = 3;

/**
 * 附件：1.任务分工表 below a text is only a list where all that it names is printed further down:
 * then it is no attachment of its own. Changes the sections in place.
 */
export function removeLists(parts: Sections): void {
  const names = parts.attachments.map(namesIn);
  if (!names.some((listed) => listed.length > 0)) return;
  const printed = parts.attachments.filter((_, at) => names[at]!.length === 0).map(titleOf);
  if (parts.explanation[0]) printed.push(titleOf(parts.explanation));
  parts.attachments = parts.attachments.filter((lines, at) => {
    const listed = names[at]!;
    const isKept =
      listed.length === 0 ||
      !listed.every((name) => printed.some((title) => title.startsWith(name)));
    if (!isKept) parts.removed.push(...lines.map((line) => ({ line, reason: LISTED })));
    return isKept;
  });
}

/** What a list of attachments names; empty where the lines are an attachment. */
function namesIn(lines: Line[]): string[] {
  const inline = readAttachmentMark(lines[0]!.text)?.inline;
  const rest = lines.slice(1);
  if (inline === undefined || !rest.every(({ text }) => ENTRY.test(text))) return [];
  return [inline, ...rest.map(({ text }) => text)].map(nameOf).filter((name) => name !== "");
}

function titleOf(lines: Line[]): string {
  const [first, ...rest] = lines.slice(0, LONGEST_TITLE + 1).map(({ text }) => text);
  return [readAttachmentMark(first!)?.inline ?? first!, ...rest].map(nameOf).join("");
}

function nameOf(text: string): string {
  return compact(bareTitle(closeUp(text.replace(ENTRY, "")))).replace(/[《》。；;]/g, "");
}
