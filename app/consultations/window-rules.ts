import type { OfficeTerms } from "~/app/accounts/office-terms.queries.server";
import { isoShanghai } from "~/app/platform/time";
import { workingDaysBetween } from "~/app/platform/working-days";
import type { WindowRule } from "~/db/tables/consultations";
import { USUAL_DAYS, windowDays } from "./window";

type Rule = { words: string; hint: string; basis: string };

/** What a document is decides for how long the public is heard. */
export const RULES: Record<WindowRule, Rule> = {
  decision: {
    words: "重大行政决策（规划、方案、计划等）",
    hint: "一般不少于 30 天；拿不准的选这一项",
    basis: "《重大行政决策程序暂行条例》第十五条",
  },
  legislation: {
    words: "法规、规章草案",
    hint: "一般不少于 30 天",
    basis: "《规章制定程序条例》第十五条、《立法法》第四十条",
  },
  market: {
    words: "同经营主体生产经营密切相关的文件",
    hint: "一般不少于 30 天，并反馈采纳情况",
    basis: "《优化营商环境条例》第六十二条",
  },
  regulatory: {
    words: "其他行政规范性文件",
    hint: "一般不少于 7 个工作日，各地规定不同的，由管理员在“运行情况”的“工作日历”里设置",
    basis: "当地的行政规范性文件管理规定",
  },
};

export type Measured = {
  /** As 民法典 §§200–203 count: the day of opening is not counted, the last day is. */
  days: number;
  workingDays: number;
  short: boolean;
  /** 30 天, 7 个工作日. */
  asked: string;
  /** 公示 29 天, 公示 9 天（6 个工作日）. */
  counted: string;
  /** How many days of its kind are missing; 0 where none are. */
  missing: number;
  /** False where the working days run through a year whose holidays are not known. */
  known: boolean;
  basis: string;
};

/** Holds a window against the rule for its kind of document. `closesAt` is exclusive. */
export function measureWindow(
  opensAt: Date,
  closesAt: Date,
  rule: WindowRule,
  { calendar, regulatoryDays }: OfficeTerms,
): Measured {
  const days = windowDays(opensAt, closesAt);
  const last = new Date(closesAt.getTime() - 1);
  const dayOf = (at: Date) => isoShanghai(at).slice(0, 10);
  const working = workingDaysBetween(dayOf(opensAt), dayOf(last), calendar);
  const byWorkingDays = rule === "regulatory";
  const [asked, counted] = byWorkingDays ? [regulatoryDays, working.days] : [USUAL_DAYS, days];
  return {
    days,
    workingDays: working.days,
    short: counted < asked,
    asked: byWorkingDays ? `${asked} 个工作日` : `${asked} 天`,
    counted: byWorkingDays ? `公示 ${days} 天（${working.days} 个工作日）` : `公示 ${days} 天`,
    missing: Math.max(0, asked - counted),
    known: !byWorkingDays || working.known,
    basis: RULES[rule].basis,
  };
}

/** The refusal of a short window that gives no reason. */
export const shortWindowFault = ({ counted, asked }: Measured): string =>
  `${counted}，少于 ${asked}，请向公众说明理由`;

/** How a title makes the kind likely; the rule with the longer term where in doubt. */
export const likelyRule = (title: string): WindowRule =>
  /(?:条例|规章|规定(?:草案)?)(?:[（(][^（()）]*[)）])*$/.test(title) ? "legislation" : "decision";
