import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { messageOf } from "./message.server";
import type { Transport } from "./transport";

/** Where letters become files: `.data/outbox`. */
export const outboxFolder = (dataDir: string): string => join(dataDir, "outbox");

/** The file of a letter: the same at every attempt. */
export const letterFile = (folder: string, key: string): string =>
  join(folder, `${key.replace(/[^\w-]/g, "")}.eml`);

/** Writes each letter to a file of its own, whole or not at all, instead of sending it. */
export function openFiles(folder: string): Transport {
  return {
    name: "files",
    limited: false,
    send: async (letter) => {
      const file = letterFile(folder, letter.key);
      const part = `${file}.part`;
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await writeFile(part, await messageOf(letter), { mode: 0o600 });
        await rename(part, file);
        return { result: "sent", providerId: null };
      } catch (error) {
        await rm(part, { force: true }).catch(() => {});
        const code = (error as NodeJS.ErrnoException).code ?? "未知错误";
        return { result: "later", because: `信件没能写入数据目录（${code}）` };
      }
    },
    close: () => {},
  };
}
