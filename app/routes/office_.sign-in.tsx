import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { sessionCookie, sessionToken } from "~/app/accounts/officer-of-request.server";
import { officerOfSession } from "~/app/accounts/sessions.server";
import { signIn, signInForm } from "~/app/accounts/sign-in.server";
import { wayBack } from "~/app/accounts/way-back";
import { pageTitle } from "~/app/consultations/public-page";
import { paths } from "~/app/paths";
import { REFUSALS } from "~/app/platform/errors";
import { fieldErrors } from "~/app/platform/field-errors";
import { formOf } from "~/app/platform/form-of";
import { plainText } from "~/app/platform/plain-text";
import { rememberSignIn, takeTurnToSignIn } from "~/app/platform/rate-limits.server";
import { refusal } from "~/app/platform/refusal";
import { useCityName } from "~/app/root";
import { Button } from "~/app/ui/button";
import { ErrorSummary, faultsOf } from "~/app/ui/error-summary";
import { Field } from "~/app/ui/field";
import { Masthead, SkipLink } from "~/app/ui/frame";

export const meta: MetaFunction = ({ error }) => pageTitle(error, "工作人员登录");

export async function loader({ request, context }: LoaderFunctionArgs) {
  const then = new URL(request.url).searchParams.get("then");
  const token = await sessionToken(request, context);
  if (token && (await officerOfSession(context.db, token))) throw redirect(wayBack(then));
  return { back: wayBack(then) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await formOf(request);
  const typed = String(form.get("email") ?? "").slice(0, 200);
  const parsed = signInForm.safeParse(Object.fromEntries(form));
  const refused = (status: number, errors: Record<string, string>) =>
    data({ email: typed, errors }, { status });
  if (!parsed.success) return refused(422, fieldErrors(parsed.error));
  if (!(await takeTurnToSignIn(parsed.data.email, context.address)))
    return refused(429, { form: REFUSALS["too-many"][1] });
  const device = plainText(request.headers.get("User-Agent") ?? "");
  let token: string | null;
  try {
    token = await signIn(context.db, parsed.data, device);
  } catch (error) {
    const { status, errors } = refusal(error);
    return refused(status, errors);
  }
  if (!token) return refused(422, { form: "电子邮箱或密码不正确，请核对后再试。" });
  rememberSignIn(parsed.data.email, context.address);
  return redirect(wayBack(new URL(request.url).searchParams.get("then")), {
    headers: { "Set-Cookie": await sessionCookie(context, token) },
  });
}

export default function SignIn() {
  const { back } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const errors: Record<string, string> = refused?.errors ?? {};
  const city = useCityName() ?? undefined;
  return (
    <>
      <SkipLink>跳到正文</SkipLink>
      <Masthead name="逐条征求意见" place={city} href={paths.home()} label="网站导航" />
      <main className="page" id="main">
        <div className="column-narrow stack-loose">
          <h1>工作人员登录</h1>
          <ErrorSummary title="没有登录成功" faults={faultsOf(errors)} />
          <Form method="post" className="form" action={paths.signIn(back)}>
            <Field
              name="email"
              label="电子邮箱"
              type="email"
              autoComplete="username"
              defaultValue={refused?.email}
              error={errors.email}
              required
            />
            <Field
              name="password"
              label="密码"
              type="password"
              autoComplete="current-password"
              error={errors.password}
              required
            />
            <Button kind="primary">登录</Button>
          </Form>
          <p className="quiet">
            忘记密码时，请联系本单位管理员；公众提意见不需要登录，请
            <a href={paths.home()}>返回首页</a>。
          </p>
        </div>
      </main>
    </>
  );
}
