import { type Meaning, meaning, type Place } from "~/app/drafts/indicators/indicator-place";
import { cutWhat, ownWords, type Read } from "~/app/drafts/indicators/indicator-what";

/** 实现行政村全覆盖, 翻一番, 零事故. */
export function inWords(given: Read, { amount, zone, from, rest, before }: Place): Meaning | null {
  if (/^\p{Script=Han}/u.test(rest)) return null;
  const scope = /全覆盖$/.test(given.masked.slice(amount.from, amount.to))
    ? (/实现(?<scope>[^，。实现]{0,16})$/.exec(zone)?.groups?.scope ?? "")
    : "";
  const verb =
    /(?:实现|达到|做到|确保|基本|力争|保持|为|是|比\d{4}年)+$/.exec(
      zone.slice(0, zone.length - scope.length),
    )?.[0] ?? "";
  const says = given.printed.slice(amount.from - scope.length, amount.to);
  const what = cutWhat(given, from, amount.from - scope.length - verb.length, before?.what ?? "");
  // 全市实现5G信号全覆盖
  if (scope !== "" && /^(?:全[市区县省]|共同|城乡|各地)$/.test(what))
    return meaning(
      given,
      what.replace("共同", "") + says.slice(0, scope.length),
      says.slice(scope.length),
      "reach",
      "",
    );
  return meaning(given, what, says, /翻|增/.test(says) ? "increase" : "reach", "");
}

/** 24小时内响应, 5个工作日内办结: how fast; the time limits of a rule are not read here. */
export function inTime(
  given: Read,
  { amount, zone, rest, from, follows, before }: Place,
): Meaning | null {
  if (given.inRule) return null;
  const within = /^(?:以|之)?内$/.test(amount.tail) ? "" : (/^内/.exec(rest)?.[0] ?? null);
  if (within === null) return null;
  const act =
    /^(?:完成|作出|予以|全部|及时)?(?:响应|办结|处置|到达|反馈|答复|修复|审结|办理|送达|到位|回应|公布|处理|整改|拨付|上门|抵达|出具|反应)(?:(?!并|且)\p{Script=Han}){0,8}/u.exec(
      rest.slice(within.length),
    )?.[0];
  if (!act) return null;
  const doer = follows ? "" : ownWords(given, from, amount.from - (/在$/.test(zone) ? 1 : 0));
  const what = (doer || before?.what.replace(LAST_ACT, "") || given.heading) + act;
  return meaning(given, what, given.printed.slice(amount.from, amount.to) + within, "at-most", "");
}
const LAST_ACT = /(?:响应|办结|处置|到达|反馈|答复|修复|办理|处理|整改)$/;
