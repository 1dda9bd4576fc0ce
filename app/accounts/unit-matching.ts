import { linesOfBody, sameBody } from "~/app/accounts/unit-abbreviations";

export type KnownUnit = { id: number; name: string; aliases: readonly string[] };

/**
 * How a name of a draft stands to the office's list. `sure`: the same name, an alias that a person
 * has confirmed, or the same name with the city written out. `likely`: a common short name, or
 * the same letters in the same order; a person confirms it. Different bodies are never joined.
 */
export type UnitMatch =
  | { certainty: "sure"; id: number }
  | { certainty: "likely"; id: number; reason: string }
  | { certainty: "group" }
  | { certainty: "unknown" };

/** Names of many at once: 各县（市、区）人民政府, 市直有关部门. */
export function isCollective(name: string): boolean {
  return COLLECTIVE.test(tidy(name));
}

const COLLECTIVE =
  /^(?:全[市县区省]|[市省县区](?:直|级|属)?|沿[江河海湖线]|本[市县区])?各(?!界)|^(?:[市省县区](?:直|级|属)?)?(?:有关|相关|其他|其它|成员|责任|牵头|配合|主管|行业主管|行业|属地|所在地?|辖区|事发地|沿线|受援|当地|对口)(?:[^，]{0,8})?(?:部门|单位|政府|机构|企业|地区|街道|乡镇|县|区|市|委办局)|^(?:(?:县区|县市区|区县|乡镇|镇街|镇|乡)(?:[(（][^)）]*[)）])?级?|[县区市]级)(?:人民)?政府$|^(?:县|区)\(.{1,6}\)(?:级)?(?:人民)?政府|^[市省县区]直(?:有关|各|相关)?(?:部门|单位)|(?:等|有关|相关|主管|职能|责任)(?:部门|单位)(?:和单位|、单位)?$|^(?:部门|单位|企业|责任单位|牵头单位|相关企业|属地|乡镇|街道|镇街|县市区|县区|区县|各方)$/;

/** Matches each name against the list. `office` is the office's own name, which says its place. */
export function matchUnits(
  names: readonly string[],
  known: readonly KnownUnit[],
  office: string,
): Map<string, UnitMatch> {
  const own = placeOfOffice(office);
  const exact = new Map<string, number>();
  for (const unit of known) for (const alias of unit.aliases) exact.set(tidy(alias), unit.id);
  for (const unit of known) exact.set(tidy(unit.name), unit.id);
  const read = known.flatMap((unit) =>
    [unit.name, ...unit.aliases].map((name) => ({ unit, seat: seatOf(name, own) })),
  );
  const byPlace = new Map<string, typeof read>();
  for (const one of read)
    byPlace.set(one.seat.place, [...(byPlace.get(one.seat.place) ?? []), one]);
  return new Map(names.map((name) => [name, matchOne(name)]));

  function matchOne(name: string): UnitMatch {
    const id = exact.get(tidy(name));
    if (id !== undefined) return { certainty: "sure", id };
    if (isCollective(name)) return { certainty: "group" };
    const seat = seatOf(name, own);
    const near = byPlace.get(seat.place) ?? [];
    const same = near.find((one) => one.seat.body === seat.body);
    if (same) {
      const spelled = seat.named && same.seat.named;
      const { id: unit, name: full } = same.unit;
      return spelled
        ? { certainty: "sure", id: unit }
        : { certainty: "likely", id: unit, reason: `“${full}”去掉地名后相同` };
    }
    const short = near.find((one) => sameBody(one.seat.body, seat.body));
    if (short)
      return { certainty: "likely", id: short.unit.id, reason: `“${short.unit.name}”的通用简称` };
    const alike = near.filter((one) => isAbbreviation(one.seat.body, seat.body));
    const units = new Set(alike.map((one) => one.unit.id));
    // Where two bodies could be meant, none is.
    if (units.size !== 1) return { certainty: "unknown" };
    const { id: unit, name: full } = alike[0]!.unit;
    return { certainty: "likely", id: unit, reason: `与“${full}”用字相近` };
  }
}

export type Twin = { from: number; into: number; reason: string };

/** Pairs of the list that may be one unit under two names, the shorter of each to go. */
export function likelyTwins(units: readonly KnownUnit[], office: string): Twin[] {
  const own = placeOfOffice(office);
  const near = new Map<string, { unit: KnownUnit; seat: Seat }[]>();
  const twins: Twin[] = [];
  for (const unit of [...units].sort((one, other) => other.name.length - one.name.length)) {
    const seat = seatOf(unit.name, own);
    const shelves = [seat.body[0] ?? "", ...linesOfBody(seat.body)].map(
      (shelf) => `${seat.place} ${shelf}`,
    );
    const other = shelves
      .flatMap((shelf) => near.get(shelf) ?? [])
      .find(
        (one) => sameBody(one.seat.body, seat.body) || isAbbreviation(one.seat.body, seat.body),
      );
    if (other && twins.length < MOST_TWINS)
      twins.push({ from: unit.id, into: other.unit.id, reason: `可能就是“${other.unit.name}”` });
    else for (const shelf of shelves) near.set(shelf, [...(near.get(shelf) ?? []), { unit, seat }]);
  }
  return twins;
}

