/** Turns the bytes of a text file into text; knows UTF-8, UTF-16 and GB18030 (which holds GBK and GB 2312). */
export type ReadText = { text: string; encoding: "utf-8" | "utf-16le" | "utf-16be" | "gb18030" };

export function readText(bytes: Uint8Array): ReadText {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decode(bytes, "utf-16le");
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decode(bytes, "utf-16be");
  try {
    return {
      text: new TextDecoder("utf-8", { fatal: true }).decode(bytes),
      encoding: "utf-8",
    };
  } catch {
    const utf16 = unmarkedUtf16(bytes);
    return utf16 ? decode(bytes, utf16) : decodeLegacy(bytes);
  }
}

function decode(bytes: Uint8Array, encoding: ReadText["encoding"]): ReadText {
  return { text: new TextDecoder(encoding).decode(bytes), encoding };
}

/** A damaged UTF-8 file is still mostly UTF-8: the reading with fewer unreadable characters wins. */
function decodeLegacy(bytes: Uint8Array): ReadText {
  const utf8 = decode(bytes, "utf-8");
  const gb = decode(bytes, "gb18030");
  return unreadable(utf8.text) < unreadable(gb.text) ? utf8 : gb;
}

function unreadable(text: string): number {
  let count = 0;
  for (const character of text) {
    const code = character.codePointAt(0)!;
    if (code === 0xfffd || (code >= 0xe000 && code <= 0xf8ff)) count += 1;
  }
  return count;
}

/** Without a mark, line ends betray UTF-16: a zero byte beside every 0x0A. */
function unmarkedUtf16(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  let little = 0;
  let big = 0;
  for (let at = 0; at + 1 < Math.min(bytes.length, 65536); at += 2) {
    if (bytes[at] === 0x0a && bytes[at + 1] === 0) little += 1;
    if (bytes[at] === 0 && bytes[at + 1] === 0x0a) big += 1;
  }
  if (little === big) return null;
  return little > big ? "utf-16le" : "utf-16be";
}
