import { Keys, reachControl } from "~/app/ui/keys";
import { onFinding, stepFinding } from "./draft-keys";

const LIST = [
  ["j k", "下一处 / 上一处"],
  ["y 回车", "确认简称；指标不列入或恢复"],
  ["n", "是另一个单位，添加"],
  ["o", "到草案里那一条去"],
  ["?", "显示或收起本表"],
] as const;

/** The keys of the page of units and key figures: the same as those of the findings. */
export function ReadingKeys() {
  return (
    <Keys remembered="draft-keys" title="快捷键" use="启用单键快捷键" list={LIST} press={press} />
  );
}

function press(key: string, target: HTMLElement): boolean {
  const finding = target.closest<HTMLElement>(".finding[id]");
  if (key === "j" || key === "k") return stepFinding(finding, key === "j" ? 1 : -1);
  if (finding) return onFinding(key, finding, target);
  return key === "?" && reachControl(key);
}
