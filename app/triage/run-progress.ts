import type { Stage } from "~/db/tables/triage";
import { figure } from "./words";

/** What the stages are called, and what they count. */
const STAGE_WORDS: Record<Stage, { name: string; unit: string }> = {
  reading: { name: "读取意见", unit: "条" },
  preparing: { name: "整理文字", unit: "条" },
  comparing: { name: "查找相同文字", unit: "批" },
  matching: { name: "识别雷同", unit: "条" },
  segmenting: { name: "切分词语", unit: "批" },
  fitting: { name: "归纳主题", unit: "轮" },
  assigning: { name: "归入主题", unit: "条" },
  storing: { name: "保存结果", unit: "条" },
};

export type Told = { stage: Stage | null; done: number; total: number | null };

/** 识别雷同 12,300/100,000 条 */
export function progressWords({ stage, done, total }: Told): string {
  if (stage === null) return "准备开始";
  const { name, unit } = STAGE_WORDS[stage];
  const count = total === null ? figure(done) : `${figure(done)}/${figure(total)}`;
  return `${name} ${count} ${unit}`;
}
