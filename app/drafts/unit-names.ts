import { splitOutside } from "~/app/drafts/brackets";

const ENDINGS =
  "委员会|委|局|办公室|办|厅|部|院|政府|人民*府|中心|集团|公司|海关|银行|分行|支行|管委会|街道|街道办|镇|乡|县|市|区|县市区|开发区|各单位|部门|成员单位|单位|处|站|所|队|总队|支队|社|台|大学|学院|学校|高校|法院|检察院|会|工会|联合会|协会|总会|馆|组|专班|企业|机构|平台|园区|港口|兵团|军区|分区|高新区|旗|州|盟|省|联|科协";
const UNIT_NAME = new RegExp(
  `(?:${ENDINGS.replaceAll("*", "\\*")})(?:[(（][^()（）]{1,20}[)）])?$`,
);
const STARTS_LIKE_UNIT = /^(?:市|省|县|区|各|州|旗|国|中|人|乡|镇)/;

/** Whether a name ends the way offices, companies and regions do. */
export function looksLikeUnit(name: string): boolean {
  return name.length >= 2 && name.length <= 40 && UNIT_NAME.test(name);
}

/** 市发改委、市自然资源和规划局和市财政局 → three names; the 和 inside a name separates nothing. */
export function splitUnits(text: string): string[] {
  const whole = text.replace(/(部门|单位)、(?=(?:单位|部门)(?:[、,，;；]|$))/g, "$1\u0000");
  return splitOutside(whole, "、,，;；")
    .flatMap(splitAtAnd)
    .map((name) => name.replace("\u0000", "、"))
    .map((name) => name.replace(/^[\s\u3000:：]+|[\s\u3000。.:：]+$/g, ""))
    .filter((name) => name !== "");
}

function splitAtAnd(text: string): string[] {
  const short = text.slice(0, 400);
  for (const match of short.matchAll(/以及|[和及与]/g)) {
    const left = text.slice(0, match.index);
    const right = text.slice(match.index + match[0].length);
    if (looksLikeUnit(left.trim()) && STARTS_LIKE_UNIT.test(right) && right.length >= 3) {
      return [left, ...splitAtAnd(right)];
    }
  }
  return [text];
}
