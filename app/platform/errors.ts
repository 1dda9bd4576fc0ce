/** Every refusal that a use case may give, with its HTTP status and the sentence for a person. */
export const REFUSALS = {
  "not-found": [404, "没有找到您要的内容。"],
  "not-allowed": [403, "您的账号没有办理此事的权限。"],
  "not-open-yet": [409, "征求意见尚未开始。"],
  closed: [410, "征求意见已经截止。"],
  "key-reused": [409, "同一提交编号已用于另一份内容，请重新提交。"],
  unreadable: [400, "提交的内容无法读取，没有受理。请返回上一页重新提交。"],
  invalid: [422, "有几处需要改正。"],
  "edited-elsewhere": [409, "这份文稿刚刚在别处被修改，请刷新后再改。"],
  "already-published": [409, "已经公布，不能再改。"],
  "not-closed-yet": [409, "征求意见尚未截止，还不能公布结果。"],
  "undecided-left": [409, "还有意见没有处理完毕。"],
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
    readonly detail: { fields?: FieldErrors; closedAt?: string; message?: string } = {},
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
