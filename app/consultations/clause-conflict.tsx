import { redlineOf } from "~/app/drafts/changes/redline";
import { Redline } from "~/app/ui/draft";
import { Notice } from "~/app/ui/notice";
import type { ShownClause } from "./draft-line";

/** Somebody saved this clause while it was being written: both texts, and the choice below them. */
export function ClauseConflict({
  clause,
  typed,
  refused,
}: {
  clause: ShownClause;
  /** Saving was tried: the reader is led here. While one writes, the focus stays in the field. */
  refused: boolean;
  typed: { marker: string; heading: string; text: string };
}) {
  const now = clause.marker + clause.heading + clause.text;
  const mine = typed.marker + typed.heading + typed.text;
  const redline = redlineOf(now, mine);
  return (
    <div tabIndex={-1} ref={refused ? leadHere : undefined} className="conflict">
      <Notice
        tone="warn"
        live
        title={`第 ${clause.number} 处刚刚被别人改过，您写的没有丢，也还没有保存`}
      >
        <p className="quiet">现在的文字：</p>
        <p className="line-text">{now}</p>
        {redline ? (
          <>
            <p className="quiet">您写的与它相比（划去的是现在有、您那里没有的）：</p>
            <Redline parts={redline} words={{ added: "您加的：", removed: "您没有的：" }} />
          </>
        ) : null}
        <p>请在下面改成两边都要的文字，或者选一边。</p>
      </Notice>
    </div>
  );
}

const leadHere = (conflict: HTMLElement | null) => conflict?.focus();
