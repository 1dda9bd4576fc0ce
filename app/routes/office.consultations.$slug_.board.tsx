import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { requireOfficer } from "~/app/accounts/officer-of-request.server";
import { pageTitle } from "~/app/consultations/public-page";
import { paths } from "~/app/paths";
import { refuse } from "~/app/platform/errors";
import { formOf } from "~/app/platform/form-of";
import { consultationForBoard } from "~/app/triage/board.queries.server";
import { readBoardAddress } from "~/app/triage/board-address";
import { BoardKeys } from "~/app/triage/board-keys";
import { BoardStrip, NothingHere } from "~/app/triage/board-strip";
import { CommentPane } from "~/app/triage/comment-pane";
import { readDid } from "~/app/triage/did";
import { doOnBoard } from "~/app/triage/do-on-board.server";
import { LensPane } from "~/app/triage/lens-pane";
import { ListPane } from "~/app/triage/list-pane";
import { loadBoard } from "~/app/triage/load-board.server";
import { words } from "~/app/triage/words";

/** Wide windows: three panes that scroll by themselves. */
export const handle = { fixed: true };

export const meta: MetaFunction<typeof loader> = ({ data, error }) =>
  pageTitle(error, words.title, data?.consultation.title ?? "", "办公");

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const officer = await requireOfficer(request, context, "read consultations");
  const consultation = await consultationForBoard(context.db, officer, params.slug!);
  if (!consultation) refuse("not-found");
  const address = readBoardAddress(new URL(request.url).searchParams);
  return loadBoard(context.db, officer, consultation, address);
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const officer = await requireOfficer(request, context, "read consultations");
  const consultation = await consultationForBoard(context.db, officer, params.slug!);
  if (!consultation) refuse("not-found");
  const done = await doOnBoard(
    {
      db: context.db,
      key: context.env.personalDataKey,
      officer,
      consultationId: consultation.id,
      now: context.now(),
    },
    readBoardAddress(new URL(request.url).searchParams),
    await formOf(request),
  );
  if ("refused" in done) return data({ refused: done.refused, opened: null }, done);
  if ("author" in done) return data({ refused: null, opened: done });
  if (done.changedPages) context.forgetPages(consultation.slug);
  throw redirect(paths.office.board(consultation.slug) + done.to);
}

export default function BoardPage() {
  const board = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  const { address } = board;
  const did = readDid(search.get("did"));
  const listKey = JSON.stringify([{ ...address, c: 0, kept: 0, by: 0 }, did?.many]);
  return (
    <main id="main" className="office-main">
      <BoardStrip board={board} did={did} message={pageMessage(answer)} />
      <div className={address.c === undefined ? "board" : "board board-reading"}>
        <LensPane board={board} refused={answer?.refused ?? null} help={<BoardKeys />} />
        <ListPane
          key={listKey}
          board={board}
          refused={answer?.refused ?? null}
          empty={<NothingHere board={board} />}
        />
        <CommentPane
          board={board}
          refused={answer?.refused ?? null}
          opened={answer?.opened ?? null}
        />
      </div>
    </main>
  );
}

/** A refusal that belongs to no form of the page. */
const pageMessage = (answer: ReturnType<typeof useActionData<typeof action>>) =>
  answer?.refused && answer.refused.form === "" ? answer.refused.message : null;
