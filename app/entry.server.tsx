import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import type {
  ActionFunctionArgs,
  AppLoadContext,
  EntryContext,
  LoaderFunctionArgs,
} from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import type { ReactElement } from "react";
import { renderToPipeableStream, renderToString } from "react-dom/server";
import { isOutage } from "~/app/platform/outage";
import { RequestContext } from "~/app/platform/request-context";

/** Buffered on purpose: on large drafts it costs less CPU and far less memory than streaming. */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  const { requestId, nonce, fault } = context;
  if (fault.outage) sayOutage(remix);
  const document = (
    <RequestContext.Provider value={{ requestId, nonce }}>
      <RemixServer context={remix} url={request.url} nonce={nonce} />
    </RequestContext.Provider>
  );
  // The streaming renderer writes the doctype itself.
  const html = isHydrated(remix)
    ? await renderWithData(document, nonce)
    : `<!doctype html>${renderToString(document)}`;
  headers.set("Content-Type", "text/html; charset=utf-8");
  return new Response(html, { status: fault.outage ? 503 : status, headers });
}

/** The frame in which it happened says that it will pass. */
function sayOutage({ staticHandlerContext: { errors } }: EntryContext): void {
  const busy = { status: 503, statusText: "", internal: false, data: null };
  for (const route of Object.keys(errors ?? {})) errors![route] = busy;
}

const isHydrated = ({ routeModules, staticHandlerContext }: EntryContext): boolean =>
  staticHandlerContext.matches.some(
    ({ route }) => (routeModules[route.id]?.handle as { hydrate?: boolean })?.hydrate === true,
  );

/**
 * A page that the browser takes over holds its loaders' data, which arrive while it is rendered.
 * React's stream fills its buffers with noughts where a character of several bytes would not fit
 * any more; a browser would show each as a broken character.
 */
function renderWithData(document: ReactElement, nonce: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const { pipe } = renderToPipeableStream(document, {
      nonce,
      onAllReady: () => {
        const whole = new PassThrough();
        text(whole).then((html) => resolve(html.replaceAll("\0", "")), reject);
        pipe(whole);
      },
      onError: reject,
    });
  });
}

export function handleError(
  error: unknown,
  { request, context }: LoaderFunctionArgs | ActionFunctionArgs,
): void {
  if (isOutage(error)) context.fault.outage = true;
  // An address that is not there and a method that it does not take are the caller's fault.
  if (request.signal.aborted || isRouteErrorResponse(error)) return;
  context.log.error(
    { requestId: context.requestId, error: error instanceof Error ? error.stack : String(error) },
    "request failed",
  );
}
