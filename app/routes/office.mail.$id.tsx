import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { requireOfficer } from "~/app/accounts/officer-of-request.server";
import { pageTitle } from "~/app/consultations/public-page";
import { LetterFiles } from "~/app/mail/letter-files";
import { filesOfLetter, letterForOffice } from "~/app/mail/outbox.queries.server";
import { readLetterFile } from "~/app/mail/read-letter-file.server";
import { Recipients } from "~/app/mail/recipients";
import { renderLetter } from "~/app/mail/render-letter";
import { sendAgain } from "~/app/mail/send-again.server";
import { STATE_WORDS } from "~/app/mail/words";
import { paths } from "~/app/paths";
import { refuse } from "~/app/platform/errors";
import { refusal } from "~/app/platform/refusal";
import { instantWords, isoShanghai } from "~/app/platform/time";
import { Button } from "~/app/ui/button";
import { Heading } from "~/app/ui/heading";
import { Facts } from "~/app/ui/list";
import { Notice } from "~/app/ui/notice";
import { OfficePage } from "~/app/ui/office-page";
import { Instant } from "~/app/ui/signs";
import { Table } from "~/app/ui/table";

export const meta: MetaFunction = ({ error }) => pageTitle(error, "信件", "办公");

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const officer = await requireOfficer(request, context, "manage mail");
  const { db, env } = context;
  const trial = env.mail.via.kind === "files" && env.demonstration;
  const reader = { officeId: officer.officeId, platform: trial };
  const found = await letterForOffice(db, reader, idOf(params.id));
  if (!found) refuse("not-found");
  const { content, why, ...letter } = found;
  const keys = trial ? await filesOfLetter(db, letter.id) : [];
  const files = await Promise.all(keys.map((key) => readLetterFile(env.dataDir, key)));
  return {
    ...letter,
    text: renderLetter({ subject: letter.subject, content, why, origin: env.mail.origin }).text,
    files: files.filter((file) => file !== null),
    again: new URL(request.url).searchParams.get("again"),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const officer = await requireOfficer(request, context, "manage mail");
  const id = idOf(params.id);
  try {
    const recipients = await sendAgain(context.db, officer, id);
    return redirect(`${paths.office.letter(id)}?again=${recipients}`);
  } catch (error) {
    refusal(error);
    throw error;
  }
}

const idOf = (given: string | undefined): number =>
  /^[1-9]\d{0,14}$/.test(given ?? "") ? Number(given) : refuse("not-found");

export default function LetterPage() {
  const letter = useLoaderData<typeof loader>();
  const { counts, faults, files, again } = letter;
  return (
    <OfficePage crumbs={[{ href: paths.office.mail(), label: "信件" }, { label: "一封信" }]} apart>
      <Heading level={1}>{letter.subject}</Heading>
      {again && /^\d{1,9}$/.test(again) ? (
        <Notice tone="success" live>
          {again === "0" ? "没有要重发的收件人。" : `已放回发件箱，重新发给 ${again} 个收件人。`}
        </Notice>
      ) : null}
      <Facts
        facts={[
          {
            term: "时间",
            detail: (
              <Instant at={isoShanghai(letter.queuedAt)}>{instantWords(letter.queuedAt)}</Instant>
            ),
          },
          { term: "收件人", detail: <Recipients counts={counts} /> },
        ]}
      />
      {faults.length > 0 ? (
        <Table
          caption="没有发出的原因"
          columns={[
            { key: "because", head: "原因" },
            { key: "state", head: "状态" },
            { key: "recipients", head: "收件人", number: true },
          ]}
          rows={faults.map((fault) => ({
            key: `${fault.state} ${fault.because}`,
            cells: {
              because: fault.because,
              state: STATE_WORDS[fault.state],
              recipients: fault.recipients,
            },
          }))}
        />
      ) : null}
      {counts.dead > 0 && letter.ofOffice ? (
        <Form method="post" className="stack">
          <p>重发只发给未送达的 {counts.dead} 个收件人，24 小时内继续尝试。</p>
          <p>
            <Button kind="primary">重发</Button>
          </p>
        </Form>
      ) : null}
      <section className="section stack" aria-labelledby="content">
        <Heading level={2} id="content">
          信的内容
        </Heading>
        <p className="quiet">每个收件人各有的退订或者确认网址，不在这里显示。</p>
        <pre className="letter-text">{letter.text}</pre>
      </section>
      <LetterFiles files={files} />
    </OfficePage>
  );
}
