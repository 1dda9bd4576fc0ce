import { daysIn } from "~/app/drafts/dates";
import { halfWidth } from "~/app/drafts/lines";
import { ANY_PAGE_WORD, PAGE_WORDS, TOOLS } from "~/app/drafts/page-words";

/** Why a line is page furniture and no part of the document; `ends` lines stand only after a text. */
export type Furniture = { reason: string; ends: boolean };

const LONGEST = 160;

/** A longer line is furniture only where one of these words stands in it. */
const LONGEST_LABEL = 40;
const IN_PROSE =
  /转载|版权|授权|侵权|声明|凡本|©|copyright|备案|ICP|公网安备|公众号|扫码|扫一扫|二维码|点击|下载|分享|打印|关闭|收藏|字体|字号|浏览|阅读|位置|首页|[>»›△]|上一[篇页条则个]|下一[篇页条则个]|来源|作者|记者|编辑|责编|审核|时间|日期|索\s?引|图[为是/片]|[上下左右]图|机构|欢迎|今天|[:：|]|[-=_*~—]{6}/i;

const PUBLISHED =
  /^(?:发布|发表|更新|发文|公布|录入|添加|提交|信息)?(?:时间|日期)\s*[:：]\s*\d{4}\s?[-/.年]\s?\d{1,2}/;
const PUBLISHED_BARE =
  /^\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?(?:[\s|｜]+.{0,60})?(?:来源|作者|浏览|编辑|阅读|点击|字号)/;
/** 澄江市工信局 www.example.cn 2026年10月9日 来源：澄江市工信局 */
const PUBLISHED_BEHIND =
  /^[^\s，。；：:]{2,20}\s+(?:[\w.:/-]{6,60}\s+)?\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?\s.{0,20}(?:来源|作者|浏览|阅读|点击)/;
const STAMPED =
  /^(?:[^\s，。：:]{2,12}\s+)?(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}\.\d{1,2}\.\d{4})\s+\d{1,2}:\d{2}(?::\d{2})?(?:\s+[^\s，。：:]{2,10})?$/;
const FILE = /\.(?:docx?|pdf|xlsx?|zip|rar|7z|wps|ofd|et|pptx?)\s?(?:[(（[【].{0,20}[)）\]】])?$/i;

/** Recognises page furniture by its own words, wherever it stands. */
export function furniture(line: string): Furniture | null {
  const text = line.replace(/^[•·●▪◆]\s*(?=[^\s>]{2,8}\s*[:：]|\d{4}-)/, "");
  if (text.length > LONGEST) return null;
  if (text.length > LONGEST_LABEL && !IN_PROSE.test(text)) return null;
  if (isPageTime(text)) return { reason: "发布时间和来源", ends: false };
  const known = ANY_PAGE_WORD.test(text) && PAGE_WORDS.find(([pattern]) => pattern.test(text));
  if (known) return { reason: known[1], ends: known[2] ?? false };
  return isToolBar(text.replace(/^[•·●▪◆]\s*/, "")) ? { reason: "网页工具", ends: false } : null;
}

/** When the page was put up, not 时间：2025年4月3日至4月10日 or 时间：2025年6月16日上午. */
function isPageTime(line: string): boolean {
  const text = halfWidth(line);
  if (STAMPED.test(text) || PUBLISHED_BARE.test(text)) return true;
  if (PUBLISHED_BEHIND.test(text)) return true;
  if (!PUBLISHED.test(text)) return false;
  if (daysIn(text).length > 1) return false;
  const plain = /^(?:时间|日期)/.test(text);
  return (
    !plain || /来源|作者|浏览|阅读|点击|编辑/.test(text) || !/[。；，,]|[上下]午|星期/.test(text)
  );
}

function isToolBar(text: string): boolean {
  if (text.length > 60) return false;
  const words = text.split(/[\s|｜·[\]【】()（）:：/、]+/).filter((word) => word !== "");
  return words.length > 0 && words.every((word) => TOOLS.has(word)) && !/^[大中小]$/.test(text);
}

/** The name of a file that can be fetched from the page. */
export function isFileLink(text: string): boolean {
  return text.length <= 120 && FILE.test(text);
}

/** A short line that is little more than a link, or links to a foreign page. */
export function isLinkAdvert(text: string): boolean {
  return (
    text.length <= LONGEST && /https?:\/\/|www\./i.test(text) && !/意见|反馈|征求|登录/.test(text)
  );
}

/** The words of a menu, five or more of them on one line; offices that sign together are none. */
export function isLinkBar(text: string): boolean {
  if (text.length > 240) return false;
  const words = text.split(/[\s\u3000]+/);
  if (words.length < 5 || /[。，；：、,;:]/.test(text)) return false;
  return words.every((word) => word.length <= 10 && !/[局委会厅部院府办]$/.test(word));
}

/** The name of a site or section, as it stands at the head of a page. */
export function isSiteName(text: string): boolean {
  return (
    text.length <= 30 &&
    /(?:论坛|网|频道|首页|门户|网站|专栏|社区|问答|公示公告|通知公告|政务公开)$/.test(text)
  );
}

/** A line of someone's contact details: 联系人：… 电话：… */
export function isContactLine(text: string): boolean {
  return (
    text.length <= 80 &&
    /^(?:联\s{0,4}系\s{0,4}人|联系(?:电话|方式)|电\s{0,4}话|手\s{0,4}机|传\s{0,4}真|邮\s{0,4}箱|电子邮[箱件]|E-?mail|QQ|微信|地\s{0,4}址|通[讯信]地址|邮\s{0,4}编|邮政编码)\s*[:：]/i.test(
      text,
    )
  );
}
