const LONGEST_LABEL = 60;
const ROLE =
  "牵头|责任|配合|参与|参加|主办|协办|承办|落实|实施|指导|协同|协作|协助|主责|主管|组织|负责|支持|监督|监管";
const WHO = "单位|部门|处室|科室|股室|主体|机构";
const WORDS = `(?:(?:市级|省级|县级|区级|主要|第一)?(?:${ROLE})(?:领导|责任|[和及、](?:责任|配合|参与|实施|落实)|[(（](?:责任|牵头|配合|实施)[)）])?(?:${WHO})|牵头|配合|责任)(?:[(（](?:部门|单位)[)）])?`;
const WHOLE = new RegExp(`^${WORDS}$`);
const LONGEST_CELL = 24;
const LABEL = new RegExp(`^${WORDS}\\s*[:：]`);
/** 【责任单位】 before the names, in the place of a colon. */
const BOXED = new RegExp(`[【[［〔](${WORDS})[】\\]］〕]\\s{0,2}[:：]?`, "g");
const INNER = new RegExp(`(?<![\\s、])[\\s、]+(?=${WORDS}[:：])`, "g");
/** Nothing but the name of an office stands before the label: 市发改委责任单位：. */
const GLUED = new RegExp(`(?<=[局委厅府部院]|(?<![主协承])办)(?=${WORDS}[:：])`, "g");
/** 牵头单位为市发改委: what is said in a bracket in the place of a colon. */
const WITHOUT_COLON = new RegExp(`(?<=^|[,，;；、]\\s?)(${WORDS})(?:为|是)(?=[市省县区各])`, "g");
const BEGINS = new RegExp(
  `(?:^|[。；;！!])\\s{0,4}(?=${WORDS}\\s*[:：]|[【[［〔]${WORDS}[】\\]］〕])`,
  "g",
);

/** 责任单位　市交通局 市财政局: a line on which nothing but spaces parts the label from the names. */
const SPACED = new RegExp(
  `^((?:市级|省级|县级|区级)?(?:${ROLE})(?:单位|部门))[ \\t\\u3000]{1,8}((?:[\\p{Script=Han}]{2,20}[、，,；; \\t\\u3000]{1,4}){0,40}\\p{Script=Han}{2,20})$`,
  "u",
);
const MAY_BE_SPACED = /(?:单位|部门)[ \t\u3000]/;
const ENDS_AS_OFFICES_DO =
  /(?:局|委|办|府|部|厅|院|中心|公司|集团|银行|海关|委会|协会|联合会|工会|街道|各?乡镇|法院|检察院)$/;

/** A colon, or the closing bracket of a boxed label: without either no label stands in a text. */
const LABEL_END = /[:：】\]］〕]/;

export function mayHoldLabel(text: string): boolean {
  return LABEL_END.test(text) || MAY_BE_SPACED.test(text);
}

/** The label with which a text begins, its colon included: 牵头单位：; null where there is none. */
export function labelOf(text: string): string | null {
  return LABEL.exec(text)?.[0] ?? null;
}

/** The words of a label that stands alone in a cell of a table: 牵头单位; null for any other. */
export function labelWords(cell: string): string | null {
  if (cell.length > LONGEST_CELL) return null;
  const words = cell.replace(/[\s\u3000]+/g, "").replace(/[:：]$/, "");
  return WHOLE.test(words) ? words : null;
}

/** 牵头单位为市发改委 as 牵头单位：市发改委, inside a bracket. */
export function withColons(inner: string): string {
  return inner.replace(WITHOUT_COLON, "$1：");
}

/** Labels in one form: 【责任单位】… as 责任单位：…, each group with its own label behind a semicolon. */
export function withPlainLabels(text: string): string {
  const spaced = spacedLabel(text);
  if (spaced !== null) return `${spaced}：${text.slice(spaced.length).trim()}`;
  const plain = mayHoldLabel(text)
    ? text.replace(BOXED, ";$1：").replace(INNER, ";").replace(GLUED, ";")
    : text;
  return plain.startsWith(";") ? plain.slice(1) : plain;
}

/** The label that only spaces part from names, each of which ends as the name of an office does. */
function spacedLabel(line: string): string | null {
  const found = MAY_BE_SPACED.test(line) ? SPACED.exec(line) : null;
  if (!found) return null;
  const names = found[2]!.split(/[、，,；; \t\u3000]+/);
  return names.every((name) => ENDS_AS_OFFICES_DO.test(name)) ? found[1]! : null;
}

export function isLabelOnly(text: string): boolean {
  if (text.length > LONGEST_LABEL) return false;
  const plain = withPlainLabels(text).trim();
  return plain.length <= 20 && labelOf(plain)?.length === plain.length;
}

/** The places in a line at which a label begins a sentence. */
export function labelPlaces(line: string): number[] {
  if (!mayHoldLabel(line)) return [];
  if (spacedLabel(line) !== null) return [0];
  return [...line.matchAll(BEGINS)].map((found) => found.index + found[0].length);
}

/** What stands in a bracket beside the units: 完成时限：2026年底）. */
const OTHER_AT_END = /^\p{Script=Han}{2,10}[:：].{1,50}[)）】］\]〕][。.；;]?$/u;

/**
 * Whether a bracket that opens with a label and is still open goes on in the line below. Takes what
 * stands behind the opening sign, and that line.
 */
export function goesOnBelow(opened: string, line: string): boolean {
  const first = opened.slice(0, LONGEST_LABEL).trimStart();
  if (first !== "" && !labelOf(first)) return false;
  return (
    labelOf(line.slice(0, LONGEST_LABEL)) !== null || (first !== "" && OTHER_AT_END.test(line))
  );
}
