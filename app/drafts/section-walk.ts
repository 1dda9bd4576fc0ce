import { isDocumentTitle, isExplanationTitle, readAttachmentMark } from "~/app/drafts/line-kinds";
import type { Line } from "~/app/drafts/lines";
import { lookAhead } from "~/app/drafts/look-ahead";

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

export type State = "head" | "notice" | "draft" | "after" | "explanation" | "attachment" | "tail";

/** The place in the document while it is being parted, and the steps every part has in common. */
export class SectionWalk {
  readonly parts: Sections = {
    titles: [],
    noticeTitles: [],
    notice: [],
    draft: [],
    explanation: [],
    attachments: [],
    signature: [],
    removed: [],
  };
  readonly ahead: ReturnType<typeof lookAhead>;
  state: State = "head";
  signed = false;
  /** The notice has said something, not only been announced. */
  hasProse = false;
  /** The notice says how to answer; null until somebody wants to know. */
  answered: boolean | null = null;
  at = 0;
  /** Set where a reader hands the very same line to the reader of another state. */
  again = false;

  constructor(readonly lines: Line[]) {
    this.ahead = lookAhead(lines);
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

  beginNotice(title: Line): void {
    this.state = "notice";
    this.parts.noticeTitles.push(title);
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

  /** The title that begins here is the draft's; what was taken for one at the page's head is not. */
  readTitle(): void {
    const end = this.ahead.titleEnd(this.at);
    if (end > this.at) this.dropHeadLines();
    this.again = end === this.at;
    this.parts.titles.push(...this.take(end));
    this.state = "draft";
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
    if (isExplanationTitle(inline)) this.beginExplanation(line);
    else if (inline === "" && next && isExplanationTitle(next.text)) {
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

  coverBecomesNotice(): void {
    if (!this.isCoverLetter()) return;
    this.parts.notice.push(...this.parts.titles.splice(0), ...this.parts.draft.splice(0));
  }
}
