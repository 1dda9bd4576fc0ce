/** What a page of an error says: a heading, and a sentence on what happened and what to do. */
export type ErrorWords = { status: number; heading: string; sentence: string };

/**
 * An expected refusal is a response whose body is a Chinese sentence; what the framework says of
 * itself, or anything thrown by a bug, is not for readers.
 */
export function errorWords(error: unknown): ErrorWords {
  const { status, data } = isResponse(error) ? error : { status: 500, data: null };
  const said = typeof data === "string" && /[一-鿿]/.test(data) ? data : null;
  return {
    status,
    heading: HEADINGS[status] ?? "出了点问题",
    sentence: said ?? ADVICE[status] ?? UNEXPECTED,
  };
}

const isResponse = (error: unknown): error is { status: number; data: unknown } =>
  typeof error === "object" && error !== null && "status" in error && "data" in error;

const HEADINGS: Record<number, string> = {
  403: "没有权限",
  404: "没有找到",
  405: "不能这样访问",
  409: "现在不能这样做",
  410: "已经截止",
  429: "请稍后再试",
  503: "网站现在太忙",
};

const ADVICE: Record<number, string> = {
  404: "地址可能写错了，或者内容还没有公布。请从首页找起。",
  405: "这个地址不接受这种请求。请从首页找起。",
  503: "这次请求没有完成。请过几秒再试；刚才填写的内容，可以用浏览器的“后退”找回。已经提交或者保存成功的内容不受影响。",
};

const UNEXPECTED =
  "网站没能完成这次请求，已经提交或者保存成功的内容不受影响。请稍后再试；仍不行时，请把下面的请求编号告诉主办单位。";
