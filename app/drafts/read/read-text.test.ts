import { describe, expect, it } from "vitest";
import { readText } from "~/app/drafts/read/read-text";

const words = "澄江市征求意见稿\n第一条　总则\n";
const bytes = (encoding: BufferEncoding, mark: number[] = []) =>
  Buffer.concat([Buffer.from(mark), Buffer.from(words, encoding)]);

describe("读入文本文件", () => {
  it("带或不带标记的 UTF-8 读得一样", () => {
    expect(readText(bytes("utf8")).text).toBe(words);
    expect(readText(bytes("utf8", [0xef, 0xbb, 0xbf])).text).toBe(words);
  });

  it("UTF-16 的两种字节次序都读得出，没有标记也行", () => {
    const little = bytes("utf16le", [0xff, 0xfe]);
    const big = Buffer.from(little).swap16();
    expect(readText(little)).toEqual({ text: words, encoding: "utf-16le" });
    expect(readText(big)).toEqual({ text: words, encoding: "utf-16be" });
    expect(readText(bytes("utf16le")).text).toBe(words);
  });

  it("GB18030（含 GBK、GB2312）的文件读得出", () => {
    const gb = Uint8Array.from([0xb3, 0xce, 0xbd, 0xad, 0xca, 0xd0]);
    expect(readText(gb)).toEqual({ text: "澄江市", encoding: "gb18030" });
  });

  it("有少数坏字节的 UTF-8 仍按 UTF-8 读，坏处留下记号", () => {
    const damaged = Buffer.concat([Buffer.from("澄江市海绵城市建设实施细则"), Buffer.from([0xe6])]);
    expect(readText(damaged)).toEqual({
      text: "澄江市海绵城市建设实施细则\ufffd",
      encoding: "utf-8",
    });
  });
});
