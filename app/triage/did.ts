import { figure } from "./words";

/** What was done, as the address tells it: `decided.3`, and after more dots what belongs to it. */
export type Did = {
  act: string;
  count: number;
  /** Another value each time that many were worked on: the list forgets its ticks then. */
  many?: string;
  /** Comments that were meant and stay as others decided them. */
  left?: number;
  /** When they were decided, in milliseconds: by it the act can be taken back. */
  at?: number;
};

export const writeDid = ({ act, count, many = "", left = 0, at }: Did): string =>
  [act, count, many, left || "", at ?? ""].join(".").replace(/\.+$/, "");

export function readDid(did: string | null): Did | null {
  const [act = "", count = "", many = "", left = "", at = ""] = (did ?? "").split(".");
  if (!Object.hasOwn(DID_WORDS, act)) return null;
  return {
    act,
    count: whole(count),
    many: many || undefined,
    left: whole(left),
    at: whole(at) || undefined,
  };
}

const whole = (digits: string): number => Number(/^\d{1,15}$/.test(digits) ? digits : 0);

/** Told once in the strip. */
export function didWords(did: Did | null): string | null {
  if (!did) return null;
  const left = did.left ? `；另有 ${figure(did.left)} 条由其他人处理，没有改动` : "";
  return DID_WORDS[did.act]!.replace("#", figure(did.count)) + left;
}

const DID_WORDS: Record<string, string> = {
  decided: "刚刚处理 # 条",
  undone: "刚刚撤销 # 条的处理",
  assigned: "刚刚转办 # 条",
  unassigned: "刚刚撤回转办 # 条",
  shown: "刚刚公开 # 条",
  hidden: "刚刚设为不公开 # 条",
  tied: "已归入条款",
  untied: "已撤回归入",
  named: "主题已改名",
  noted: "备注已保存",
  asked: "已开始重新分析",
  stopped: "已要求停止分析",
  finer: "已开始按新的粗细分析",
  merged: "主题已合并",
  parted: "已撤销合并",
  unmade: "已撤销拆出的主题",
  placed: "刚刚归入主题 # 条",
  lifted: "已撤销归入",
  left: "已移出雷同意见，一并给过的答复仍然有效",
  rejoined: "已放回雷同意见",
  dissolved: "已拆散 # 条雷同意见，给过的答复仍然有效",
  restored: "# 条意见已恢复为雷同意见",
};
