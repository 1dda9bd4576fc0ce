import {
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { receiptForHolder } from "~/app/comments/receipt.queries.server";
import { readReceiptCode } from "~/app/comments/receipt-code";
import { NotYetDecided, ReceiptView } from "~/app/comments/receipt-view";
import { keepName } from "~/app/comments/speak-page";
import { PublicPage, pageTitle } from "~/app/consultations/public-page";
import { paths } from "~/app/paths";
import { refuse } from "~/app/platform/errors";
import { PRIVATE_META, PRIVATE_PAGE } from "~/app/platform/private-page";
import { takeTurn } from "~/app/platform/rate-limits.server";
import { dateWords, isoShanghai } from "~/app/platform/time";
import { receiptFile } from "~/app/proof/receipt-file.queries.server";
import { ReceiptProof } from "~/app/proof/receipt-proof";
import { registeredWords } from "~/app/proof/words";
import { decisionForReceipt } from "~/app/publication/receipt-outcome.queries.server";
import { DECISION_WORDS } from "~/app/publication/words";
import { ButtonLink, ButtonRow } from "~/app/ui/button";
import { Heading } from "~/app/ui/heading";
import { Notice } from "~/app/ui/notice";
import { Answer } from "~/app/ui/opinion";
import { QrCode } from "~/app/ui/qr-code";
import { Instant, Tag } from "~/app/ui/signs";

export { PublicErrorBoundary as ErrorBoundary } from "~/app/consultations/public-error";

/** The address opens what was written: it is not kept, not passed on and not indexed. */
export const headers: HeadersFunction = () => PRIVATE_PAGE;

export const meta: MetaFunction = ({ error }) => [...pageTitle(error, "意见回执"), ...PRIVATE_META];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { db, env, address } = context;
  if (!(await takeTurn("receipt", address))) refuse("too-many");
  const code = readReceiptCode(params.code!);
  const { search, searchParams } = new URL(request.url);
  if (code && code !== params.code) throw redirect(paths.receipt(code) + search, 302);
  const found = code ? await receiptForHolder(db, code) : null;
  if (!found)
    throw new Response("没有这个回执号的意见。请核对号码，它不区分大小写，短横线可以不写。", {
      status: 404,
    });
  const { commentId, consultationId, ...receipt } = found;
  const { said: _, ...proof } = (await receiptFile(db, env.signingKeys, receipt.code))!;
  const decision = receipt.answeredAt
    ? await decisionForReceipt(db, consultationId, commentId)
    : null;
  return data(
    {
      receipt,
      decision,
      now: context.now(),
      justSent: searchParams.has("sent"),
      proof,
      lookup: new URL(paths.receipts(), request.url).href,
      address: new URL(paths.receipt(receipt.code), request.url).href,
    },
    { headers: PRIVATE_PAGE },
  );
}

export default function Receipt() {
  const { receipt, decision, now, justSent, lookup, address, proof } =
    useLoaderData<typeof loader>();
  const { slug, clause, office } = receipt;
  return (
    <PublicPage>
      <div className="column stack-loose">
        <Heading level={1}>意见回执</Heading>
        {justSent ? (
          <div className="no-print" data-kept-clear={keepName(slug, clause?.lineage ?? null)}>
            <Notice tone="success" title="意见已收到">
              请保存下面的回执号，可以打印、抄下或者拍照。
            </Notice>
          </div>
        ) : null}
        <ReceiptView
          receipt={receipt}
          now={now}
          lookup={lookup}
          registered={<a href={paths.proof(slug)}>{registeredWords(proof.register)}</a>}
          drawing={<QrCode text={address} label="回执网址的二维码" />}
        >
          <ReceiptProof file={proof} />
        </ReceiptView>
        {decision ? (
          <Answer
            head={`${office}的答复`}
            tag={<Tag tone="cool">{DECISION_WORDS[decision.decision]}</Tag>}
          >
            {decision.reason ? <p>{decision.reason}</p> : null}
            <p className="quiet">
              <Instant at={isoShanghai(decision.decidedAt)}>
                {dateWords(decision.decidedAt)}
              </Instant>
              作出 · <a href={paths.outcome(slug)}>查看全部反馈</a>
            </p>
          </Answer>
        ) : (
          <NotYetDecided receipt={receipt} now={now} />
        )}
        <ButtonRow>
          <ButtonLink
            kind="secondary"
            href={
              clause && receipt.version === receipt.current
                ? paths.clauseAnchor(slug, clause.number)
                : paths.consultation(slug)
            }
          >
            返回草案
          </ButtonLink>
          <ButtonLink kind="quiet" href={paths.receipts()}>
            查询另一张回执
          </ButtonLink>
        </ButtonRow>
      </div>
    </PublicPage>
  );
}
