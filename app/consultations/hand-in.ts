import { MAX_DOCUMENT_BYTES } from "~/app/drafts/document-limits";
import { formOf } from "~/app/platform/form-of";
import { isLostConnection } from "~/app/platform/revalidate";

/** Why nothing was handed in, at which field; `offline` where the site was not reached. */
export type NotHandedIn = { field: string; fault: string; pasted: string; offline?: true };

export const TOO_LARGE = "文件合计超过 20 MB，没有上传。请只上传文稿正文，或把正文复制后粘贴。";
const UNREACHED = "没有连上网站，还没有送出。选好的文件和填写的文字都还在，恢复连接后请再点一次。";

/**
 * In the browser: sends a form with documents, unless they are larger than is taken. Where it is
 * not sent the page stays, with the files that were chosen and what was typed.
 */
export async function handIn<Answer>(
  request: Request,
  send: () => Promise<Answer>,
): Promise<Answer | NotHandedIn> {
  const form = await formOf(request.clone());
  const files = [...form.values()].filter((value) => value instanceof File);
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  const pasted = String(form.get("text") ?? "");
  if (bytes > MAX_DOCUMENT_BYTES) return { field: "document", fault: TOO_LARGE, pasted };
  try {
    return await send();
  } catch (fault) {
    if (!isLostConnection(fault)) throw fault;
    return { field: bytes > 0 ? "document" : "text", fault: UNREACHED, pasted, offline: true };
  }
}
