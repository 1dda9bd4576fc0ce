import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireOfficer } from "~/app/accounts/officer-of-request.server";
import { pageTitle } from "~/app/consultations/public-page";
import { lettersForOffice, outboxForOffice, pauseOfMail } from "~/app/mail/outbox.queries.server";
import { Recipients } from "~/app/mail/recipients";
import { STATE_WORDS, VIA_WORDS } from "~/app/mail/words";
import { paths } from "~/app/paths";
import { roundWords } from "~/app/platform/round-words";
import { instantWords, isoShanghai } from "~/app/platform/time";
import { Heading } from "~/app/ui/heading";
import { FilterLinks, Pagination } from "~/app/ui/navigation";
import { EmptyState, Notice } from "~/app/ui/notice";
import { OfficePage } from "~/app/ui/office-page";
import { Instant, Titled } from "~/app/ui/signs";
import { Table } from "~/app/ui/table";
import { OUTBOX_STATES, type OutboxState } from "~/db/tables/mail";

export const meta: MetaFunction = ({ error }) => pageTitle(error, "信件", "办公");

export async function loader({ request, context }: LoaderFunctionArgs) {
  const officer = await requireOfficer(request, context, "manage mail");
  const { db, env } = context;
  const { searchParams } = new URL(request.url);
  const before = searchParams.get("before") ?? "";
  const asked = searchParams.get("state") as OutboxState | null;
  const state = asked && OUTBOX_STATES.includes(asked) ? asked : null;
  const via = env.mail.via.kind;
  // What belongs to no office is shown where one machine is tried out, nowhere else.
  const platform = via === "files" && env.demonstration;
  const page = { before: /^[1-9]\d{0,14}$/.test(before) ? Number(before) : null, state };
  const [counts, pause, { letters, next }] = await Promise.all([
    outboxForOffice(db, officer.officeId),
    pauseOfMail(db),
    lettersForOffice(db, { officeId: officer.officeId, platform }, page),
  ]);
  return { via, counts, pause, letters, next, state, first: page.before === null };
}

/** The round, where the subject does not say it itself. */
function markOf({ subject, round }: { subject: string; round: number | null }): string | null {
  const words = roundWords(round);
  return words && subject.includes(words) ? null : words;
}

export default function Mail() {
  const { via, counts, pause, letters, next, state, first } = useLoaderData<typeof loader>();
  const { platform } = counts;
  const here = paths.office.mail(state ?? undefined);
  return (
    <OfficePage apart>
      <Heading level={1}>信件</Heading>
      <p className="quiet">{VIA_WORDS[via]}。</p>
      {pause ? (
        <Notice tone="warn" title="全部信件暂停发送">
          {pause.because}，{instantWords(pause.until)}以后继续。没有信件因此丢失。
        </Notice>
      ) : null}
      <FilterLinks
        label="收件人"
        filters={[
          { href: paths.office.mail(), label: "全部信件", current: state === null },
          ...OUTBOX_STATES.map((one) => ({
            href: paths.office.mail(one),
            label: STATE_WORDS[one],
            count: counts.office[one],
            current: state === one,
          })),
        ]}
      />
      {letters.length > 0 ? (
        <Table
          caption="信件，最近的在前"
          captionHidden
          columns={[
            { key: "subject", head: "信件" },
            { key: "queued", head: "时间" },
            { key: "counts", head: "收件人" },
          ]}
          rows={letters.map((letter) => ({
            key: String(letter.id),
            cells: {
              subject: (
                <span className="cell-links">
                  <a href={paths.office.letter(letter.id)}>
                    <Titled title={letter.subject} mark={markOf(letter)} />
                  </a>
                </span>
              ),
              queued: (
                <Instant at={isoShanghai(letter.queuedAt)}>{instantWords(letter.queuedAt)}</Instant>
              ),
              counts: <Recipients counts={letter.counts} />,
            },
          }))}
        />
      ) : (
        <EmptyState title={state || !first ? "没有这样的信件" : "还没有信件"}>
          <p>
            {state || !first ? (
              <a href={paths.office.mail()}>查看全部信件</a>
            ) : (
              "有征求意见开始、截止或者公布反馈时，会写信给订阅者和经办人。"
            )}
          </p>
        </EmptyState>
      )}
      <Pagination
        label="翻页"
        previous={first ? null : { href: here, label: "最近的信件" }}
        next={
          next
            ? {
                href: `${paths.office.mail()}?${new URLSearchParams({ ...(state && { state }), before: String(next) })}`,
                label: "更早的信件",
              }
            : null
        }
      />
      <p className="quiet">
        另有全站的确认信（不属于任何单位）：等待 {platform.waiting + platform.sending}，已发出{" "}
        {platform.sent}，未送达 {platform.dead}。
      </p>
    </OfficePage>
  );
}
