import { createReadStream } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import type { Db } from "~/db/schema";
import { FORMATS, type FormatName } from "./formats";
import type { SummarySheet } from "./formats/format";
import type { Scope } from "./scope.server";
import { foldCampaigns } from "./summary-page.server";
import { SUMMARY_COLUMNS, summaryRows } from "./summary-rows.server";
import { pointsSentence, totalsSentence } from "./totals";
import { totalsOf } from "./totals.queries.server";

export type SummaryFile = {
  name: string;
  mediaType: string;
  bytes: number;
  /** To be read to its end or cancelled: either removes the file. */
  body: ReadableStream<Uint8Array>;
};

/**
 * The summary table as a file on disk, from one look at the database, so that its sums and its rows
 * agree. It is written at once and not at the pace of the reader, who may be slow: the database's
 * connection is free again before the first byte leaves.
 */
export async function summaryFile(
  db: Db,
  scope: Scope,
  title: string,
  format: FormatName,
): Promise<SummaryFile> {
  const { extension, mediaType, write } = FORMATS[format];
  const folder = await mkdtemp(join(tmpdir(), "zhutiao-summary-"));
  const path = join(folder, `summary.${extension}`);
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    await db
      .transaction()
      .setIsolationLevel("repeatable read")
      .setAccessMode("read only")
      .execute(async (trx) => write(await sheetOf(trx, scope, title), path));
    const { size } = await stat(path);
    const stream = createReadStream(path);
    stream.once("close", () => void remove());
    return {
      name: `${title}意见汇总处理表.${extension}`,
      mediaType,
      bytes: size,
      body: Readable.toWeb(stream) as ReadableStream<Uint8Array>,
    };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function sheetOf(trx: Db, scope: Scope, title: string): Promise<SummarySheet> {
  const totals = await totalsOf(trx, scope);
  const fold = await foldCampaigns(trx, scope);
  const points = pointsSentence(totals);
  const lines = [`${totalsSentence(totals)}。${points ? `${points}。` : ""}`];
  if (fold.unshown > 0) lines.push(`其中 ${fold.unshown} 条的内容没有公开，未列入下表。`);
  return { title, lines, columns: SUMMARY_COLUMNS, rows: summaryRows(trx, scope, fold) };
}

/** The file as the answer to `request`, with its Chinese name as RFC 5987 writes it. */
export function fileResponse(request: Request, file: SummaryFile): Response {
  // Nobody reads the body of an answer to HEAD; unread, it would keep its file.
  if (request.method === "HEAD") void file.body.cancel();
  const name = [...file.name.replace(/[\p{Cc}\\/:*?"<>|]/gu, "")].slice(-120).join("");
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  const plain = `summary${name.slice(name.lastIndexOf("."))}`;
  return new Response(request.method === "HEAD" ? null : (file.body as unknown as BodyInit), {
    headers: {
      "Content-Type": file.mediaType,
      "Content-Length": String(file.bytes),
      "Content-Disposition": `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`,
      "Cache-Control": "no-store",
    },
  });
}
