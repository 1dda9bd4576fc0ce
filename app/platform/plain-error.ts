import type { Context } from "hono";
import { REFUSALS } from "./errors";
import { takesDocuments } from "./sent-body.server";

const ERRORS = {
  403: ["foreign-origin", "这次提交不是从本网站的页面发出的，没有受理。"],
  404: ["not-found", REFUSALS["not-found"][1]],
  405: ["method-not-allowed", "这个地址不接受这种请求。"],
  413: ["too-large", "提交的内容太长，没有受理。请返回上一页，缩短以后再提交。"],
  500: ["failed", "网站没能完成这次请求，请稍后再试。"],
  503: ["unavailable", "网站现在太忙，这次请求没有完成，请过几秒再试。"],
} as const;

const DOCUMENTS_TOO_LARGE =
  "提交的内容太大（文件合计不能超过 20 MB），没有受理。请返回上一页，换小一些的文件再提交。";

/** An error that is said before, or instead of, a page: to programs as JSON. */
export function plainError(c: Context, status: keyof typeof ERRORS): Response {
  const [code, said] = ERRORS[status];
  const message = status === 413 && takesDocuments(c.req.path) ? DOCUMENTS_TOO_LARGE : said;
  const requestId = c.get("requestId");
  return isForPrograms(c.req.path)
    ? c.json({ error: { code, message, requestId } }, status)
    : c.html(
        `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>${status}</title><p>${message}</p><p>请求编号 ${requestId}</p></html>`,
        status,
      );
}

export const isForPrograms = (path: string): boolean => path.startsWith("/api/");
