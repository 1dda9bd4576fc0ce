import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { changePassword, passwordForm } from "~/app/accounts/change-password.server";
import { deviceWords } from "~/app/accounts/device-words";
import { digestOf, getsDigest, muteDigest } from "~/app/accounts/digest.server";
import { endOtherSessions } from "~/app/accounts/end-other-sessions.server";
import { requireOfficer, sessionToken } from "~/app/accounts/officer-of-request.server";
import { sessionsOfOfficer } from "~/app/accounts/sessions.server";
import { ROLE_WORDS } from "~/app/accounts/words";
import { pageTitle } from "~/app/consultations/public-page";
import { paths } from "~/app/paths";
import { REFUSALS } from "~/app/platform/errors";
import { fieldErrors } from "~/app/platform/field-errors";
import { formOf } from "~/app/platform/form-of";
import { takeTurnToSignIn } from "~/app/platform/rate-limits.server";
import { refusal } from "~/app/platform/refusal";
import { instantWords, isoShanghai } from "~/app/platform/time";
import { Button } from "~/app/ui/button";
import { ErrorSummary, faultsOf } from "~/app/ui/error-summary";
import { Field } from "~/app/ui/field";
import { Heading } from "~/app/ui/heading";
import { Facts } from "~/app/ui/list";
import { Notice } from "~/app/ui/notice";
import { OfficePage } from "~/app/ui/office-page";
import { Instant, Tag } from "~/app/ui/signs";
import { Table } from "~/app/ui/table";

export const meta: MetaFunction = ({ error }) => pageTitle(error, "我的账号", "办公");

const DONE = new Map<string | null, string>([
  ["password", "密码已经修改，其他设备上的登录都已退出。"],
  ["sessions", "其他设备上的登录都已退出。"],
  ["digest", "每日提要的设置已经保存。"],
]);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const officer = await requireOfficer(request, context, "read consultations");
  const token = await sessionToken(request, context);
  const sessions = await sessionsOfOfficer(context.db, officer.id, token);
  const digest = getsDigest(officer.role) ? await digestOf(context.db, officer.id) : null;
  return {
    name: officer.name,
    email: officer.email,
    role: ROLE_WORDS[officer.role],
    office: officer.officeName,
    digest,
    done: DONE.get(new URL(request.url).searchParams.get("done")) ?? null,
    sessions: sessions.map(({ createdAt, device, present }) => ({
      createdAt,
      device: deviceWords(device),
      present,
    })),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const officer = await requireOfficer(request, context, "read consultations");
  const token = await sessionToken(request, context);
  const form = await formOf(request);
  if (form.get("intent") === "end-others") {
    await endOtherSessions(context.db, officer, token);
    return redirect(`${paths.office.account()}?done=sessions`);
  }
  if (form.get("intent") === "digest") {
    await muteDigest(context.db, officer, form.get("muted") === "yes");
    return redirect(`${paths.office.account()}?done=digest`);
  }
  const parsed = passwordForm.safeParse(Object.fromEntries(form));
  if (!parsed.success) return data({ errors: fieldErrors(parsed.error) }, { status: 422 });
  // A stolen session must not become a way to guess the password.
  if (!(await takeTurnToSignIn(officer.email, context.address)))
    return data({ errors: { form: REFUSALS["too-many"][1] } }, { status: 429 });
  try {
    await changePassword(context.db, officer, token, parsed.data);
  } catch (error) {
    const { status, errors } = refusal(error);
    return data({ errors }, { status });
  }
  return redirect(`${paths.office.account()}?done=password`);
}

export default function Account() {
  const { name, email, role, office, sessions, digest, done } = useLoaderData<typeof loader>();
  const errors: Record<string, string> = useActionData<typeof action>()?.errors ?? {};
  return (
    <OfficePage>
      <div className="column stack-loose">
        <Heading level={1}>我的账号</Heading>
        {done && Object.keys(errors).length === 0 ? (
          <Notice tone="success" live>
            {done}
          </Notice>
        ) : null}
        <ErrorSummary title="密码没有修改" faults={faultsOf(errors)} />
        <Facts
          facts={[
            { term: "姓名", detail: name },
            { term: "电子邮箱", detail: email },
            { term: "单位", detail: office },
            { term: "角色", detail: role },
          ]}
        />
      </div>
      <section className="section stack" aria-labelledby="sessions">
        <Heading level={2} id="sessions">
          登录的设备
        </Heading>
        <Table
          caption="登录的设备"
          captionHidden
          columns={[
            { key: "device", head: "设备" },
            { key: "since", head: "登录时间" },
            { key: "present", head: "状态" },
          ]}
          rows={sessions.map((session) => ({
            key: `${session.createdAt.getTime()}-${session.present}`,
            cells: {
              device: session.device,
              since: (
                <Instant at={isoShanghai(session.createdAt)}>
                  {instantWords(session.createdAt)}
                </Instant>
              ),
              present: session.present ? <Tag tone="good">现在这台</Tag> : undefined,
            },
          }))}
        />
        {sessions.length > 1 ? (
          <Form method="post">
            <p>
              <Button kind="secondary" name="intent" value="end-others">
                退出其他设备
              </Button>
            </p>
          </Form>
        ) : (
          <p className="quiet">没有在其他设备上登录。</p>
        )}
      </section>
      {digest ? (
        <section className="section stack" aria-labelledby="digest">
          <Heading level={2} id="digest">
            每日提要
          </Heading>
          <p>
            {digest.muted
              ? "现在不接收。开始、截止和逾期的通知仍会发到您的邮箱。"
              : "每天早上 8:30，把新意见、待审核和临近截止的数目发到您的邮箱；没有事情的日子不发。"}
          </p>
          <Form method="post">
            <input type="hidden" name="muted" value={digest.muted ? "no" : "yes"} />
            <Button kind="secondary" name="intent" value="digest">
              {digest.muted ? "恢复接收" : "不再接收"}
            </Button>
          </Form>
        </section>
      ) : null}
      <section className="section column" aria-labelledby="password-heading">
        <Heading level={2} id="password-heading">
          修改密码
        </Heading>
        <Form method="post" className="form" key={done}>
          <input type="hidden" name="intent" value="password" />
          <Field
            name="current"
            type="password"
            label="现在的密码"
            autoComplete="current-password"
            width="medium"
            error={errors.current}
          />
          <Field
            name="password"
            type="password"
            label="新密码"
            hint="至少 10 位。改后其他设备会退出登录。"
            autoComplete="new-password"
            width="medium"
            error={errors.password}
          />
          <Field
            name="again"
            type="password"
            label="再填一次新密码"
            autoComplete="new-password"
            width="medium"
            error={errors.again}
          />
          <Button kind="primary">修改密码</Button>
        </Form>
      </section>
    </OfficePage>
  );
}