const MOST_TWINS = 50;

/** 澄江市发展和改革委员会 → 澄江市; null where the name does not say. */
export function placeOfOffice(office: string): string | null {
  return (
    /^(?:\p{Script=Han}{2,6}省)?(\p{Script=Han}{2,5}?[市县区州盟旗])/u.exec(tidy(office))?.[1] ??
    null
  );
}

/** Where a body sits and what it is; `named` where the name says the place. */
type Seat = { place: string; body: string; named: boolean };

const OWN = "本地";

function seatOf(name: string, own: string | null): Seat {
  let text = tidy(name)
    .replace(/^国家税务总局(?=.)/, "")
    .replace(/^国网/, "")
    .replace(/^中国共产主义青年团|^共青团/, "团")
    .replace("高新技术产业开发区", "高新区")
    .replace("经济技术开发区", "经开区")
    .replace("经济开发区", "经开区")
    .replace("综合保税区", "综保区");
  const level = own?.at(-1) ?? "";
  const stem = own?.slice(0, -1) ?? "";
  // 团市委, 团澄江市委: the place stands inside.
  const league = /^团(?:(\p{Script=Han}{0,5}[市县区]))委(?:员会)?$/u.exec(text);
  if (league) text = `${league[1]}团委`;
  text = text.replace(/^中(?:共|国共产党)(?=.)/, "");
  if (own && text.startsWith(own)) return { place: OWN, body: text.slice(own.length), named: true };
  if (stem.length >= 2 && text.startsWith(stem) && !/^.{0,3}[县区]/.test(text.slice(stem.length)))
    return { place: OWN, body: text.slice(stem.length), named: true };
  const at = stem.length >= 2 ? text.indexOf(own!) : -1;
  if (at > 0)
    return { place: OWN, body: text.slice(0, at) + text.slice(at + own!.length), named: true };
  const bare = /^([市县区省州盟旗])(?=\p{Script=Han}{2})/u.exec(text)?.[1];
  if (bare) return { place: bare === level ? OWN : bare, body: text.slice(1), named: true };
  const zone =
    /^(?:\p{Script=Han}{2,4})?(?:高新区|经开区|综保区|保税区|开发区|示范区|度假区)/u.exec(
      text,
    )?.[0];
  if (zone) {
    const place = stem && zone.startsWith(stem) ? zone.slice(stem.length) : zone;
    return { place, body: text.slice(zone.length), named: true };
  }
  const other = /^(\p{Script=Han}{2,3}?[市县区省州盟旗])(?=\p{Script=Han}{2})/u.exec(text)?.[1];
  if (
    other &&
    !/^(?:城市|都市|社区|园区|小区|超市|夜市|股市)/.test(other) &&
    !/市$/.test(other.slice(0, -1))
  )
    return { place: other, body: text.slice(other.length), named: true };
  return { place: OWN, body: text, named: false };
}

/** 自然资源局 and 自然资源和规划局: the shorter's letters in order, the same beginning and the same end. */
function isAbbreviation(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short === long || short[0] !== long[0]) return false;
  const [shortHead, longHead] = [headOf(short), headOf(long)];
  if (shortHead.kind === "" || shortHead.kind !== longHead.kind) return false;
  const [letters, words] = [shortHead.rest, longHead.rest];
  if (letters.length < 2) return false;
  let at = 0;
  for (const letter of letters) {
    at = words.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

const HEADS: readonly [kind: string, endings: RegExp][] = [
  ["分局", /(?:分局|分公司|分行|支行|分院|分中心)$/],
  ["支队", /(?:支队|大队|总队)$/],
  ["管委会", /(?:管委会|管理委员会)$/],
  ["委", /(?:委员会|委)$/],
  ["办", /(?:办公室|办)$/],
  ["局", /局$/],
  ["厅", /厅$/],
  ["部", /部$/],
  ["中心", /中心$/],
  ["院", /院$/],
  ["公司", /(?:集团有限公司|有限责任公司|股份有限公司|有限公司|集团公司|公司|集团)$/],
  ["会", /(?:联合会|协会|学会|商会|会)$/],
  ["校", /(?:大学|学院|学校|中学|小学)$/],
];

function headOf(body: string): { kind: string; rest: string } {
  for (const [kind, endings] of HEADS) {
    const found = endings.exec(body);
    if (found) return { kind, rest: body.slice(0, found.index) };
  }
  return { kind: "", rest: body };
}

/** Without spaces, brackets in one width. */
const tidy = (name: string): string =>
  name
    .replace(/[\s\u3000]/g, "")
    .replace(/（/g, "(")
    .replace(/）/g, ")");
