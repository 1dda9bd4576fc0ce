import { DomainError } from "~/app/platform/errors";
import type { Trx } from "~/db/schema";
import { DECISION_WORDS } from "./words";

/**
 * Refuses `edited-elsewhere` where somebody decided the comment, or took the decision back, since
 * it was read. `stands`: the instant of the decision that was read, in milliseconds, or empty.
 */
export async function expectAsRead(
  trx: Trx,
  consultationId: number,
  commentId: number,
  stands: string,
): Promise<void> {
  const now = await trx
    .selectFrom("triage_entries as t")
    .leftJoin("officers as o", "o.id", "t.decided_by")
    .select(["t.decision", "t.reason", "t.decided_at as at", "o.name"])
    .where("t.consultation_id", "=", consultationId)
    .where("t.comment_id", "=", commentId)
    .executeTakeFirst();
  if (String(now?.at?.getTime() ?? "") === stands) return;
  const who = now?.name ?? "其他人";
  const said = now?.decision
    ? `${who}刚刚把这条意见办理为“${DECISION_WORDS[now.decision]}”${now.reason ? `，理由是：${now.reason}` : ""}。`
    : "这条意见的处理结果刚刚被撤销。";
  throw new DomainError("edited-elsewhere", {
    message: `${said}您写的还在下面，核对以后可以再提交。`,
  });
}
