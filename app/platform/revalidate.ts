type Asked = {
  currentUrl: URL;
  nextUrl: URL;
  formMethod?: string;
  actionStatus?: number;
  actionResult?: unknown;
  defaultShouldRevalidate: boolean;
};

/** What an action gives where the request did not reach the server. */
export type Offline = { offline: true };

export const isOffline = (result: unknown): result is Offline =>
  typeof result === "object" && result !== null && "offline" in result;

/**
 * Whether a page of the office asks for its data again. Not without a connection, and not for
 * another search, which only says what is open in a page that has everything already.
 */
export function asksAgain(asked: Asked): boolean {
  if (isOffline(asked.actionResult)) return false;
  const samePage = asked.currentUrl.pathname === asked.nextUrl.pathname;
  const search = asked.currentUrl.search !== asked.nextUrl.search;
  if (samePage && search && !asked.formMethod) return false;
  return asked.actionStatus === 409 || asked.defaultShouldRevalidate;
}

/** A request that never got an answer, as browsers name it. */
export const isLostConnection = (fault: unknown): boolean =>
  fault instanceof TypeError && /fetch|network|load failed/i.test(fault.message);
