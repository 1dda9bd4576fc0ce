import type { ReactNode } from "react";
import { clauseTitle } from "~/app/consultations/citation";
import { StageProgress } from "~/app/consultations/stage-line";
import { statusAt } from "~/app/consultations/window";
import { paths } from "~/app/paths";
import { exactWords, instantWords, isoShanghai } from "~/app/platform/time";
import { Fold } from "~/app/ui/list";
import { EmptyState } from "~/app/ui/notice";
import { ReceiptSlip } from "~/app/ui/receipt-slip";
import { Instant } from "~/app/ui/signs";
import type { HeldReceipt } from "./receipt.queries.server";
import { stanceFacts } from "./words";

type Shown = Omit<HeldReceipt, "commentId" | "consultationId">;

/** The slip that a citizen keeps: what was received, when, and how far it is. */
export function ReceiptView({
  receipt,
  now,
  lookup,
  registered,
  drawing,
  children,
}: {
  receipt: Shown;
  now: Date;
  /** The whole address at which the number is asked for: on paper a link has none. */
  lookup: string;
  /** Where it stands in the register of comments. */
  registered?: ReactNode;
  /** The receipt's address as a QR code. */
  drawing?: ReactNode;
  /** The proof. */
  children?: ReactNode;
}) {
  const { slug, clause, version, current } = receipt;
  const facts: { term: string; detail: ReactNode }[] = [
    {
      term: "收到时间",
      detail: (
        <Instant at={isoShanghai(receipt.receivedAt)}>{exactWords(receipt.receivedAt)}</Instant>
      ),
    },
    {
      term: "征求意见",
      detail: <a href={paths.consultation(slug)}>{receipt.title}</a>,
    },
    { term: "起草单位", detail: receipt.office },
    {
      term: "条款",
      detail: (
        <>
          {clause ? (
            <a href={clauseAddress(receipt, clause.number)}>{clauseTitle(clause)}</a>
          ) : (
            "整份草案"
          )}
          {version === current ? null : `（第 ${version} 版；现在是第 ${current} 版）`}
        </>
      ),
    },
    ...(clause
      ? [
          {
            term: "提意见时的条文",
            detail: (
              <Fold summary="展开">
                <div className="compare-text">{clause.heading + clause.text}</div>
              </Fold>
            ),
          },
        ]
      : []),
    ...stanceFacts(receipt.stance),
    { term: "意见", detail: <div className="opinion-body">{receipt.body}</div> },
  ];
  if (receipt.suggestion)
    facts.push({
      term: "建议改成",
      detail: <div className="opinion-body compare-text">{receipt.suggestion}</div>,
    });
  if (registered) facts.push({ term: "登记", detail: registered });
  facts.push({ term: "处理进展", detail: <Course receipt={receipt} now={now} /> });
  return (
    <ReceiptSlip
      label="回执号"
      code={receipt.code}
      facts={facts}
      note={
        <>
          请保存回执号，凭它在 <a href={lookup}>{lookup}</a>{" "}
          {receipt.withdrawnAt ? "可以再看到这张回执" : "查看采纳情况和理由"}
          。知道这个号的人可以看到上面的内容。
        </>
      }
      drawing={drawing}
    >
      {children}
    </ReceiptSlip>
  );
}

/** How far it is; of a call that was taken back, when it was. */
function Course({ receipt, now }: { receipt: Shown; now: Date }) {
  const { withdrawnAt } = receipt;
  if (!withdrawnAt) return <StageProgress dates={receipt} now={now} />;
  return (
    <>
      征求意见已于<Instant at={isoShanghai(withdrawnAt)}>{instantWords(withdrawnAt)}</Instant>
      撤回，这条意见保留在案。
    </>
  );
}

/** Where the clause is read as it stood when the comment was made. */
const clauseAddress = ({ slug, version, current }: Shown, number: number): string =>
  version === current ? paths.clause(slug, number) : paths.clauseOfVersion(slug, version, number);

/** What there is to say while no decision is published. */
export function NotYetDecided({ receipt, now }: { receipt: Shown; now: Date }) {
  const status = statusAt(receipt, now);
  if (status === "open")
    return (
      <EmptyState title="已收到，还在征求意见">
        截止后起草单位研究每一条意见，采纳情况和理由会出现在这里。
      </EmptyState>
    );
  if (status === "withdrawn")
    return (
      <EmptyState title="已收到，征求意见后来撤回">
        <p>
          您的意见保留在案。撤回的理由写在
          <a href={paths.consultation(receipt.slug)}>草案的页面</a>上。
        </p>
      </EmptyState>
    );
  if (status === "answered")
    return (
      <EmptyState title="反馈已经公布">
        <p>
          这条意见没有单独的处理说明，请查看<a href={paths.outcome(receipt.slug)}>意见反馈</a>。
        </p>
      </EmptyState>
    );
  return (
    <EmptyState title="征求意见已经截止，起草单位正在研究">
      结果公布后，这条意见的采纳情况和理由会出现在这里。
    </EmptyState>
  );
}
