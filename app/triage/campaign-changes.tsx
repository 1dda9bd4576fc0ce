import { Form, Link } from "@remix-run/react";
import { instantWords, isoShanghai } from "~/app/platform/time";
import { Button } from "~/app/ui/button";
import { Fold } from "~/app/ui/list";
import { Instant } from "~/app/ui/signs";
import { boardSearch } from "./board-address";
import { campaignWords as words } from "./campaign-words";
import type { Board } from "./load-board.server";

/** What officers changed about campaigns, each with the way back. */
export function CampaignChanges({ board }: { board: Board }) {
  const { address, campaignChanges: changes, can } = board;
  if (changes.length === 0) return null;
  return (
    <Fold summary={words.changes(changes.length)}>
      <ul className="history">
        {changes.map(({ commentId, dissolution, size, excerpt, officer, at }) => (
          <li key={`${commentId}/${dissolution}`}>
            <p>
              {dissolution === null ? words.changedLeft : words.changedDissolved(size)}：
              <Link to={boardSearch(address, { c: commentId })} preventScrollReset>
                {excerpt}
              </Link>
            </p>
            <p className="quiet">
              {officer}　<Instant at={isoShanghai(at)}>{instantWords(at)}</Instant>
            </p>
            {can.assign ? (
              <Form method="post" preventScrollReset>
                <input type="hidden" name="comment" value={commentId} />
                <Button
                  name="act"
                  value={dissolution === null ? "rejoin" : `restore.${dissolution}`}
                  kind="quiet"
                  small
                >
                  {dissolution === null ? words.rejoin : words.restore}
                </Button>
              </Form>
            ) : null}
          </li>
        ))}
      </ul>
    </Fold>
  );
}
