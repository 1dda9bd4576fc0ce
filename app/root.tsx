import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import {
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
import { asksAgain } from "./platform/revalidate";
import "./ui/styles.css";
import { pageTitle } from "./consultations/public-page";

/** An address below which there is no page. */
export { PublicErrorBoundary as ErrorBoundary } from "./consultations/public-error";

export const meta: MetaFunction = ({ error }) => pageTitle(error);

/** What it shows is the same on every page. */
export const shouldRevalidate = asksAgain;

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
