import type { LoaderFunctionArgs } from "@remix-run/node";
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import { type ReactNode, useContext } from "react";
import { RequestContext } from "./platform/request-context";
import { RequestNumber } from "./platform/request-number";
import "./ui/styles.css";

export async function loader({ context }: LoaderFunctionArgs) {
  return { cityName: context.env.cityName };
}

/** What a route may ask of the document. `fixed`: panes that fill the window and scroll alone. */
type Handle = { hydrate?: boolean; fixed?: boolean };

export function Layout({ children }: { children: ReactNode }) {
  const { nonce } = useContext(RequestContext);
  const matches = useMatches();
  // Where nothing failed the router gives null or undefined, depending on who renders the layout.
  const failed = (useRouteError() ?? null) !== null;
  // A page is hydrated only where a route asks for it; citizens' pages are plain documents.
  const asks = (what: "hydrate" | "fixed") =>
    !failed && matches.some((match) => (match.handle as Handle | undefined)?.[what] === true);
  const hydrate = asks("hydrate");
  return (
    <html lang="zh-CN">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <Meta />
        <Links />
        {/* Not deferred: remembered type size and contrast hold before the first paint. */}
        <script src="/comfort.js" />
      </head>
      <body className={asks("fixed") ? "office-fixed" : undefined}>
        {children}
        {hydrate ? (
          <>
            <ScrollRestoration nonce={nonce} />
            <Scripts nonce={nonce} />
          </>
        ) : null}
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

/** The city the site is for, as configured. */
export const useCityName = () => useRouteLoaderData<typeof loader>("root")?.cityName ?? null;

export function ErrorBoundary() {
  const error = useRouteError();
  const status = isRouteErrorResponse(error) ? error.status : 500;
  return (
    <main className="page column-narrow" id="main">
      <title>{`${status} · 逐条征求意见`}</title>
      <h1>{HEADINGS[status] ?? "出了点问题"}</h1>
      <p>{sentenceOf(error) ?? ADVICE[status] ?? ADVICE[500]}</p>
      <p>
        <a href="/">返回首页</a>
      </p>
      <RequestNumber />
    </main>
  );
}

const HEADINGS: Record<number, string> = {
  403: "没有权限",
  404: "没有找到这个页面",
  410: "已经截止",
  429: "请稍后再试",
};

const ADVICE: Record<number, string> = {
  404: "地址可能写错了，或者内容还没有公布。请从首页找起。",
  500: "网站没能完成这次请求。您已经提交成功的内容不受影响；请稍后再试，仍不行时请把下面的请求编号告诉主办单位。",
};

/** A refusal of ours is a Chinese sentence; what the framework says of itself is not for readers. */
export function sentenceOf(error: unknown): string | null {
  if (!isRouteErrorResponse(error) || typeof error.data !== "string") return null;
  return /[一-鿿]/.test(error.data) ? error.data : null;
}
