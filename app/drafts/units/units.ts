import { bracketsIn, splitOutside } from "~/app/drafts/brackets";
import type { Clause, UnitBracket } from "~/app/drafts/outline";
import {
  isLabelOnly,
  labelOf,
  mayHoldLabel,
  withPlainLabels,
} from "~/app/drafts/units/unit-labels";
import {
  isNameList,
  LONGEST_BRACKET,
  looksLikeUnit,
  splitUnits,
} from "~/app/drafts/units/unit-names";
import { labelledPassages } from "~/app/drafts/units/unit-passages";

const DUTY =
  /(?:等(?:有关|相关|市直|各|成员)*(?:部门|单位)?(?:和单位)?)?(?:(?:按照|按|根据|依|依据|结合)(?:各自|部门)?(?:的)?(?:职责|职能)(?:和)?(?:分工)?|分工|负责|共同|分别|各自|具体|组织|联合|协同|全程|总|主要)*(?:牵头负责|牵头组织|牵头实施|牵头落实|牵头|分工负责|负责落实|负责实施|抓好落实|组织落实|组织实施|负责|配合落实|配合|参与|参加|落实|指导|实施|主办|协办|承办|协助|支持|推进|[是为均]{1,2}责任(?:主体|单位))$/;
const STANDING =
  /各项任务|各项工作均|均需|均由|均为责任|均涉及|此项及以下|以下(?:各项|均|不再|同|任务|工作|相同)|下同|不再(?:一一|逐一|逐项|单独|重复|另行)?(?:列|做分工|作分工|注明)|(?:列|排|排名|位列)(?:在)?(?:第一位|首位|第一|最前)|第一(?:位|个)(?:的)?(?:单位|部门)?(?:者)?为牵头/;
const FIRST_LEADS =
  /(?:列|排|排名|位列|居)(?:在)?(?:第一位|首位|第一|最前)[^,，;；]{0,8}为?(?:牵头|主办|主责)|第一(?:位|个)[^,，;；]{0,8}为(?:牵头|主办|主责)/;
/** A label of something else: 完成时限：2025年底. */
const OTHER_LABEL = /^[\p{Script=Han}]{2,10}\s*[:：]/u;

/** "市委组织部负责认定": what exactly somebody does. */
const SPECIFIC =
  /^([^，。；]{2,60}?)(牵头|负责|指导|配合|参与|协助|承担)(?!(?:单位|部门|制))\p{Script=Han}{1,8}(?<![的外目业位])$/u;
const TIME = /\d{4}\s?年|\d月|年底|底前|^长期|^持续|^立即|^全年|^每[年季月]/;
/** Too general to be somebody. */
const ANYBODY = /^(?:各?有?关?部门|单位|企业|机构|平台|中心|公司|集团)$/;

