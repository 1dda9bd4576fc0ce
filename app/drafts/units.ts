import { bracketsIn, splitOutside } from "~/app/drafts/brackets";
import type { UnitBracket } from "~/app/drafts/outline";
import { looksLikeUnit, splitUnits } from "~/app/drafts/unit-names";

const LONGEST_BRACKET = 1200;

const LABEL =
  /^(?:(?:市级|省级|县级|主要)?(?:牵头|责任|配合|参与|参加|主办|协办|承办|落实|实施|指导|协同|协作|协助|主责|组织)(?:领导|和(?:责任|配合|参与))?(?:单位|部门|处室|科室|主体)|牵头|配合|责任)(?:\((?:部门|单位)\)|（(?:部门|单位)）)?\s*[:：]/;
const DUTY =
  /(?:等(?:有关|相关|市直|各|成员)*(?:部门|单位)?(?:和单位)?)?(?:(?:按照|按|根据|依|依据|结合)(?:各自|部门)?(?:的)?(?:职责|职能)(?:和)?(?:分工)?|分工|共同|分别|各自|具体|组织|联合|协同|全程|总|主要)*(?:牵头负责|牵头组织|牵头实施|牵头落实|牵头|分工负责|负责落实|负责实施|抓好落实|组织落实|组织实施|负责|配合落实|配合|参与|参加|落实|指导|实施|主办|协办|承办|协助|支持|推进)$/;
const STANDING =
  /各项任务|各项工作均|均需|均由|均为责任|以下(?:各项|均|不再|同|任务|工作|相同)|下同|不再(?:一一|逐一|逐项|单独)?列|(?:列|排|排名|位列)(?:在)?(?:第一位|首位|第一|最前)|第一(?:位|个)(?:的)?(?:单位|部门)?(?:者)?为牵头/;
const FIRST_LEADS =
  /(?:列|排|排名|位列|居)(?:在)?(?:第一位|首位|第一|最前)[^,，;；]{0,8}为?(?:牵头|主办|主责)|第一(?:位|个)[^,，;；]{0,8}为(?:牵头|主办|主责)/;
/** A label of something else: 完成时限：2025年底. */
const OTHER_LABEL = /^[\p{Script=Han}]{2,10}\s*[:：]/u;

/** A line that names who is responsible for the clause before it. */
export function isUnitLine(text: string): boolean {
  if (text.length > LONGEST_BRACKET) return false;
  if (LABEL.test(text)) return readDuty(text, text) !== null;
  const [only] = bracketsIn(text);
  if (only?.from !== 0 || only.to < text.replace(/[。.]$/, "").length) return false;
  return readBracket(only.inner, text, true) !== null;
}

/** Every responsibility bracket of a clause, in the order in which they stand. */
export function readUnits(text: string): UnitBracket[] {
  const found: { at: number; bracket: UnitBracket }[] = [];
  for (const { from, to, inner } of bracketsIn(text)) {
    const closing = to >= text.length || /^[。.；;]?\s*(?:\n|$)/.test(text.slice(to, to + 3));
    const bracket = readBracket(inner, text.slice(from, to), closing);
    if (bracket) found.push({ at: from, bracket });
  }
  let at = 0;
  let run: { at: number; lines: string[] } | null = null;
  for (const line of text.split("\n")) {
    if (line.length <= LONGEST_BRACKET && LABEL.test(line)) {
      run ??= { at, lines: [] };
      run.lines.push(line);
    } else if (run) {
      push(run);
      run = null;
    }
    at += line.length + 1;
  }
  if (run) push(run);
  return found.sort((left, right) => left.at - right.at).map(({ bracket }) => bracket);

  function push({ at: start, lines }: { at: number; lines: string[] }) {
    const bracket = readDuty(lines.join(";"), lines.join("\n"));
    if (bracket) found.push({ at: start, bracket });
  }
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
  const trimmed = inner.trim();
  if (LABEL.test(trimmed)) return readDuty(trimmed, quote);
  const duty = readDuty(trimmed, quote);
  if (!duty) return null;
  const names = [...duty.lead, ...duty.members];
  if (names.length === 0) return null;
  if (duty.mode === "") return closing && names.every(isPlainUnit) ? duty : null;
  return names.some(looksLikeUnit) && names.every((name) => name.length <= 40) ? duty : null;
}

/** Without any word of duty only names that can be nothing else make a responsibility bracket. */
function isPlainUnit(name: string): boolean {
  return (
    looksLikeUnit(name) &&
    /^(?:市|省|县|区|各|国家|\p{Script=Han}{2,3}[市县区])/u.test(name) &&
    /(?:局|委|办|部|厅|院|府|委会|中心|海关|银行|集团|公司)$/.test(name)
  );
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
    const labelled = LABEL.exec(part.trim());
    if (labelled) {
      labels += 1;
      const words = labelled[0].replace(/\s*[:：]$/, "");
      modes.push(words);
      target = /牵头|主办|主责/.test(words) ? lead : members;
    } else if (OTHER_LABEL.test(part.trim())) {
      target = ignored;
      labels += 1;
    }
    const group = labelled ? part.trim().slice(labelled[0].length) : part.trim();
    if (group === "") continue;
    const read = readGroup(group);
    if (read.duty) modes.push(read.duty);
    if (labels > 0) {
      target.push(...read.names);
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
  if (lead.length + members.length === 0) return null;
  const mode = [...new Set(modes)].join(labels > 0 ? "/" : "，");
  return { lead, members, mode, standing, quote };
}

/** 市发改委会同市财政局牵头: names, who helps, and the words of the duty. */
function readGroup(group: string) {
  const trimmed = group.replace(/^(?:具体|分别|主要)?由/, "").trim();
  const duty = DUTY.exec(trimmed.slice(-40))?.[0] ?? "";
  const bare = duty === "" ? trimmed : trimmed.slice(0, -duty.length);
  const [main = "", ...together] = bare.split(/会同|商(?=市|省|县)/);
  const tail = together.length > 0 ? "会同" : "";
  const names = splitUnits(main.replace(/等(?:有关|相关)?(?:部门|单位)*$/, ""));
  const helpers = splitUnits(together.join("、").replace(/等(?:有关|相关)?(?:部门|单位)?$/, ""));
  return {
    names,
    helpers,
    duty: tail + duty,
    leads: duty.includes("牵头") || duty.includes("主办") || tail !== "",
  };
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
