import { splitOutside } from "~/app/drafts/brackets";
import { isNameList, looksLikeUnit, splitUnits } from "~/app/drafts/units/unit-names";

const DUTY =
  /(?:等(?:有关|相关|市直|各|成员)*(?:部门|单位)?(?:和单位)?)?(?:(?:按照|按|根据|依|依据|结合)(?:各自|部门)?(?:的)?(?:职责|职能)(?:和)?(?:分工)?|分工|负责|共同|分别|各自|具体|组织|联合|协同|全程|总|主要)*(?:牵头(?:并|抓)?(?:负责|组织|实施|落实|总)?|主责|为主|分工负责|负责落实|负责实施|抓好落实|组织落实|组织实施|负责|(?:配合|参与|协助)(?:落实|实施|推进)|配合|参与|参加|落实|指导|实施|主办|协办|承办|协助|协同|协作|支持|推进|(?:[是为均]{1,2}|作为)(?:(?:牵头|主办|主责|责任|配合|协办|协助|参与|参加|落实|实施|指导|监督|支持)(?:责任)?(?:单位|部门)|责任主体))$/;
/** "市委组织部负责认定": what exactly somebody does. */
const SPECIFIC =
  /^([^，。；]{2,60}?)(牵头|负责|指导|配合|参与|协助|承担)(?!(?:单位|部门|制))\p{Script=Han}{1,8}(?<![的外目业位])$/u;

/** 市教育局（牵头）: what this one has to do, and none of those named before. */
const OWN_DUTY =
  /[(（](牵头|主办|主责|负责|配合|协办|协助|参与|(?:牵头|主办|责任|配合|协办|参与)(?:单位|部门))[)）]$/;

/** 市农业农村局牵头、: behind a word of duty 、 and a space part groups, as ， does. */
const SEAM = /[、\s\u3000]/;

/** 市农业农村局牵头市供销社配合: nothing parts the groups. */
const GLUED = /^(.{2,40}?(?:牵头|负责|主办))(?=[市省县区各])/;

/** The groups of names of a responsibility bracket, each with the words of its own duty. */
export function dutyGroups(body: string): string[] {
  return splitOutside(body, ",，;；。\n").flatMap(groupsWithin).flatMap(glued);
}

function groupsWithin(part: string): string[] {
  if (!SEAM.test(part)) return [part];
  const groups: string[] = [];
  let from = 0;
  let at = 0;
  let name = 0;
  for (const piece of splitOutside(part, "、 \t\u3000")) {
    if (name > from && OWN_DUTY.test(piece)) {
      groups.push(part.slice(from, name - 1));
      from = name;
    }
    at += piece.length;
    if (at < part.length && endsWithDuty(part.slice(name, at))) {
      groups.push(part.slice(from, at));
      from = at + 1;
    }
    at += 1;
    name = at;
  }
  return [...groups, part.slice(from)].filter((group) => group !== "");
}

function glued(group: string): string[] {
  const first = GLUED.exec(group)?.[1];
  if (!first || !endsWithDuty(first) || !endsWithDuty(group.slice(first.length))) return [group];
  return [first, group.slice(first.length)];
}

/** A name and what it has to do, and no more words of that: not the 配合 of 牵头、配合. */
function endsWithDuty(piece: string): boolean {
  const own = OWN_DUTY.exec(piece);
  if (own) return looksLikeUnit(piece.slice(0, own.index));
  const duty = DUTY.exec(piece.slice(-40))?.[0] ?? "";
  return duty !== "" && looksLikeUnit(piece.slice(0, -duty.length));
}

/** 市发改委会同市财政局牵头: names, who helps, and the words of the duty. */
export function readGroup(group: string) {
  const own = OWN_DUTY.exec(group);
  const trimmed = withoutOpening(own ? group.slice(0, own.index) : group);
  const written = own?.[1] ?? DUTY.exec(trimmed.slice(-40))?.[0] ?? "";
  const specific = written === "" && trimmed.length <= 80 ? SPECIFIC.exec(trimmed) : null;
  const special = specific && isNameList(specific[1]!) ? specific : null;
  const duty = special?.[2] ?? written;
  const bare = special?.[1] ?? (own || duty === "" ? trimmed : trimmed.slice(0, -duty.length));
  const [main = "", ...together] = bare.split(/会同|商(?=市|省|县)/);
  const tail = together.length > 0 ? "会同" : "";
  // 市发改委牵头会同市财政局: whoever is joined by others leads them.
  const names = splitUnits(tail === "" ? main : main.replace(DUTY, ""));
  const helpers = splitUnits(together.join("、"));
  return {
    names,
    helpers,
    duty: tail + duty,
    leads: /牵头|主办|主责|为主/.test(duty) || tail !== "",
    /** The duty is that of these names alone. */
    alone: own !== null,
  };
}

/** Without the 由 of 由市发改委负责 and the 以 of 以市发改委为主. */
function withoutOpening(group: string): string {
  return group.replace(/^(?:(?:具体|分别|主要)?由|以(?=[市省县区]))/, "").trim();
}
