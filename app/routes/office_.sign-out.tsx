import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { clearedSessionCookie, sessionToken } from "~/app/accounts/officer-of-request.server";
import { closeSession } from "~/app/accounts/sessions.server";
import { paths } from "~/app/paths";

export const loader = () => redirect(paths.signIn());

export async function action({ request, context }: ActionFunctionArgs) {
  const token = await sessionToken(request, context);
  if (token) await closeSession(context.db, token);
  return redirect(paths.signIn(), {
    headers: { "Set-Cookie": await clearedSessionCookie(context) },
  });
}
