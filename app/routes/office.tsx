import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import {
  Form,
  Link,
  Outlet,
  useLoaderData,
  useLocation,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import type { ReactNode } from "react";
import { requireOfficer } from "~/app/accounts/officer-of-request.server";
import { type Act, may } from "~/app/accounts/permissions";
import { ROLE_WORDS } from "~/app/accounts/words";
import { OfficeError } from "~/app/consultations/office-error";
import { pageTitle } from "~/app/consultations/public-page";
import { paths } from "~/app/paths";
import { asksAgain } from "~/app/platform/revalidate";
import { OfficeBar, SkipLink } from "~/app/ui/frame";

/** Every page of the office is hydrated; its forms work before the scripts have arrived. */
export const handle = { hydrate: true };

export const shouldRevalidate = asksAgain;

export const meta: MetaFunction = ({ error }) => pageTitle(error, "办公");

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
  { href: paths.office.mail(), label: "信件", act: "manage mail" },
  { href: paths.office.operations(), label: "运行情况", act: "run the platform" },
  { href: paths.office.audit(), label: "操作记录", act: "read the audit" },
  { href: paths.office.account(), label: "我的账号", act: "read consultations" },
];

export default function OfficeLayout() {
  return (
    <OfficeFrame {...useLoaderData<typeof loader>()}>
      <Outlet />
    </OfficeFrame>
  );
}

type Shown = Awaited<ReturnType<typeof loader>>;

/** The bar of the office above a page. */
function OfficeFrame({ office, officer, role, links, children }: Shown & { children: ReactNode }) {
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
      {children}
    </>
  );
}

/** A consultation's own pages belong to the first entry. */
function isCurrent(href: string, pathname: string): boolean {
  const home = paths.office.home();
  if (href === home) return pathname === home || pathname.startsWith(`${home}/consultations/`);
  return pathname.startsWith(href);
}

/** What went wrong inside the office, below its bar unless that is what failed. */
export function ErrorBoundary() {
  const error = useRouteError();
  const layout = useRouteLoaderData<typeof loader>("routes/office");
  const page = <OfficeError error={error} />;
  return layout ? <OfficeFrame {...layout}>{page}</OfficeFrame> : page;
}
