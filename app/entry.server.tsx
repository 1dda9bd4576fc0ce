import type {
  ActionFunctionArgs,
  AppLoadContext,
  EntryContext,
  LoaderFunctionArgs,
} from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { renderToString } from "react-dom/server";
import { RequestContext } from "~/app/platform/request-context";

/** Buffered on purpose: on large drafts it costs less CPU and far less memory than streaming. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  context: AppLoadContext,
): Response {
  const html = renderToString(
    <RequestContext.Provider value={{ requestId: context.requestId, nonce: context.nonce }}>
      <RemixServer context={remix} url={request.url} nonce={context.nonce} />
    </RequestContext.Provider>,
  );
  headers.set("Content-Type", "text/html; charset=utf-8");
  return new Response(`<!doctype html>${html}`, { status, headers });
}

export function handleError(
  error: unknown,
  { request, context }: LoaderFunctionArgs | ActionFunctionArgs,
): void {
  if (request.signal.aborted) return;
  context.log.error(
    { requestId: context.requestId, error: error instanceof Error ? error.stack : String(error) },
    "request failed",
  );
}
