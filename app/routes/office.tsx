import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import {
  Form,
  isRouteErrorResponse,
  Link,
  Outlet,
  useLoaderData,
  useLocation,
  useRouteError,
} from "@remix-run/react";
import { requireOfficer } from "~/app/accounts/officer-of-request.server";
import { type Act, may } from "~/app/accounts/permissions";
import { ROLE_WORDS } from "~/app/accounts/words";
import { paths } from "~/app/paths";
import { RequestNumber } from "~/app/platform/request-number";
import { sentenceOf, useCityName } from "~/app/root";
import { OfficeBar, SkipLink } from "~/app/ui/frame";

/** Every page of the office is hydrated; its forms work before the scripts have arrived. */
export const handle = { hydrate: true };

export const meta: MetaFunction = () => [{ title: "办公 · 逐条征求意见" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const officer = await requireOfficer(request, context, "read consultations");
  return {
    office: officer.officeName,
    officer: officer.name,
    role: ROLE_WORDS[officer.role],
    links: LINKS.filter((link) => may(officer.role, link.act)).map(({ href, label }) => ({
      href,
      label,
    })),
  };
}

const LINKS: { href: string; label: string; act: Act }[] = [
  { href: paths.office.home(), label: "征求意见", act: "read consultations" },
  { href: paths.office.units(), label: "责任单位", act: "manage units" },
  { href: paths.office.officers(), label: "工作人员", act: "manage officers" },
  { href: paths.office.audit(), label: "操作记录", act: "read the audit" },
  { href: paths.office.account(), label: "我的账号", act: "read consultations" },
];

export default function OfficeLayout() {
  const { office, officer, role, links } = useLoaderData<typeof loader>();
  const { pathname } = useLocation();
  return (
    <>
      <SkipLink>跳到正文</SkipLink>
      <OfficeBar
        name="逐条征求意见"
        place={office}
        href={paths.office.home()}
        label="办公导航"
        account={
          <>
            <span>
              {officer}（{role}）
            </span>
            <Form method="post" action={paths.signOut()} reloadDocument>
              <button type="submit" className="button button-quiet">
                退出登录
              </button>
            </Form>
          </>
        }
      >
        {links.map((link) => (
          <Link
            key={link.href}
            to={link.href}
            className="office-bar-link"
            aria-current={isCurrent(link.href, pathname) ? "page" : undefined}
          >
            {link.label}
          </Link>
        ))}
      </OfficeBar>
      <Outlet />
    </>
  );
}

/** A consultation's own pages belong to the first entry. */
function isCurrent(href: string, pathname: string): boolean {
  const home = paths.office.home();
  if (href === home) return pathname === home || pathname.startsWith(`${home}/consultations/`);
  return pathname.startsWith(href);
}

/** What went wrong inside the office, with the way back; the bar may be what failed, so it is left out. */
export function ErrorBoundary() {
  const error = useRouteError();
  const city = useCityName();
  const expected = isRouteErrorResponse(error);
  return (
    <main className="page" id="main">
      <title>{`${expected ? error.status : 500} · 逐条征求意见`}</title>
      <div className="column stack">
        <p className="quiet">{city ? `逐条征求意见 · ${city}` : "逐条征求意见"}</p>
        <h1>{HEADINGS[expected ? error.status : 500] ?? "出了点问题"}</h1>
        <p>{sentenceOf(error) ?? ADVICE}</p>
        <p>
          <Link to={paths.office.home()}>返回办公首页</Link>
        </p>
        <RequestNumber />
      </div>
    </main>
  );
}

const HEADINGS: Record<number, string> = {
  403: "没有权限",
  404: "没有找到",
  409: "现在不能这样做",
  429: "请稍后再试",
};

const ADVICE =
  "网站没能完成这次操作，已经保存的内容不受影响。请返回后重试；仍不行时，请把下面的请求编号告诉运行人员。";
