import { paths } from "~/app/paths";

/**
 * Where to go after signing in: a page of the office itself. Anything else, such as another
 * site's address or the sign-in page, leads to the office's first page.
 */
export function wayBack(then: string | null): string {
  const home = paths.office.home();
  if (!then || !/^\/office(?:[/?]|$)/.test(then)) return home;
  // Browsers read a backslash as a slash and skip control characters.
  if (/[\\\u0000-\u0020\u007f]/.test(then) || then.startsWith("//")) return home;
  if (then.startsWith(paths.signIn()) || then.startsWith(paths.signOut())) return home;
  return then;
}
