import { bracketsIn } from "~/app/drafts/brackets";
import { inlineList } from "~/app/drafts/inline-list";
import type { Flag, UnitBracket } from "~/app/drafts/outline";
import { labelPlaces } from "~/app/drafts/units/unit-labels";
import { isNameList, looksLikeUnit } from "~/app/drafts/units/unit-names";
import { isUnitLine } from "~/app/drafts/units/units";

const MISSING_DIGITS: RegExp[] = [
  /(?<![\d一二三四五六七八九十百零〇每去今明前后近当同全历多几半整往逐连年])[到至于在达]年(?=[,，]|(?![底末内初中终关度均产龄轻老少幼富货画限代份薪检审报])\p{Script=Han})/gu,
  /[〔[（(【]\s?[〕\]）)】]\s?\d{0,4}\s?号/gu,
  /(?:达到|突破|超过|增加|减少|增长|提高到|提升至|提升到|下降到|控制在|不少于|不低于|不超过)(?:亿元|万元|元(?![素旦宵件器])|亿吨|万吨|吨(?!位)|%|％|个百分点|个(?![人体性别案股税例数])|公里|平方公里|万人|人(?![均们民口才员类行工为力气文居流身物间手群际造防格社大机性数])|万户|户(?![均籍外型主口头内厕用数])|家(?![庭电长园具畜禽乡居政族务校国教医数])|天(?![然津空文气地下府敌线赋窗井数])|亩(?![均产数])|件(?![均数])|项(?![目数])|座(?![谈位席椅次机数])|以上(?=[，。；、,;]))/gu,
  /(?<=[约达])[%％]/gu,
  /(?<=[、实施改造新建国道省]{1,4})[GS](?:[、,，](?:[GS]))+/gu,
  /(?<![\d一二三四五六七八九十○〇零某岁本当XxＸｘ×*＊]|注明|写明|填写|标明|标注|载明|签署|出生|具体)年月(?=[日底初末起前中至到])/gu,
  /(?<![\p{Script=Han}\d])第[条款项号](?!\p{Script=Han})|第条|[“"]\+[A-ZＮ]/gu,
  // A blank where a figure stood; 自  年  月  日起施行 is left open on purpose.
  /[到至于在达为超过少于约][ \u3000]{2,8}(?:年(?![ \u3000\d月日]{0,16}起)|[%％]|[万亿]元|个百分点)/gu,
];
/** The middle of every one of them, told quickly: most texts lack no digit. */
const MAY_MISS =
  /[到至于在达]年|[〕\]）)】]\s?\d{0,4}\s?号|[到破过加少长至在于][亿万元吨%％个公平人户家天亩件项座以]|[约达][%％]|[GS][、,，][GS]|年月|第[条款项号]|[“"]\+|[ \u3000]{2}[年%％万亿个]/;
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
/** Shorter ones are items set without a stop. */
const SHORTEST_CUT = 26;
const LONGEST_TITLE = 40;

/** What an officer should look at in a clause. `cut` is judged on the end of the clause. */
export function flagsOf(text: string): Flag[] {
  return [...missingDigits(text), ...censored(text), ...parts(text), ...cut(text)];
}

/** Names in responsibility brackets that do not end as the names of offices do. */
export function unknownUnits(units: UnitBracket[]): Flag[] {
  if (units.length === 0) return [];
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
  if (!MAY_MISS.test(text)) return [];
  return MISSING_DIGITS.flatMap((pattern) => [...text.matchAll(pattern)])
    .sort((left, right) => left.index - right.index)
    .slice(0, MOST_FLAGS)
    .map(([quote]) => ({
      code: "missing-digits",
      message: `“${quote}”处似缺少数字，请对照原件补正`,
      quote,
    }));
}

function censored(text: string): Flag[] {
  if (!text.includes("*")) return [];
  return [...new Set(text.match(CENSORED) ?? [])]
    .filter(isCensored)
    .slice(0, MOST_FLAGS)
    .map((quote) => {
      const likely = LIKELY.find(([pattern]) => pattern.test(quote))?.[1];
      const offer = likely ? `，可能是“${likely}”` : "";
      return {
        code: "censored",
        message: `“${quote}”中有字被星号替代${offer}，请核对`,
        quote,
      };
    });
}

/** In "A*B" and at the end of 12345* no character of a word is missing. */
function isCensored(quote: string): boolean {
  return /\p{Script=Han}/u.test(quote);
}

function parts(text: string): Flag[] {
  const list = inlineList(text);
  if (!list) return [];
  const { sign, places } = list;
  const quote = text.slice(places[0], places[0]! + 20);
  return [{ code: "inline-list", message: `本段含“${sign}”，可以拆分为${places.length}条`, quote }];
}

/** A text that stops at 、 or ， or in the midst of a sentence. What names the units needs no stop. */
function cut(text: string): Flag[] {
  const end = withoutUnitLines(text.trimEnd());
  const stopped = /[、，,]$/.test(end) || /\ufffd/.test(end) || isUnfinished(end);
  if (!stopped) return [];
  return [{ code: "cut", message: "文字似乎在此中断，请对照原件补全", quote: end.slice(-16) }];
}

function withoutUnitLines(text: string): string {
  if (!text.includes("\n")) return text;
  const bracket = bracketsIn(text).at(-1);
  const broken = bracket && bracket.to >= text.length - 1 && bracket.inner.includes("\n");
  const lines = (broken ? text.slice(0, bracket.from).trimEnd() : text).split("\n");
  while (lines.length > 1 && (isUnitLine(lines.at(-1)!) || isNameList(lines.at(-1)!))) lines.pop();
  return lines.join("\n");
}

/** Sentences, and at the end words without a stop that are no bracket and no list of units. */
function isUnfinished(text: string): boolean {
  if (text.length < SHORTEST_CUT || !/[\p{Script=Han}\d]$/u.test(text)) return false;
  const last = text.slice(text.lastIndexOf("\n") + 1);
  const stop = Math.max(last.lastIndexOf("。"), last.lastIndexOf("；"));
  if (last.length < SHORTEST_CUT || labelPlaces(last.slice(-400)).length > 0) return false;
  return stop > 0 || (last.length >= LONGEST_TITLE && /[，,][^，,]*[，,]/.test(last));
}
