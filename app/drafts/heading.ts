import { bracketsIn } from "~/app/drafts/brackets";
import { closeUp } from "~/app/drafts/lines";
import type { MarkerKind } from "~/app/drafts/outline";

const LONGEST_LEAD = 60;
const LONGEST_PLAIN_LEAD = 30;
const LONGEST_ARTICLE_TITLE = 40;
const OPENING = "“‘《(（【〖";
const CLOSING = "”’》)）】〗";

/** What follows a marker, parted into the heading and the text after it. Nothing but white space is dropped. */
export function headingAndText(kind: MarkerKind, rest: string): { heading: string; text: string } {
  if (kind === "第X章" || kind === "第X节") return { heading: closeUp(rest), text: "" };
  if (kind === "第X条") return articleTitle(rest);
  if (kind === "款") return { heading: "", text: rest };
  const plain = kind === "none";
  const title = plain ? null : setOffTitle(rest);
  if (title !== null) return { heading: title, text: rest.slice(title.length).trim() };
  const lead = leadSentence(rest);
  if (lead !== null) {
    const follows = rest.slice(lead.length).trim();
    const short = lead.length <= (plain ? LONGEST_PLAIN_LEAD : LONGEST_LEAD);
    const titled = plain ? follows !== "" && !/[,，:：]/.test(lead) : true;
    if (short && titled && !/^[(（]/.test(lead)) return { heading: lead, text: follows };
    return { heading: "", text: rest };
  }
  return splitTitle(rest, plain);
}

/** "加强组织领导　成立…", "支持创业：对…": a title that a space or a colon parts from the text. */
function setOffTitle(rest: string): string | null {
  const found =
    /^(?:[\p{Script=Han}“”]{4,20}(?=[\s\u3000]+[^\s（(【〔[])|[\p{Script=Han}“”]{2,12}[：:](?=\s?\S))/u.exec(
      rest,
    );
  return found && /[，。；,;]/.test(rest) ? found[0] : null;
}

/** Without 。 a short line is a title, which may carry its responsibility bracket. */
function splitTitle(rest: string, plain: boolean): { heading: string; text: string } {
  const last = bracketsIn(rest).at(-1);
  const body = last && last.to === rest.length && last.from > 0 ? rest.slice(0, last.from) : rest;
  const limit = plain ? LONGEST_PLAIN_LEAD : LONGEST_LEAD;
  if (body.length > limit || /[；;：:，,。]$/.test(body) || (plain && /[，,；;]/.test(body))) {
    return { heading: "", text: rest };
  }
  const bracket = rest.slice(body.length);
  if (bracket.length > 0 && bracket.length < 12) return { heading: closeUp(rest), text: "" };
  return { heading: closeUp(body.trim()), text: bracket };
}

/** Up to and with the first 。 outside quotation marks and brackets; null where there is none. */
function leadSentence(text: string): string | null {
  let depth = 0;
  for (let at = 0; at < text.length && at <= LONGEST_LEAD * 2; at += 1) {
    const character = text[at]!;
    if (OPENING.includes(character)) depth += 1;
    else if (CLOSING.includes(character)) depth = Math.max(0, depth - 1);
    else if (depth === 0 && character === "。") return text.slice(0, at + 1);
  }
  return text.includes("。") ? text : null;
}

function articleTitle(rest: string): { heading: string; text: string } {
  const [title] = /^[(（〖【[]/.test(rest)
    ? bracketsIn(rest.replace(/〖/, "【").replace(/〗/, "】"))
    : [];
  if (title?.from !== 0 || title.to > LONGEST_ARTICLE_TITLE) {
    return { heading: "", text: rest };
  }
  return { heading: rest.slice(0, title.to), text: rest.slice(title.to).trim() };
}
