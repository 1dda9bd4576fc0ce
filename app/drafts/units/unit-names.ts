import { splitOutside } from "~/app/drafts/brackets";
import { labelOf } from "~/app/drafts/units/unit-labels";

/** Longer than any list of units, in characters. */
export const LONGEST_BRACKET = 1200;

const ENDINGS =
  "委员会|委|局|办公室|研究室|督查室|办|厅|部|院|政府|人民*府|中心|集团|公司|海关|银行|分行|支行|管委会|街道|街道办|镇|乡|县|市|区|县市区|开发区|各单位|部门|成员单位|单位|处|站|所|队|总队|支队|社|台|大学|学院|学校|高校|法院|检察院|会|工会|联合会|协会|总会|馆|组|专班|企业|机构|平台|园区|港口|兵团|军区|分区|高新区|旗|州|盟|省|联|科协";
const UNIT_NAME = new RegExp(
  `(?:${ENDINGS.replaceAll("*", "\\*")})(?:[(（〔][^()（）〔〕]{1,20}[)）〕])?$`,
);
/** 市商务局等有关部门 names one unit; the others nobody can know. */
const ET_CETERA =
  /等(?:[省市县区]?[级直]?(?:各|有关|相关|成员|职能)*(?:部门|单位)?(?:和单位|、单位)?)?$/;
const ENDS_SURELY = /(?:局|委|厅|办|府|部|委会|集团|公司|海关|法院|检察院)$/;
const STARTS_LIKE_UNIT = /^(?:市|省|县|区|各|州|旗|国|中|人|乡|镇)/;

/** Whether a name ends the way offices, companies and regions do. */
export function looksLikeUnit(name: string): boolean {
  return name.length >= 2 && name.length <= 40 && UNIT_NAME.test(name);
}

/** 市发改委、市自然资源和规划局和市财政局 → three names; the 和 inside a name separates nothing. */
export function splitUnits(text: string): string[] {
  const whole = text
    .replace(/(部门|单位)、(?=(?:单位|部门)(?:[、,，;；]|$))/g, "$1\u0000")
    .replace(/(党委|工委)、(?=(?:政府|管委会)(?:[、,，;；]|$))/g, "$1\u0000")
    .replace(
      /((?:各|相关|有关)(?:设区的?|地级)?[市县区州盟旗])、(?=[市县区旗](?:[(（]|人民政府|政府|级|直))/g,
      "$1\u0000",
    );
  return splitOutside(whole, "、,，;；")
    .flatMap(splitAtSpaces)
    .flatMap(splitAtAnd)
    .map((name) => name.replace("\u0000", "、"))
    .map((name) => name.replace(/^[\s\u3000:：]+|[\s\u3000。.:：]+$/g, ""))
    .map((name) => name.replace(ET_CETERA, ""))
    .filter((name) => name !== "");
}

/** "市财政局　市民政局": only where every part is a name. */
function splitAtSpaces(text: string): string[] {
  const parts = text.trim().split(/[\s\u3000]+/);
  return parts.length > 1 && parts.every(looksLikeUnit) ? parts : [text];
}

function splitAtAnd(text: string): string[] {
  const short = text.slice(0, 400);
  for (const match of short.matchAll(/以及|[和及与]/g)) {
    const left = text.slice(0, match.index);
    const right = text.slice(match.index + match[0].length);
    const two = STARTS_LIKE_UNIT.test(right) || (ENDS_SURELY.test(left) && looksLikeUnit(right));
    if (looksLikeUnit(left.trim()) && two && right.length >= 3) {
      return [left, ...splitAtAnd(right)];
    }
  }
  return [text];
}

/** A line that holds names of units and nothing else. */
export function isNameList(text: string): boolean {
  if (text.length > LONGEST_BRACKET || labelOf(text)) return false;
  const names = splitUnits(text);
  return names.length > 0 && names.every(looksLikeUnit);
}
