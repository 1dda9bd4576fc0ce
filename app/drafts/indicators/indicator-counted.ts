import {
  amountOf,
  DEED_ANYWHERE,
  DEED_BEFORE,
  directionOf,
  type Meaning,
  meaning,
  type Place,
  STARTS_WITH_DEED,
} from "~/app/drafts/indicators/indicator-place";
import {
  cutWhat,
  LEVEL,
  objectOf,
  ownWords,
  type Read,
  withoutDeed,
} from "~/app/drafts/indicators/indicator-what";
import { MEASURED, PROCESS } from "~/app/drafts/indicators/indicator-words";

/** 新增50个停车场, 新增停车泊位1000个, 面积12公顷, 场地320处 after a figure. */
export function counted(given: Read, place: Place): Meaning | null {
  const { amount, zone, rest, closes, follows, before } = place;
  const weak = amount.chinese && (amount.value ?? 0) <= 10 && !place.timed;
  const about = /(?:至少|约|近|不少于)$/.exec(zone)?.[0] ?? "";
  const says = about + amountOf(given, amount);
  const direction = directionOf(about, amount);
  const object = closes ? "" : objectOf(given.printed, amount.to, amount.to + rest.length);
  const adjacent = DEED_BEFORE.exec(zone);
  if (adjacent && !/^[的级]/.test(rest)) {
    const deed = adjacent.groups!.deed!;
    const deedFrom = amount.from - adjacent[0].length;
    const doer = ownWords(given, place.from, deedFrom).replace(/至少$/, "");
    const least = /至少$/.test(zone.slice(0, zone.length - adjacent[0].length)) ? "至少" : "";
    if (weak && !/^每|各/.test(doer)) return null;
    if (object !== "") {
      const sized =
        /^以[上下内]$/.test(amount.tail) &&
        /^[^，。；、,;]{1,20}?[0-9]/.test(
          rest + given.masked.slice(amount.to + rest.length, amount.to + rest.length + 1),
        );
      if (sized) return null;
      return meaning(
        given,
        doer + deed + object,
        least + says,
        least ? "at-least" : direction,
        deed,
      );
    }
    if (!closes) return null;
    if (PROCESS.test(deed) && doer !== "") return meaning(given, doer + deed, says, direction, "");
    const earlier = before?.what ?? "";
    const what = doer || (deed === "完成" ? earlier : withoutDeed(earlier)) || given.heading;
    return meaning(given, what, deed + says, direction, deed);
  }
  // 开展2次视力监测和1次脊柱筛查
  if (
    !closes &&
    follows &&
    before?.deed &&
    /[、和及]$/.test(zone) &&
    /^\p{Script=Han}/u.test(rest) &&
    !/^的/.test(rest)
  )
    return meaning(given, before.deed + object, says, direction, before.deed);
  const size =
    /^的/.test(rest) &&
    /(?<deed>设立|组建|建立|发行|筹集|安排|建设|建成|新建).{0,12}?(?<noun>总?规模|总额|面积)$/.exec(
      zone,
    );
  if (size)
    return meaning(given, size.groups!.deed! + object, size.groups!.noun! + says, direction, "");
  if (!closes) return null;
  const level = amount.tail !== "" && MEASURED.test(zone.replace(/在$/, "")) ? "在|" : "";
  const noun = zone.replace(
    new RegExp(`(?:${level}约|近|各|共|共计|总计|均|为|至少|不少于)+$`),
    "",
  );
  const nounTo = place.from + noun.length;
  if (/[的于在]$/.test(noun)) return null;
  const deed = DEED_ANYWHERE.exec(noun)?.groups?.deed;
  if (follows && before && /^(?:[、和及，]|以及)/.test(noun) && noun.length <= 26) {
    const own = ownWords(given, place.from, nounTo);
    const inherits = before.deed !== "" && !STARTS_WITH_DEED.test(own) && own !== "";
    if (LEVEL.test(own))
      return meaning(given, `${withoutLevel(before.what)}（${own}）`, says, direction, "");
    const what = own === "" ? before.what : (inherits ? before.deed : "") + own;
    return meaning(
      given,
      what,
      says,
      direction,
      inherits || own === "" ? before.deed : (deed ?? ""),
    );
  }
  if (weak) return null;
  if (deed || MEASURED.test(noun) || (before && noun !== ""))
    return meaning(
      given,
      cutWhat(given, place.from, nounTo, before?.what ?? ""),
      says,
      direction,
      deed ?? "",
    );
  return null;
}

const withoutLevel = (what: string): string =>
  what.replace(/（[国省市县区乡镇村家]{1,2}级?）$/, "");

/** 建成区45%以上的面积达到要求; 年均5%以上的增长. */
export function shareOf(given: Read, place: Place): Meaning | null {
  const { amount, zone, rest, before } = place;
  if (amount.unit !== "%" && amount.value !== null) return null;
  const grows = /^的?(?:增长|增速|增幅|速度增长|速度递增)/.exec(rest);
  if (grows && !/[\p{Script=Han}]/u.test(rest.slice(grows[0].length, grows[0].length + 1))) {
    const what = cutWhat(given, place.from, amount.from, before?.what ?? "");
    return meaning(given, what, amountOf(given, amount) + grows[0], "increase", "");
  }
  if (!/^的[\p{Script=Han}]{1,16}(?:达到|达标|实现|完成|建成|纳入|通过|消除)/u.test(rest))
    return null;
  return meaning(
    given,
    ownWords(given, place.from, place.from + zone.length) +
      objectOf(given.printed, amount.to, amount.to + rest.length),
    amountOf(given, amount),
    directionOf("", amount),
    "",
  );
}
