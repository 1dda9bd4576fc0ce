import { type Entry, fromBuffer, type ZipFile } from "yauzl";
import { unreadable } from "./document";

/** Far above what an office's document needs, far below what would fill the memory. */
const MAX_ENTRIES = 5_000;
const MAX_PART_BYTES = 100 * 1024 * 1024;
const MAX_ALL_BYTES = 200 * 1024 * 1024;
/** A text of one repeated word is packed 1:200; a bomb 1:1000 and more. */
const MAX_RATIO = 400;
const RATIO_MATTERS_FROM = 1024 * 1024;

const BOMB =
  "文件解压后异常庞大，不像正常的文稿，没有读取。请用 Word 或 WPS 打开后另存一份再上传。";
const BROKEN = "文件已损坏，打不开。请用 Word 或 WPS 打开、另存一份后再上传。";

export type ZipArchive = {
  names: ReadonlySet<string>;
  read: (name: string) => Promise<Buffer | null>;
};

/**
 * The parts of a zip file by name, unpacked only when read. Refuses what is broken, encrypted, packed
 * against its own directory, or larger than any document. The sizes told in the directory are
 * checked first, and again while unpacking.
 */
export async function openZip(bytes: Uint8Array): Promise<ZipArchive> {
  const zip = await new Promise<ZipFile>((resolve, reject) =>
    fromBuffer(
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
      { lazyEntries: true, validateEntrySizes: true, strictFileNames: true },
      (error, opened) => (error ? reject(error) : resolve(opened)),
    ),
  ).catch(() => unreadable(BROKEN));
  if (zip.entryCount > MAX_ENTRIES) unreadable(BOMB);
  const entries = await entriesOf(zip).catch((error) => {
    if (/relative path|absolute path|invalid characters/.test(String(error)))
      unreadable("文件里的路径不正常，没有读取。请用 Word 或 WPS 打开后另存一份再上传。");
    return unreadable(BROKEN);
  });
  let all = 0;
  const byName = new Map<string, Entry>();
  for (const entry of entries) {
    const { uncompressedSize: size, compressedSize: packed } = entry;
    all += size;
    if (size > MAX_PART_BYTES || all > MAX_ALL_BYTES) unreadable(BOMB);
    if (size > RATIO_MATTERS_FROM && size > packed * MAX_RATIO) unreadable(BOMB);
    // The first of two parts with one name is what Word reads.
    if (!byName.has(entry.fileName)) byName.set(entry.fileName, entry);
  }
  return {
    names: new Set(byName.keys()),
    read: async (name) => {
      const entry = byName.get(name);
      if (!entry) return null;
      if (entry.isEncrypted()) unreadable("文件有密码，打不开。请去掉密码后再上传。");
      return await unpack(zip, entry).catch(() => unreadable(BROKEN));
    },
  };
}

function entriesOf(zip: ZipFile): Promise<Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: Entry[] = [];
    zip.on("entry", (entry) => {
      entries.push(entry);
      zip.readEntry();
    });
    zip.on("end", () => resolve(entries));
    zip.on("error", reject);
    zip.readEntry();
  });
}

function unpack(zip: ZipFile, entry: Entry): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) return reject(error);
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("error", reject);
      stream.on("end", () => resolve(Buffer.concat(chunks)));
    });
  });
}
