import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { PublicPage, pageTitle } from "~/app/consultations/public-page";
import { paths } from "~/app/paths";
import { REFUSALS } from "~/app/platform/errors";
import { fieldErrors } from "~/app/platform/field-errors";
import { formOf } from "~/app/platform/form-of";
import { takeTurn } from "~/app/platform/rate-limits.server";
import { refusal } from "~/app/platform/refusal";
import { askForSubscription } from "~/app/subscriptions/ask-for-subscription.server";
import { OtherWays } from "~/app/subscriptions/other-ways";
import { subscribeForm, targetValue } from "~/app/subscriptions/subscribe-form";
import {
  officeOfConsultation,
  officesToSubscribe,
} from "~/app/subscriptions/target.queries.server";
import { REQUEST_MINUTES, targetWords } from "~/app/subscriptions/words";
import { Button } from "~/app/ui/button";
import { Choices } from "~/app/ui/choices";
import { ErrorSummary, faultsOf } from "~/app/ui/error-summary";
import { Field } from "~/app/ui/field";
import { Heading } from "~/app/ui/heading";
import { Fold } from "~/app/ui/list";
import { Notice } from "~/app/ui/notice";

export { PublicErrorBoundary as ErrorBoundary } from "~/app/consultations/public-error";

export const meta: MetaFunction = ({ error }) => pageTitle(error, "订阅");

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const slug = searchParams.get("consultation");
  const found = slug ? await officeOfConsultation(context.db, slug) : null;
  const offices = found ? [found] : await officesToSubscribe(context.db);
  const all = { value: targetValue.all, label: targetWords({ consultation: null, office: null }) };
  const ofOffices = offices.map((office) => ({
    value: targetValue.office(office.slug),
    label: targetWords({ consultation: null, office }),
  }));
  const choices: { value: string; label: string; hint?: string }[] = [
    ...(slug && found
      ? [
          {
            value: targetValue.consultation(slug),
            label: targetWords({ consultation: { slug, title: found.title }, office: null }),
            hint: "开始、改动、延长、临近截止、截止和公布反馈时",
          },
        ]
      : []),
    ...(found ? [...ofOffices, all] : [all, ...ofOffices]),
  ];
  const asked = searchParams.get("office");
  const wanted = asked ? targetValue.office(asked) : choices[0]!.value;
  return {
    choices,
    chosen: choices.some((choice) => choice.value === wanted) ? wanted : choices[0]!.value,
    consultation: slug && found ? slug : null,
    sent: searchParams.has("sent"),
    intoFiles: context.env.mail.via.kind === "files",
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await formOf(request);
  const typed = { to: String(form.get("to") ?? ""), email: String(form.get("email") ?? "") };
  const parsed = subscribeForm.safeParse(typed);
  if (!parsed.success) return data({ typed, errors: fieldErrors(parsed.error) }, { status: 422 });
  if (!(await takeTurn("subscribe", context.address)))
    return data({ typed, errors: { form: REFUSALS["too-many"][1] } }, { status: 429 });
  try {
    await askForSubscription(context.db, context.env.personalDataKey, parsed.data);
  } catch (error) {
    const { status, errors } = refusal(error);
    return data({ typed, errors }, { status });
  }
  return redirect(`${paths.subscribe()}?sent`, 303);
}

export default function Subscribe() {
  const { choices, chosen, consultation, sent, intoFiles } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const errors: Record<string, string> = refused?.errors ?? {};
  if (sent)
    return (
      <PublicPage current="subscribe">
        <div className="column stack-loose">
          <Heading level={1}>请查收确认信</Heading>
          <p className="lead">
            如果填写的邮箱可以收信，几分钟内会收到一封确认信。请在 {REQUEST_MINUTES}{" "}
            分钟内打开信中的网址，按“确认订阅”；不确认，就不会再收到信。
          </p>
          {intoFiles ? (
            <Notice>这个网站还没有设置邮件服务，信件写在数据目录的 outbox 文件夹里。</Notice>
          ) : null}
          <p>
            没有收到？请看看垃圾邮件，或者<a href={paths.subscribe()}>重新填写</a>
            。同一个邮箱一小时内最多发三封确认信。
          </p>
        </div>
      </PublicPage>
    );
  return (
    <PublicPage current="subscribe">
      <div className="column stack-loose">
        <Heading level={1}>订阅</Heading>
        <ErrorSummary title="没有订阅" faults={faultsOf(errors)} />
        <p className="lead">开始征求意见、草案改动、临近截止、公布反馈时，写信告诉您。</p>
        <form className="form" method="post">
          <Choices
            name="to"
            label="订阅什么"
            choices={choices}
            chosen={refused?.typed.to || chosen}
            error={errors.to}
          />
          <Field
            name="email"
            type="email"
            label="电子邮箱"
            width="medium"
            autoComplete="email"
            spellCheck={false}
            defaultValue={refused?.typed.email}
            error={errors.email}
          />
          <Fold summary="邮箱怎样使用">
            <p>
              邮箱只用来发送您订阅的通知，加密保存，不公开，不提供给他人。每封信里都有退订的网址，不需要登录；退订后邮箱即从订阅名单中删除，发信记录最多再保留
              90 天。
            </p>
          </Fold>
          <Button kind="primary">发送确认信</Button>
        </form>
        <OtherWays consultation={consultation} />
      </div>
    </PublicPage>
  );
}
