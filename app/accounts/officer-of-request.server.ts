import { type AppLoadContext, createCookie, redirect } from "@remix-run/node";
import { paths } from "~/app/paths";
import { refuse } from "~/app/platform/errors";
import { type Act, may } from "./permissions";
import { type Officer, officerOfSession, SESSION_HOURS } from "./sessions.server";

const options = {
  httpOnly: true,
  sameSite: "lax",
  path: "/",
  maxAge: SESSION_HOURS * 3600,
} as const;

/** Over HTTPS the name itself forbids a sister domain to set it. */
const plain = createCookie("zhutiao_session", options);
const secure = createCookie("__Host-zhutiao_session", { ...options, secure: true });

const cookieFor = (context: AppLoadContext) =>
  context.env.publicOrigin?.startsWith("https:") ? secure : plain;

export async function sessionToken(request: Request, context: AppLoadContext): Promise<string> {
  const value = await cookieFor(context).parse(request.headers.get("Cookie"));
  return typeof value === "string" ? value : "";
}

export const sessionCookie = (context: AppLoadContext, token: string): Promise<string> =>
  cookieFor(context).serialize(token);

export const clearedSessionCookie = (context: AppLoadContext): Promise<string> =>
  cookieFor(context).serialize("", { maxAge: 0 });

/**
 * The officer who asks, with the right to do `act`. Every loader and action below /office begins
 * with it: without a session it leads to the sign-in, without the right to 403.
 */
export async function requireOfficer(
  request: Request,
  context: AppLoadContext,
  act: Act,
): Promise<Officer> {
  const token = await sessionToken(request, context);
  const officer = token ? await officerOfSession(context.db, token) : null;
  if (!officer) {
    const url = new URL(request.url);
    const then = request.method === "GET" ? url.pathname + url.search : undefined;
    throw redirect(paths.signIn(then));
  }
  if (!may(officer.role, act)) refuse("not-allowed");
  return officer;
}
