import { createHash } from "node:crypto";

const TYPES = {
  atom: "application/atom+xml; charset=utf-8",
  calendar: "text/calendar; charset=utf-8",
} as const;

/** A feed, or 304 to who has this very one. `file` names it where a browser stores it. */
export function answerFeed(
  request: Request,
  type: keyof typeof TYPES,
  body: string,
  file?: string,
): Response {
  const tag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
  const headers = new Headers({
    ETag: tag,
    "Cache-Control": "public, max-age=300",
    "Content-Type": TYPES[type],
    "Access-Control-Allow-Origin": "*",
  });
  if (file) headers.set("Content-Disposition", `inline; filename="${file}"`);
  const known = request.headers.get("If-None-Match")?.split(",") ?? [];
  // A proxy that compresses makes the tag a weak one.
  if (known.some((one) => one.trim().replace(/^W\//, "") === tag))
    return new Response(null, { status: 304, headers });
  return new Response(body, { headers });
}
