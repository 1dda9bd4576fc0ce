import {
  isAttachedExplanation,
  isDocumentTitle,
  isLetterTitle,
  readAttachmentMark,
} from "~/app/drafts/line-kinds";
import { compact, type Line } from "~/app/drafts/lines";
import { lookAhead } from "~/app/drafts/look-ahead";
import { type PageMarks, pageMarks } from "~/app/drafts/page-marks";

/** What every line of the document belongs to. Each line is in exactly one of these lists. */
export type Sections = {
  /** Title lines of the draft, as they stand together. */
  titles: Line[];
  noticeTitles: Line[];
  notice: Line[];
  draft: Line[];
  explanation: Line[];
  attachments: Line[][];
  signature: Line[];
  removed: { line: Line; reason: string }[];
};

export function noSections(): Sections {
  return {
    titles: [],
    noticeTitles: [],
    notice: [],
    draft: [],
    explanation: [],
    attachments: [],
    signature: [],
    removed: [],
  };
}

export type State = "head" | "notice" | "draft" | "after" | "explanation" | "attachment" | "tail";

/** The place in the document while it is being parted, and the steps every part has in common. */
export class SectionWalk {
  readonly parts: Sections = noSections();
  readonly ahead: ReturnType<typeof lookAhead>;
  readonly pages: PageMarks;
  state: State = "head";
  signed = false;
  /** The notice has said something, not only been announced. */
  hasProse = false;
  /** The notice says how to answer; null until somebody wants to know. */
  answered: boolean | null = null;
  /** How often a table of contents was looked for. */
  contentsSought = 0;
  at = 0;
  /** The line that only named what the next one says: 索引号：. */
  labelAt = -2;
  /** Set where a reader hands the very same line to the reader of another state. */
  again = false;

  constructor(readonly lines: Line[]) {
    this.ahead = lookAhead(lines);
    this.pages = pageMarks(lines);
  }

  get next(): Line | undefined {
    return this.lines[this.at + 1];
  }

  remove(line: Line, reason: string): void {
    this.parts.removed.push({ line, reason });
  }

  take(end: number): Line[] {
    const taken = this.lines.slice(this.at, end);
    this.at = end;
    return taken;
  }

  handTo(state: State): void {
    this.state = state;
    this.again = true;
  }

  /** `whole` is the title where it goes on over the next lines. */
  beginNotice(title: Line, whole = title.text): void {
    this.state = "notice";
    this.dropHeadLines();
    this.parts.noticeTitles.push({ ...title, text: whole });
    this.parts.notice.push(title);
  }

  beginExplanation(line: Line): void {
    this.state = "explanation";
    this.parts.explanation.push(line);
  }

  beginAttachment(line: Line): void {
    this.state = "attachment";
    this.parts.attachments.push([line]);
  }

  /** The name of a circular or a decree; what stood above it is the page's. */
  beginLetter(title: Line): void {
    if (!/关于/.test(this.parts.titles.at(-1)?.text ?? "")) this.dropHeadLines();
    this.parts.titles.push(title);
  }

  /** The title that begins here is the draft's; what was taken for one at the page's head is not. */
  readTitle(): void {
    const end = this.ahead.titleEnd(this.at);
    if (end > this.at) this.dropHeadLines();
    this.again = end === this.at;
    this.parts.titles.push(...this.take(end));
    this.state = "draft";
  }

  /** Pages print the title above the text, and once more in it. */
  repeatsTitle(text: string): boolean {
    const { titles } = this.parts;
    if (titles.length === 0 || text.length < 6 || text.length > 240) return false;
    const wanted = compact(text);
    return titles.slice(0, 4).some((line) => {
      const title = compact(line.text);
      return (
        title === wanted || (title.length >= 24 && wanted.startsWith(title) && /…$/.test(wanted))
      );
    });
  }