/** 市农业农村局（市乡村振兴局） */
const OTHER_NAME = /[(（〔][^()（）〔〕]{1,20}[)）〕]$/;
const OPENS = /^[(（【［[〔]/;

/** A line that names who is responsible for the clause before it. */
export function isUnitLine(text: string): boolean {
  if (text.length > LONGEST_BRACKET) return false;
  if (!OPENS.test(text) && !mayHoldLabel(text)) return false;
  const plain = withPlainLabels(text);
  if (labelOf(plain)) return isLabelOnly(plain) || readDuty(plain, text) !== null;
  const [only] = bracketsIn(text);
  if (only?.from !== 0 || only.to < text.replace(/[。.]$/, "").length) return false;
  return readBracket(only.inner, text, true) !== null;
}

/** The responsibility brackets of a clause, those in its heading first. The title of an article names nobody. */
export function unitsOf(clause: Pick<Clause, "markerKind" | "heading" | "text">): UnitBracket[] {
  const inHeading = clause.markerKind === "第X条" ? [] : readUnits(clause.heading);
  return [...inHeading, ...readUnits(clause.text)];
}

/** Every responsibility bracket of a text, in the order in which they stand. */
export function readUnits(text: string): UnitBracket[] {
  const found: { at: number; bracket: UnitBracket }[] = [];
  const brackets = bracketsIn(text);
  for (const { from, to, inner } of brackets) {
    const closing = to >= text.length || /^[。.；;]?\s*(?:\n|$)/.test(text.slice(to, to + 3));
    const bracket = readBracket(inner, text.slice(from, to), closing);
    if (bracket) found.push({ at: from, bracket });
  }
  for (const { at, quote } of labelledPassages(text, brackets)) {
    const bracket = readDuty(withPlainLabels(quote), quote);
    if (bracket) found.push({ at, bracket });
  }
  return found.sort((left, right) => left.at - right.at).map(({ bracket }) => bracket);
}

/** The rule "the one named first leads" holds from its bracket on for every bracket without a lead. */
export function applyStandingLead(brackets: UnitBracket[][]): UnitBracket[][] {
  let firstLeads = false;
  return brackets.map((ofClause) =>
    ofClause.map((bracket) => {
      if (bracket.standing && FIRST_LEADS.test(bracket.standing)) firstLeads = true;
      if (!firstLeads || bracket.lead.length > 0 || bracket.members.length < 2) return bracket;
      return { ...bracket, lead: bracket.members.slice(0, 1), members: bracket.members.slice(1) };
    }),
  );
}

function readBracket(inner: string, quote: string, closing: boolean): UnitBracket | null {
  if (inner.length > LONGEST_BRACKET || inner.length < 3) return null;
  const trimmed = withPlainLabels(inner.trim());
  if (labelOf(trimmed)) return readDuty(trimmed, quote);
  const duty = readDuty(trimmed, quote);
  if (!duty) return null;
  const names = [...duty.lead, ...duty.members];
  if (names.length === 0) return duty.standing === null ? null : duty;
  if (duty.mode === "") return closing && arePlainUnits(names) ? duty : null;
  if (/另行|为准|除外/.test(trimmed)) return null;
  const somebody = names.some((name) => looksLikeUnit(name) && !ANYBODY.test(name));
  return somebody && names.every((name) => name.length <= 40) ? duty : null;
}

/** Without any word of duty only names that can be nothing else make a responsibility bracket. */
function arePlainUnits(names: string[]): boolean {
  const first = names[0]!.replace(OTHER_NAME, "");
  const office =
    /^(?:市|省|县|区|团|各|国家|\p{Script=Han}{2,3}[市县区])/u.test(first) &&
    /(?:局|委|办|部|厅|院|府|委会|中心|海关|银行|集团|公司|[总支大]队|联合会|总工会|妇联|残联|科协|管理处)$/.test(
      first,
    );
  const everyOffice = /^[省市县区][级直].{0,2}(?:各|有关|相关).{0,4}(?:部门|单位)$/.test(first);
  return (office || everyOffice) && names.every((name) => everyOneOf(name) || isOne(name));
}

/** 各新闻媒体, 市级有关部门 */
function everyOneOf(name: string): boolean {
  return name.length <= 20 && /^(?:[省市县区][级直属].{0,2})?(?:各|有关|相关)/.test(name);
}

function isOne(name: string): boolean {
  return name.length >= 3 && looksLikeUnit(name) && !/^(?:国家|[省市县区])级/.test(name);
}

function readDuty(content: string, quote: string): UnitBracket | null {
  const { body, standing } = cutStanding(content);
  const lead: string[] = [];
  const members: string[] = [];
  const ignored: string[] = [];
  const modes: string[] = [];
  let labels = 0;
  let target = members;
  let unsettled: string[] = [];
  for (const part of splitOutside(body, ",，;；。\n")) {
    const label = labelOf(part.trim());
    if (label) {
      labels += 1;
      const words = label.replace(/\s*[:：]$/, "");
      modes.push(words);
      target = /牵头|主办|主责/.test(words) ? lead : members;
    } else if (OTHER_LABEL.test(part.trim())) {
      target = ignored;
      labels += 1;
    }
    const group = label ? part.trim().slice(label.length) : part.trim();
    if (group === "" || isTime(group)) continue;
    const read = readGroup(group);
    if (read.duty) modes.push(read.duty);
    if (labels > 0) {
      (target === ignored ? ignored : targetOf(read, target)).push(...read.names);
    } else if (read.leads) {
      // "市发改委,市财政局牵头": a separator inside the group of those who lead.
      lead.push(...unsettled, ...read.names);
      unsettled = [];
    } else if (read.duty) {
      members.push(...unsettled, ...read.names);
      unsettled = [];
    } else {
      unsettled.push(...read.names);
    }
    members.push(...read.helpers);
  }
  members.push(...unsettled);

  /** 责任单位：市司法局牵头，市工商联配合: the words behind the names say it more exactly. */
  function targetOf({ duty, leads }: ReturnType<typeof readGroup>, labelled: string[]): string[] {
    if (leads) return lead;
    return duty === "" ? labelled : members;
  }

  const rules = standing !== null && /牵头|落实|责任/.test(standing);
  if (lead.length + members.length === 0 && !rules) return null;
  const mode = [...new Set(modes)].join(labels > 0 ? "/" : "，");
  return { lead, members, mode, standing, quote };
}

/** 市发改委会同市财政局牵头: names, who helps, and the words of the duty. */
function readGroup(group: string) {
  const trimmed = group.replace(/^(?:具体|分别|主要)?由/, "").trim();
  const written = DUTY.exec(trimmed.slice(-40))?.[0] ?? "";
  const specific = written === "" && trimmed.length <= 80 ? SPECIFIC.exec(trimmed) : null;
  const special = specific && isNameList(specific[1]!) ? specific : null;
  const duty = special?.[2] ?? written;
  const bare = special?.[1] ?? (duty === "" ? trimmed : trimmed.slice(0, -duty.length));
  const [main = "", ...together] = bare.split(/会同|商(?=市|省|县)/);
  const tail = together.length > 0 ? "会同" : "";
  const names = splitUnits(main);
  const helpers = splitUnits(together.join("、"));
  return {
    names,
    helpers,
    duty: tail + duty,
    leads: duty.includes("牵头") || duty.includes("主办") || tail !== "",
  };
}

/** 2026年底前完成, 长期坚持: when, not who. */
function isTime(group: string): boolean {
  return group.length <= 40 && TIME.test(group) && !isNameList(group);
}

function cutStanding(content: string): { body: string; standing: string | null } {
  let at = 0;
  for (const part of splitOutside(content, ",，;；。")) {
    if (STANDING.test(part)) {
      const body = content.slice(0, at).replace(/[,，;；。\s]+$/, "");
      return { body, standing: content.slice(at).trim() };
    }
    at += part.length + 1;
  }
  return { body: content, standing: null };
}
