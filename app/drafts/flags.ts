import type { Flag, UnitBracket } from "~/app/drafts/outline";
import { looksLikeUnit } from "~/app/drafts/unit-names";

const MISSING_DIGITS: RegExp[] = [
  /(?<![\d一二三四五六七八九十百零〇每去今明前后近当同全历多几半整往逐连年])[到至于在达]年(?=[,，底末]|(?:\p{Script=Han}))/gu,
  /[〔[（(【]\s?[〕\]）)】]\s?\d{0,4}\s?号/gu,
  /(?:达到|突破|超过|增加|减少|增长|提高到|提升至|不少于|不低于)(?:亿元|万元|亿吨|万吨|%|％|个百分点|公里|平方公里|万人)/gu,
  /(?<=[、实施改造新建国道省]{1,4})[GS](?:[、,，](?:[GS]))+/gu,
];
const CENSORED = /(?:\p{Script=Han}|[“(（《])?(?<!\*)\*(?!\*)\p{Script=Han}?/gu;
const LIKELY: [RegExp, string][] = [
  [/\*府/, "政府"],
  [/\*策/, "政策"],
  [/\*务/, "政务"],
  [/财\*/, "财政"],
  [/民\*/, "民政"],
  [/行\*/, "行政"],
  [/\*河|沿\*/, "黄河"],
  [/\*三角|\*金/, "黄"],
  [/领\*/, "领军"],
  [/\*的十|\*委|\*组/, "党"],
  [/\*发/, "政发"],
];
const MOST_FLAGS = 20;
const ORDINALS = ["一是", "二是", "三是"];

/** What an officer should look at in a clause. `cut` is judged on the end of the clause. */
export function flagsOf(text: string): Flag[] {
  return [...missingDigits(text), ...censored(text), ...inlineList(text), ...cut(text)];
}

/** Names in responsibility brackets that do not end as the names of offices do. */
export function unknownUnits(units: UnitBracket[]): Flag[] {
  const names = units.flatMap((unit) => [...unit.lead, ...unit.members]);
  return [...new Set(names)]
    .filter((name) => !looksLikeUnit(name))
    .slice(0, MOST_FLAGS)
    .map((quote) => ({
      code: "unknown-unit",
      message: `“${quote}”不像单位名称，请核对责任单位`,
      quote,
    }));
}

function missingDigits(text: string): Flag[] {
  return MISSING_DIGITS.flatMap((pattern) => text.match(pattern) ?? [])
    .slice(0, MOST_FLAGS)
    .map((quote) => ({
      code: "missing-digits",
      message: `“${quote}”处似缺少数字，请对照原件补正`,
      quote,
    }));
}

function censored(text: string): Flag[] {
  if (!text.includes("*")) return [];
  return [...new Set(text.match(CENSORED) ?? [])].slice(0, MOST_FLAGS).map((quote) => {
    const likely = LIKELY.find(([pattern]) => pattern.test(quote))?.[1];
    const offer = likely ? `，可能是“${likely}”` : "";
    return {
      code: "censored",
      message: `“${quote}”中有字被星号替代${offer}，请核对`,
      quote,
    };
  });
}

function inlineList(text: string): Flag[] {
  let at = 0;
  for (const ordinal of ORDINALS) {
    at = text.indexOf(ordinal, at);
    if (at < 0) return [];
  }
  return [
    {
      code: "inline-list",
      message: "本段含“一是……二是……三是……”，可以拆分为几条",
      quote: text.slice(text.indexOf("一是"), text.indexOf("一是") + 20),
    },
  ];
}

/** A text that stops at 、 or ， or inside a word longer than any heading was cut. */
function cut(text: string): Flag[] {
  const end = text.trimEnd();
  const stopped = /[、，,]$/.test(end) || /\ufffd/.test(end);
  if (!stopped) return [];
  return [{ code: "cut", message: "文字似乎在此中断，请对照原件补全", quote: end.slice(-16) }];
}
