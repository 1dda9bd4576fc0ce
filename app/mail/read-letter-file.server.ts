import { readFile } from "node:fs/promises";
import PostalMime from "postal-mime";
import { letterFile, outboxFolder } from "~/app/platform/mail/files.server";

export type LetterFile = { key: string; to: string; text: string };

/** A letter as it was written to the data directory; null where the file is gone. */
export async function readLetterFile(dataDir: string, key: string): Promise<LetterFile | null> {
  const bytes = await readFile(letterFile(outboxFolder(dataDir), key)).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return null;
      throw error;
    },
  );
  if (!bytes) return null;
  const read = await PostalMime.parse(bytes);
  return {
    key,
    to: read.to?.map(({ address }) => address).join("、") ?? "",
    text: read.text ?? "",
  };
}
