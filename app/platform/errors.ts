/** Every refusal that a use case may give, with its HTTP status and the sentence for a person. */
export const REFUSALS = {
  "not-found": [404, "没有找到您要的内容。"],
  "not-allowed": [403, "您的账号没有办理此事的权限。"],
  "not-open-yet": [409, "征求意见尚未开始。"],
  closed: [410, "征求意见已经截止。"],
  "already-open": [409, "已经开始征求意见，时间不能再改，只能延长。"],
  "key-reused": [409, "同一提交编号已用于另一份内容，请重新提交。"],
  unreadable: [400, "提交的内容无法读取，没有受理。请返回上一页重新提交。"],
  invalid: [422, "有几处需要改正。"],
  "edited-elsewhere": [409, "这份文稿刚刚在别处被修改，请刷新后再改。"],
  unconfirmed: [409, "还有系统推断或者存疑的内容没有人确认，不能公布。"],
  "already-published": [409, "已经公布，不能再改。"],
  "not-published-yet": [409, "还没有公布，不需要新版本；请直接修改文稿。"],
  "version-in-preparation": [409, "已经有一个新版本在准备中，请先公布或放弃它。"],
  "still-open": [409, "征求意见还没有截止；确需更多时间的，请延长。"],
  "round-in-preparation": [409, "已经有下一次征求意见，请到那里继续。"],
  "version-changed": [409, "草案刚刚公布了新的版本，这一条的文字已经不同，请核对后再提交。"],
  "not-closed-yet": [409, "征求意见尚未截止，还不能公布结果。"],
  "undecided-left": [409, "还有意见没有处理完毕。"],
  "analysis-running": [409, "正在分析，完成后才能重新分析；也可以先停止。"],
  "too-many": [429, "操作过于频繁，请稍后再试。"],
} as const satisfies Record<string, readonly [number, string]>;

export type RefusalCode = keyof typeof REFUSALS;

/** Faults by field name, each a sentence. */
export type FieldErrors = Record<string, string>;

/** An expected refusal. `detail` goes to the caller; it never holds personal data. */
export class DomainError extends Error {
  readonly status: number;
  constructor(
    readonly code: RefusalCode,
    readonly detail: {
      fields?: FieldErrors;
      closedAt?: string;
      message?: string;
      /** The version that is current now. */
      version?: number;
    } = {},
  ) {
    super(detail.message ?? REFUSALS[code][1]);
    this.name = "DomainError";
    this.status = REFUSALS[code][0];
  }
}

/** For loaders: ends the request with the page of that refusal. */
export function refuse(code: RefusalCode): never {
  const [status, message] = REFUSALS[code];
  throw new Response(message, { status });
}