  /** …关于印发澄江市 / 节水三年 / 行动方案的通知: the line in the middle. */
  goesOnInLetterTitle(text: string): boolean {
    const before = this.parts.titles.at(-1)?.text ?? "";
    const whole = before + text + (this.next?.text ?? "");
    if (text.length > 40 || /[。；;：:，,]/.test(text) || !/关于/.test(before)) return false;
    return isLetterTitle(this.next?.text ?? "", before) && isLetterTitle(whole, "");
  }

  /** Below a signed notice without a draft: nothing more that asks, tells how to answer or is attached. */
  isOver(text: string): boolean {
    const { ahead, at, parts } = this;
    const marker = ahead.marker(at);
    if (!this.signed || parts.draft.length > 0) return false;
    if (marker && marker.kind !== "——") return false;
    if (ahead.documentAfter(at) || ahead.titleAfter(at) || isDocumentTitle(text)) return false;
    return !/电话|邮箱|地址|邮编|联系|传真|@|意见|征求|征集|反馈|^附|截止|通知|公告/.test(text);
  }

  /** Below 澄江市人民政府关于印发…的通知 the same once more without the office. */
  endsTitle(text: string): boolean {
    const before = compact(this.parts.titles.at(-1)?.text ?? "");
    return text.length >= 8 && text.length <= 120 && before.endsWith(compact(text));
  }

  private dropHeadLines(): void {
    if (this.parts.draft.length > 0) return;
    const named = (line: Line) => readAttachmentMark(line.text) !== null;
    const dropped = this.parts.titles.filter((line) => !named(line));
    for (const line of dropped) this.remove(line, "网页页眉");
    this.parts.titles = this.parts.titles.filter(named);
  }

  /** 附件 stands before something: the draft, its explanation or another attachment. */
  afterMark(line: Line): void {
    const inline = readAttachmentMark(line.text)!.inline;
    const next = this.next;
    const isDraft = this.parts.draft.length === 0 || this.isCoverLetter();
    const titled =
      inline !== "" ? isDocumentTitle(inline) : next && this.ahead.beginsTitle(this.at + 1);
    const untitled = inline === "" && next && this.ahead.structureFollows(this.at);
    if (isAttachedExplanation(inline)) this.beginExplanation(line);
    else if (inline === "" && next && isAttachedExplanation(next.text)) {
      this.remove(line, "附件标记");
      this.at += 2;
      this.beginExplanation(next);
    } else if (isDraft && (titled || untitled)) {
      this.coverBecomesNotice();
      if (inline === "") this.remove(line, "附件标记");
      else this.parts.titles.push(line);
      this.at += 1;
      this.readTitle();
    } else this.beginAttachment(line);
  }

  /** 现将《…》印发给你们: what was read so far only carries the document that follows. */
  isCoverLetter(): boolean {
    const { draft } = this.parts;
    return draft.length > 0 && draft.length <= 12 && !this.ahead.passedStructure();
  }

  /** …印发给你们 was all so far, so that a title is the name of what is carried. */
  carriesDocument(): boolean {
    const { draft } = this.parts;
    if (draft.length === 0 || draft.length > 4 || this.ahead.passedStructure()) return false;
    return draft.some(({ text }) =>
      /[印下转]发给?你们|现[将予].{0,100}(?:印发|下发|转发|公布)/.test(text),
    );
  }

  coverBecomesNotice(): void {
    if (!this.isCoverLetter()) return;
    this.parts.notice.push(...this.parts.titles.splice(0), ...this.parts.draft.splice(0));
  }

  /** A report tells of the call before it says how to answer; nothing of it is a draft. */
  reportBecomesNotice(): void {
    const { titles, draft, notice, noticeTitles } = this.parts;
    const first = notice[0];
    if (!first || draft.length > 8 || titles.length + noticeTitles.length > 0) return;
    const told = draft.every((line) => line.number < first.number && line.text.length >= 40);
    if (told && !this.ahead.passedStructure()) notice.push(...draft.splice(0));
  }

  /** The same where the title above the covering letter is the document's own. */
  signedPartBecomesNotice(): void {
    if (!this.isCoverLetter() || !this.parts.titles.some((line) => isDocumentTitle(line.text)))
      return;
    this.parts.notice.push(...this.parts.draft.splice(0));
  }
}
