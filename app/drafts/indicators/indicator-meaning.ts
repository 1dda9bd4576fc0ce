import { counted, shareOf } from "~/app/drafts/indicators/indicator-counted";
import {
  amountOf,
  DEED_ANYWHERE,
  DEED_BEFORE,
  directionOf,
  type Meaning,
  meaning,
  type Place,
} from "~/app/drafts/indicators/indicator-place";
import { inTime, inWords } from "~/app/drafts/indicators/indicator-special";
import {
  cutWhat,
  objectOf,
  ownWords,
  phraseStart,
  type Read,
} from "~/app/drafts/indicators/indicator-what";
import { CHANGES, COMPARATORS, NO_PROMISE } from "~/app/drafts/indicators/indicator-words";

const COMPARED = new RegExp(`(?:${COMPARATORS})(?:了)?(?:约|近|到|人民币|各|均|有)?$`);
const CHANGED = new RegExp(
  `(?:${CHANGES})(?:了|约|近|幅度|不低于|不少于|超过|达到|达|为|至少|各)*$`,
);
const BASELINE = /(?:由|从)(?:[^，。由从]{0,6}年的?|目前的?|现在的?|现状的?)?(?:约|近)?$/;
const COMPARISON =
  /(?:(?:高于|低于|快于|慢于|超过)[^，。]{2,16}|(?:与|比|较|在)(?:[12]\d{3}年|上一?年|去年|目前|现状|基期|同期|规划前|改造前|全国|全省)[度底末]?(?:同期|水平|相比|基础上|平均水平)?(?:再|均|都|分别|累计|力争|可|将)?)$/;
const LOOSE =
  /^(?:为|占|约|近|平均|均|各|仅|保持|总计|共计|合计|累计|全部|实现|确保|保证|过|满|少于|多于|大于|小于|低于|高于)/;
/** Words of fines and grants that govern every sum of their sentence. */
const GRANTED = /罚款|处以|罚金|给予|奖补/;
/** 为5万户老年人家庭实施改造 */
const FOR = /^[^，]{0,20}?(?:实施|提供|开展|免费|建立|配备|安装|更换|办理|发放|进行)/;
const STATE = /^(?:通航|水平|标准|条件|规模|目标|要求|能力|峰值)/;

/** What the amount promises; null where it only describes a thing. */
export function meaningOf(given: Read, place: Place): Meaning | null {
  const { masked } = given;
  const { amount, zone, rest } = place;
  if (NO_PROMISE.test(masked.slice(phraseStart(masked, amount.from), amount.from))) return null;
  if (amount.unit.includes("元") && GRANTED.test(masked.slice(0, amount.from))) return null;
  if (amount.sort === "words") return inWords(given, place);
  // 由3.1个增加到5.0个: the first is where it stands today.
  if (BASELINE.test(zone) && place.next && /(?:到|至|为)(?:约|近)?$/.test(rest)) return null;
  if (amount.sort === "lost") return lostDigits(given, place);
  return (
    compared(given, place) ??
    changed(given, place) ??
    (amount.sort === "time"
      ? inTime(given, place)
      : amount.sort === "bare"
        ? null
        : (shareOf(given, place) ?? counted(given, place)))
  );
}

