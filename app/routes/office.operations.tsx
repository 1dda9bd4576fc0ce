import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { requireOfficer } from "~/app/accounts/officer-of-request.server";
import { pageTitle } from "~/app/consultations/public-page";
import { closingWords, remainingWords } from "~/app/consultations/window";
import { SWEEP, sweepFault } from "~/app/operations/heartbeat.server";
import {
  databaseFacts,
  failuresForOffice,
  heartbeats,
  nextClosings,
  queueByJob,
} from "~/app/operations/queue.queries.server";
import { retryJob } from "~/app/operations/retry-job.server";
import { agoWords, jobWords, sizeWords } from "~/app/operations/words";
import { paths } from "~/app/paths";
import { formOf } from "~/app/platform/form-of";
import { refusal } from "~/app/platform/refusal";
import { instantWords, isoShanghai } from "~/app/platform/time";
import { Button } from "~/app/ui/button";
import { Heading } from "~/app/ui/heading";
import { Facts } from "~/app/ui/list";
import { EmptyState, Notice } from "~/app/ui/notice";
import { OfficePage } from "~/app/ui/office-page";
import { Instant } from "~/app/ui/signs";
import { Table } from "~/app/ui/table";

export const meta: MetaFunction = ({ error }) => pageTitle(error, "运行情况", "办公");

export async function loader({ request, context }: LoaderFunctionArgs) {
  const officer = await requireOfficer(request, context, "run the platform");
  const { db } = context;
  const { officeId } = officer;
  const [fault, beats, closings, queue, failures, database] = await Promise.all([
    sweepFault(db, Number.POSITIVE_INFINITY),
    heartbeats(db),
    nextClosings(db, officeId),
    queueByJob(db),
    failuresForOffice(db, officeId),
    databaseFacts(db),
  ]);
  const sweep = beats.find(({ name }) => name === SWEEP) ?? null;
  return { fault, sweep, closings, queue, failures, database, node: process.version };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const officer = await requireOfficer(request, context, "run the platform");
  const form = await formOf(request);
  try {
    await retryJob(context.db, officer, String(form.get("job") ?? ""));
    return redirect(paths.office.operations());
  } catch (error) {
    refusal(error);
    throw error;
  }
}

export default function Operations() {
  const { fault, sweep, closings, queue, failures, database, node } =
    useLoaderData<typeof loader>();
  return (
    <OfficePage apart>
      <Heading level={1}>运行情况</Heading>
      {fault ? (
        <Notice tone="error">
          {fault}
          。截止时间仍以数据库的时钟为准，到时不再收意见；登记、分析和通知要等后台任务恢复。
        </Notice>
      ) : null}
      <Facts
        facts={[
          {
            term: "检查到期",
            detail: sweep ? `${agoWords(sweep.seconds)}，由 ${sweep.worker}` : "还没有运行过",
          },
          {
            term: "数据库",
            detail: `PostgreSQL ${database.version}，${sizeWords(database.bytes)}`,
          },
          {
            term: "数据库时钟",
            detail: (
              <Instant at={isoShanghai(new Date(database.now))}>
                {instantWords(new Date(database.now))}
              </Instant>
            ),
          },
          { term: "程序", detail: `Node.js ${node}` },
        ]}
      />
      <Closings closings={closings} now={new Date(database.now)} />
      <Queue queue={queue} />
      <Failures failures={failures} />
      <p className="cluster">
        <Link to={paths.office.mail()}>信件的发送情况</Link>
        <Link to={paths.office.calendar()}>工作日历和征求意见的期限</Link>
      </p>
    </OfficePage>
  );
}

type Shown = ReturnType<typeof useLoaderData<typeof loader>>;

function Closings({ closings, now }: { closings: Shown["closings"]; now: Date }) {
  return (
    <section className="stack">
      <Heading level={2}>即将截止</Heading>
      {closings.own.length === 0 ? (
        <EmptyState title="本单位没有正在征求意见的草案" />
      ) : (
        <Table
          caption="本单位即将截止的征求意见，最近的在前"
          captionHidden
          columns={[
            { key: "title", head: "征求意见" },
            { key: "at", head: "截止" },
            { key: "left", head: "还有" },
          ]}
          rows={closings.own.map(({ slug, title, closesAt }) => ({
            key: slug,
            cells: {
              title: <Link to={paths.office.consultation(slug)}>{title}</Link>,
              at: closingWords(new Date(closesAt)),
              left: remainingWords(new Date(closesAt), now),
            },
          }))}
        />
      )}
      {closings.others > 0 ? (
        <p className="quiet">其他单位一周内还有 {closings.others} 项截止。</p>
      ) : null}
    </section>
  );
}

function Queue({ queue }: { queue: Shown["queue"] }) {
  return (
    <section className="stack">
      <Heading level={2}>任务队列</Heading>
      <Table
        caption="后台任务，按种类"
        captionHidden
        columns={[
          { key: "job", head: "任务" },
          { key: "waiting", head: "等待", number: true },
          { key: "active", head: "正在做", number: true },
          { key: "done", head: "近期完成", number: true },
          { key: "failed", head: "失败", number: true },
          { key: "oldest", head: "最久等待" },
        ]}
        rows={queue.map((job) => ({
          key: job.name,
          cells: {
            job: jobWords(job.name),
            waiting: job.waiting,
            active: job.active,
            done: job.done,
            failed: job.failed,
            oldest: job.oldestSeconds === null ? "—" : agoWords(job.oldestSeconds),
          },
        }))}
      />
    </section>
  );
}

function Failures({ failures }: { failures: Shown["failures"] }) {
  return (
    <section className="stack">
      <Heading level={2}>失败与重试</Heading>
      {failures.length === 0 ? (
        <EmptyState title="没有失败的任务" />
      ) : (
        <Table
          caption="失败和等待重试的任务，最近的在前"
          captionHidden
          columns={[
            { key: "job", head: "任务" },
            { key: "at", head: "时间" },
            { key: "why", head: "原因" },
            { key: "act", head: "办理" },
          ]}
          rows={failures.map((job) => ({
            key: job.id,
            cells: {
              job: job.title ? `${jobWords(job.name)}：${job.title}` : jobWords(job.name),
              at: (
                <Instant at={isoShanghai(new Date(job.at))}>
                  {instantWords(new Date(job.at))}
                </Instant>
              ),
              why: job.message ?? "没有说明",
              act:
                job.state === "failed" ? (
                  <Form method="post">
                    <input type="hidden" name="job" value={job.id} />
                    <Button kind="secondary" small>
                      重试
                    </Button>
                  </Form>
                ) : (
                  `第 ${job.tries} 次之后，将自动重试`
                ),
            },
          }))}
        />
      )}
    </section>
  );
}
