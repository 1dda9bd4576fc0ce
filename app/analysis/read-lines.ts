import { type Chunk, readChunk } from "~/app/analysis/chunk";

/** Comments of a file of JSON lines. */
export type Lines = {
  chunk: Chunk;
  /** The ids as JSON, one a line. */
  ids: string;
  /** The first line that cannot be read, and what is wrong with it; later ones were not read. */
  fault: { line: number; reason: string } | null;
};

/** Reads lines `{"id": …, "text": …}` in UTF-8; `line` is the number of the first. */
export function readLines({ bytes, line }: { bytes: Uint8Array; line: number }): Lines {
  const lines = new TextDecoder("utf-8", { ignoreBOM: line > 1 }).decode(bytes).split("\n");
  const texts: string[] = [];
  const ids: string[] = [];
  let fault: Lines["fault"] = null;
  for (const [index, content] of lines.entries()) {
    if (content.trim() === "") continue;
    const comment = readComment(content);
    if (typeof comment === "string") {
      fault = { line: line + index, reason: comment };
      break;
    }
    ids.push(JSON.stringify(comment.id));
    texts.push(comment.text);
  }
  return { chunk: readChunk(texts), ids: ids.join("\n"), fault };
}

/** The comment of one line, or what is wrong with the line. */
function readComment(line: string): { id: string; text: string } | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return "不是完整的 JSON";
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return "不是 JSON 对象";
  const { id, text } = value as { id?: unknown; text?: unknown };
  if (!((typeof id === "string" && id !== "") || typeof id === "number"))
    return "缺少 id（须为文字或数字）";
  if (typeof text !== "string") return "缺少 text（须为文字）";
  return { id: String(id), text };
}
