import { type Status, statusAt } from "./window";

export type OfficeStage = "preparing" | Status;

type Dated = {
  publishedAt: Date | null;
  opensAt: Date | null;
  closesAt: Date | null;
  answeredAt: Date | null;
  withdrawnAt: Date | null;
};

const ORDER: { key: OfficeStage; words: string }[] = [
  { key: "closed", words: "已截止，待研究反馈" },
  { key: "open", words: "正在征求意见" },
  { key: "planned", words: "即将开始" },
  { key: "preparing", words: "准备中，尚未公布" },
  { key: "answered", words: "已反馈" },
  { key: "withdrawn", words: "已撤回" },
];

export function officeStage(one: Dated, now: Date): OfficeStage {
  const { publishedAt, opensAt, closesAt, answeredAt, withdrawnAt } = one;
  if (!publishedAt || !opensAt || !closesAt) return "preparing";
  return statusAt({ opensAt, closesAt, answeredAt, withdrawnAt }, now);
}

/**
 * The stages that hold anything, what waits for the office first. Within a stage the nearest
 * deadline comes first where something is due, otherwise the order that was given.
 */
export function stagesForOffice<T extends Dated>(consultations: readonly T[], now: Date) {
  const time = (one: T) => one.closesAt?.getTime() ?? 0;
  return ORDER.map(({ key, words }) => {
    const within = consultations.filter((one) => officeStage(one, now) === key);
    const due = key === "open" || key === "closed";
    return {
      key,
      words,
      consultations: due ? within.sort((one, other) => time(one) - time(other)) : within,
    };
  }).filter((stage) => stage.consultations.length > 0);
}
