import { bracketsIn, splitOutside } from "~/app/drafts/brackets";
import type { Clause, UnitBracket } from "~/app/drafts/outline";
import { dutyGroups, readGroup } from "~/app/drafts/units/duty-groups";
import {
  isLabelOnly,
  labelOf,
  mayHoldLabel,
  withColons,
  withPlainLabels,
} from "~/app/drafts/units/unit-labels";
import { isNameList, LONGEST_BRACKET, looksLikeUnit } from "~/app/drafts/units/unit-names";
import { labelledPassages } from "~/app/drafts/units/unit-passages";
import { unitRows } from "~/app/drafts/units/unit-tables";

const STANDING =
  /各项任务|各项工作均|均需|均由|均为责任|均涉及|此项及以下|以下(?:各项|均|不再|同|任务|工作|相同)|下同|不再(?:一一|逐一|逐项|单独|重复|另行)?(?:列|做分工|作分工|注明)|(?:列|排|排名|位列)(?:在)?(?:第一位|首位|第一|最前)|第一(?:位|个)(?:的)?(?:单位|部门)?(?:者)?为牵头/;
const FIRST_LEADS =
  /(?:列|排|排名|位列|居)(?:在)?(?:第一位|首位|第一|最前)[^,，;；]{0,8}为?(?:牵头|主办|主责)|第一(?:位|个)[^,，;；]{0,8}为(?:牵头|主办|主责)/;
/** A label of something else: 完成时限：2025年底. */
const OTHER_LABEL = /^[\p{Script=Han}]{2,10}\s*[:：]/u;

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
  for (const { at, quote, labelled } of unitRows(text)) {
    const bracketed = found.some((one) => one.at >= at && one.at < at + quote.length);
    const bracket = bracketed ? null : readDuty(labelled, quote);
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
  const trimmed = withPlainLabels(withColons(inner.trim()));
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
  for (const part of dutyGroups(body)) {
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
    } else if (read.alone) {
      (read.leads ? lead : members).push(...read.names);
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
