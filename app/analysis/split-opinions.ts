import { bodyOfLetter, lettersOnly } from "~/app/analysis/clean";
import { enumerations } from "~/app/analysis/split-opinions-marks";
import { simplified } from "~/app/analysis/traditional";

/** A piece of a message. All pieces in order are the message, character for character. */
export type OpinionPart = {
  text: string;
  /** `frame`: greeting, introduction or courtesies, no opinion of its own. */
  kind: "opinion" | "frame";
};

/** Where a message names clauses; see `citationReader`. */
export type PlaceNamed = { clause: number; from: number; to: number };

/** Less than this is no opinion: an enumeration of such is a list of things. */
const LEAST_LETTERS = 6;
/** A longer beginning says more than that points will follow. */
const FRAME_LETTERS = 45;
const INTRODUCES =
  /(?:以下|如下|下列|几|[一二两三四五六七八九十\d]{1,2})(?:点|条|个|项|方面)?(?:意见|建议|问题|看法|想法|疑问|诉求|内容)|(?:如下|建议|意见)[，。]?\s*$|您好|你好|尊敬的/;
const CLOSES = /^\s*(?:以上|综上|总之|此致|谢谢|感谢|敬请|望采纳|祝|盼复|妥否|最后感谢)/;

/**
 * The single opinions of one message: numbered points (一、… 二、…; 1. 2.; 第一，… 第二，…; 一是…
 * 二是…; 首先… 其次…), else paragraphs and sentences that begin with different clauses. A message
 * that cannot be parted surely is one opinion.
 */
export function splitOpinions(text: string, named: readonly PlaceNamed[] = []): OpinionPart[] {
  const read = simplified(text);
  for (const starts of [...enumerations(read), clauseLed(read, named)]) {
    const parts = partsAt(text, starts);
    if (parts) return parts;
  }
  return [{ text, kind: "opinion" }];
}

export const opinionsIn = (parts: readonly OpinionPart[]): number =>
  parts.filter(({ kind }) => kind === "opinion").length;

/** Cut where the points begin; null where that does not give at least two opinions. */
function partsAt(text: string, starts: readonly number[]): OpinionPart[] | null {
  if (starts.length < 2) return null;
  const pieces = starts.map((from, at) => text.slice(from, starts[at + 1]));
  if (pieces.some((piece) => lettersOnly(piece).length < LEAST_LETTERS)) return null;
  const parts: OpinionPart[] = pieces.map((piece) => ({ text: piece, kind: "opinion" }));
  const last = parts.pop()!;
  const end = endOfLast(last.text);
  parts.push({ text: last.text.slice(0, end), kind: "opinion" });
  if (end < last.text.length) parts.push({ text: last.text.slice(end), kind: "frame" });
  const opening = text.slice(0, starts[0]);
  if (opening !== "") parts.unshift({ text: opening, kind: kindOfOpening(opening) });
  return parts;
}

function kindOfOpening(opening: string): OpinionPart["kind"] {
  const letters = lettersOnly(opening).length;
  if (letters < LEAST_LETTERS) return "frame";
  if (/[：:]\s*$/.test(opening)) return "frame";
  return letters <= FRAME_LETTERS && INTRODUCES.test(opening) ? "frame" : "opinion";
}

/** Where the courtesies and the signature below the last point begin. */
function endOfLast(piece: string): number {
  let end = bodyOfLetter(piece).to;
  for (let line = piece.lastIndexOf("\n", end - 1); line > 0; ) {
    if (!CLOSES.test(piece.slice(line + 1, end))) break;
    end = line;
    line = piece.lastIndexOf("\n", end - 1);
  }
  return lettersOnly(piece.slice(end)) === "" ? piece.length : end;
}

/** How far into a line or sentence a clause may be named so that the line is about that clause. */
const NAMED_WITHIN =
  /^\s*(?:另外|此外|还有|同时|再者)?[，,]?(?:我)?(?:建议|希望|请|认为)?(?:对于?|关于|针对|将|把|在|就)?(?:草案|征求意见稿|办法|条例|方案|文件)?(?:中的?|的|里的?)?[“"「《]?$/;

/** Lines and sentences that begin with a clause other than the one before; what follows goes with it. */
function clauseLed(text: string, named: readonly PlaceNamed[]): number[] {
  const starts: { at: number; clause: number }[] = [];
  for (const { clause, from } of named) {
    const begin = beginOfSentence(text, from);
    if (from - begin > 20 || !NAMED_WITHIN.test(text.slice(begin, from))) continue;
    const last = starts.at(-1);
    if (last && (last.clause === clause || last.at === begin)) continue;
    starts.push({ at: begin, clause });
  }
  return starts.map(({ at }) => at);
}

/** Behind the stop or line end before `at`. */
function beginOfSentence(text: string, at: number): number {
  let begin = at;
  while (begin > 0 && !/[。！？；;!?\n]/.test(text[begin - 1]!)) begin--;
  return begin;
}
