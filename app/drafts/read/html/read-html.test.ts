import { describe, expect, test } from "vitest";
import { readFile, readPasted } from "../read-file";

async function read(html: string | Uint8Array) {
  const bytes = typeof html === "string" ? new TextEncoder().encode(html) : html;
  const found = await readFile(bytes);
  if ("fault" in found) throw new Error(found.fault);
  const reasons = new Map(found.removed.map(({ line, reason }) => [line, reason]));
  return found.text.split("\n").map((text, at) => {
    const reason = reasons.get(at + 1);
    return reason ? `[${reason}] ${text}` : text;
  });
}

const page = (body: string) => `<!DOCTYPE html><html><body>${body}</body></html>`;
const article =
  "<p>为加强路灯管理，制定本办法，请社会各界提出意见。</p><p>第一条 路灯应当按时开启。</p>";
const told = ["为加强路灯管理，制定本办法，请社会各界提出意见。", "第一条 路灯应当按时开启。"];

/** GB 18030 of a text, by trying out what its two-byte codes are. */
function gbk(text: string): Uint8Array {
  const codes = new Map<string, number[]>();
  const decoder = new TextDecoder("gb18030");
  for (let first = 0x81; first <= 0xfe; first += 1)
    for (let second = 0x40; second <= 0xfe; second += 1)
      codes.set(decoder.decode(new Uint8Array([first, second])), [first, second]);
  return new Uint8Array(
    [...text].flatMap((sign) => (sign < "\x80" ? [sign.charCodeAt(0)] : codes.get(sign)!)),
  );
}

describe("a web page", () => {
  test("is its article; navigation and hidden words are listed as removed", async () => {
    const around = `<nav><a href="/">首页</a></nav><div class="crumbs">位置：<a href="/">首页</a></div><h1>路灯管理办法</h1><div id="content">${article}<div style="display: none">隐藏</div></div><ul><li><a href="/a">新闻一</a><li><a href="/b">新闻二</a><li><a href="/c">新闻三</a></ul><footer>版权所有</footer>`;
    expect(await read(page(around))).toEqual([
      "[网页导航] 首页",
      "[网页导航] 位置：首页",
      "路灯管理办法",
      ...told,
      "[隐藏的内容] 隐藏",
      "[网页导航] 新闻一",
      "[网页导航] 新闻二",
      "[网页导航] 新闻三",
      "[网页导航] 版权所有",
    ]);
  });

  test("keeps a short list of attachments that are links", async () => {
    const links = '<p><a href="a.docx">附件1：办法</a></p><p><a href="b.docx">附件2：说明</a></p>';
    expect(await read(page(`<div>${article}${links}</div>`))).toEqual([
      ...told,
      "附件1：办法",
      "附件2：说明",
    ]);
  });

  test("has the numbers that a browser prints, but not twice", async () => {
    const lists =
      '<ol start="3"><li>甲</li><li value="9">乙</li><li>丙</li></ol><ol type="a"><li>丁</ol><ol style="list-style:cjk-ideographic"><li>戊<li>己</ol><ol><li>（一）庚</li></ol><ol style="list-style: none"><li>辛</ol>';
    expect(await read(page(lists))).toEqual([
      "3. 甲",
      "9. 乙",
      "10. 丙",
      "a. 丁",
      "一、戊",
      "二、己",
      "（一）庚",
      "辛",
    ]);
  });

  test("has one line for a row of data, but not for a table that holds the page together", async () => {
    const data =
      "<table><tr><th>序号</th><th>指标</th></tr><tr><td>1</td><td><p>泊位</p><p>个数</p></td></tr></table>";
    const layout = `<table><tr><td>${article}${data}</td></tr></table>`;
    expect(await read(page(layout))).toEqual([...told, "序号\t指标", "1\t泊位 个数"]);
  });

  test("has lines where it breaks them, words where the source breaks them, and entities as signs", async () => {
    const words =
      "<p>第一条 为了加强\n      管理，制定&ldquo;本办法&rdquo;。<br>甲&nbsp;&amp;&#20057;</p><pre>一行\n二行</pre>";
    expect(await read(page(words))).toEqual([
      "第一条 为了加强管理，制定“本办法”。",
      "甲\u00a0&乙",
      "一行",
      "二行",
    ]);
  });

  test("has the sign that a picture in a word stands for, but no name of an icon or a photograph", async () => {
    const pictures = [
      'kjj<img src="a.gif" alt="@">cj.gov.cn',
      'kjj<span><img alt="&#64;"></span>cj.gov.cn',
      '李<img alt="玥">同志',
      '<img alt="★">重点',
      '<img alt="pdf">附件',
      '项目<img alt="项目的现场照片">现场',
      '<img alt="图">',
      '市<img alt="隐" style="display:none">政府',
    ];
    const html = pictures.map((one) => `<p>${one}</p>`).join("");
    expect(await read(page(`<div>${article}${html}</div>`))).toEqual([
      ...told,
      "kjj@cj.gov.cn",
      "kjj@cj.gov.cn",
      "李玥同志",
      "★重点",
      "附件",
      "项目现场",
      "市政府",
    ]);
  });

  test("in GBK is read by what it says of itself", async () => {
    const html = `<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"></head><body>${article}</body></html>`;
    expect(await read(gbk(html))).toEqual(told);
  });

  test("that nests a hundred thousand deep is read in one go", async () => {
    const deep = `${"<div>".repeat(100_000)}${article}`;
    expect(await read(page(deep))).toEqual(told);
  });
});

test("rich text from Word keeps the numbers that Word put beside it", () => {
  const html =
    "<html><body><!--StartFragment--><p class=MsoNormal><![if !supportLists]><span style='mso-list:Ignore'>一、<span>&nbsp;</span></span><![endif]>总体要求</p><!--EndFragment--></body></html>";
  expect(readPasted({ html })).toMatchObject({ text: "一、\u00a0总体要求" });
});