/** 达到5万吨级, 不低于95%, 新增不少于50个停车场. */
function compared(given: Read, place: Place): Meaning | null {
  const { amount, zone, rest, closes, before } = place;
  const word = COMPARED.exec(zone)?.[0];
  if (!word) return null;
  const head = zone.slice(0, zone.length - word.length);
  const deed = DEED_BEFORE.exec(head);
  const wordFrom = amount.from - word.length;
  if (word === "为" && FOR.test(rest)) {
    const whom = objectOf(given.printed, amount.to, amount.to + rest.length);
    const what = ownWords(given, place.from, wordFrom) + whom;
    return meaning(given, what, amountOf(given, amount), "reach", "");
  }
  const bounded = /不|至少|至多|最/.test(word);
  const modifies = /^的/.test(rest);
  if (/^(?:约|近|满|过|仅|各|共计|总计|合计|累计|平均|均|全部)/.test(word)) return null;
  if (amount.sort === "time" && LOOSE.test(word) && !/^为/.test(word)) return null;
  if (!bounded && modifies && !deed) return null;
  if (
    !closes &&
    !bounded &&
    !deed &&
    !STATE.test(rest) &&
    !/^(?:达到|突破|提高|增|压|缩|降|控)/.test(word)
  )
    return null;
  const says = given.printed.slice(wordFrom, amount.to).replace(/^为/, "");
  const direction = directionOf(word, amount);
  const raised = fromBaseline(given, place, head, says);
  if (raised) return raised;
  if (deed && !closes && !STATE.test(rest)) {
    const doer = ownWords(given, place.from, wordFrom - deed[0].length);
    const object = objectOf(given.printed, amount.to, amount.to + rest.length);
    return meaning(given, doer + deed.groups!.deed + object, says, direction, deed.groups!.deed!);
  }
  if (bounded && modifies) {
    const own = DEED_ANYWHERE.exec(head)?.groups?.deed;
    const object = objectOf(given.printed, amount.to, amount.to + rest.length);
    if (own) return meaning(given, own + object, says, direction, own);
  }
  if (bounded && !closes && !STATE.test(rest)) {
    const own = ownWords(given, place.from, wordFrom);
    const object = objectOf(given.printed, amount.to, amount.to + rest.length);
    return meaning(given, own + object, says, direction, "");
  }
  const what = cutWhat(given, place.from, wordFrom, before?.what ?? "");
  const parts = /分别(?:力争)?$/.test(head) ? what.split(/[、和]/) : [];
  const shared = parts.length > 1 ? parts : [];
  const found = meaning(given, shared[0] ?? what, says, direction, "");
  return found && { ...found, shared: shared.slice(1) };
}

/** 由3.1个增加到5.0个 as one phrase. */
function fromBaseline(given: Read, place: Place, head: string, says: string): Meaning | null {
  const { amount, previous, before } = place;
  if (!previous || previous.from < place.from || previous.to > amount.from) return null;
  if (/[^再逐步稳提高升]/.test(head.slice(previous.to - place.from))) return null;
  const base = BASELINE.exec(
    given.masked.slice(Math.max(place.from, previous.from - 20), previous.from),
  );
  if (!base) return null;
  const from = previous.from - base[0].length;
  const what = cutWhat(given, place.from, from, before?.what ?? "");
  return meaning(
    given,
    what,
    given.printed.slice(from, amount.from - says.length + (amount.to - amount.from)) + says,
    "reach",
    "",
  );
}

/** 比2026年下降40%, 年均增长8%. */
function changed(given: Read, place: Place): Meaning | null {
  const { amount, zone, rest, closes, before } = place;
  const word = CHANGED.exec(zone)?.[0];
  if (!word || !(closes || DEED_BEFORE.test(zone))) return null;
  const direction = /[减降缩削下]/.test(word) ? "decrease" : "increase";
  const head = zone.slice(0, zone.length - word.length);
  if (!closes) {
    const object = objectOf(given.printed, amount.to, amount.to + rest.length);
    if (object === "" || /^的/.test(rest)) return null;
    const doer = ownWords(given, place.from, place.from + head.length);
    return meaning(given, doer + word + object, amountOf(given, amount), direction, word);
  }
  const from = place.from + head.length - (COMPARISON.exec(head)?.[0].length ?? 0);
  const what = cutWhat(given, place.from, from, before?.what ?? "");
  return meaning(given, what, given.printed.slice(from, amount.to), direction, "");
}

/** 达到亿元: unknown, and said to be so. */
function lostDigits(given: Read, { amount, zone, from, before }: Place): Meaning | null {
  const word = COMPARED.exec(zone)?.[0] ?? CHANGED.exec(zone)?.[0] ?? "";
  const what = cutWhat(given, from, amount.from - word.length, before?.what ?? "");
  return meaning(given, what, word + amountOf(given, amount), directionOf(word, amount), "");
}
