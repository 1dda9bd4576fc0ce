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

/** A damaged UTF-8 file is still mostly readable as UTF-8; a GB18030 file is hardly so at all. */
function decodeLegacy(bytes: Uint8Array): ReadText {
  const utf8 = decode(bytes, "utf-8");
  const unreadable = utf8.text.match(/\ufffd/g)?.length ?? 0;
  const readable = utf8.text.match(/[\u2e80-\uffef]/g)?.length ?? 0;
  return unreadable * 10 < readable ? utf8 : decode(bytes, "gb18030");
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
