import { Keys, reachControl } from "~/app/ui/keys";

const LIST = [
  ["j k ↓ ↑", "下一条 / 上一条"],
  ["f", "在草案和核对结果之间来回"],
  ["y 回车", "核对结果：确认，或者照建议改"],
  ["n", "核对结果：另一种办法"],
  ["o", "核对结果：到它说的那一条去"],
  ["e 回车", "编辑当前条款"],
  ["s", "拆分"],
  ["m", "并入上一条"],
  ["p d", "升级 / 降级"],
  ["⇧K ⇧J", "上移 / 下移，连同下属各条"],
  ["h", "首句作标题 / 标题并入正文"],
  ["x", "排除"],
  ["u r", "撤销 / 重做"],
  ["Esc", "离开输入框"],
  ["?", "显示或收起本表"],
] as const;

/** The editor's keys. What has the focus tells whether they work on clauses or on findings. */
export function DraftKeys() {
  return (
    <Keys remembered="draft-keys" title="快捷键" use="启用单键快捷键" list={LIST} press={press} />
  );
}

function press(key: string, target: HTMLElement): boolean {
  if (target.matches("input, select, textarea")) return false;
  const finding = target.closest<HTMLElement>(".finding[id]");
  const line = target.closest<HTMLElement>(".line");
  const down = key === "j" || key === "ArrowDown";
  if (down || key === "k" || key === "ArrowUp") {
    // The arrows scroll where nothing of a list is in hand.
    if (key.startsWith("Arrow") && target !== finding && target !== line) return false;
    return finding ? stepFinding(finding, down ? 1 : -1) : stepLine(down ? 1 : -1);
  }
  if (key === "f") return finding ? focusLine() : stepFinding(null, 1);
  if (finding) return onFinding(key, finding, target);
  if (key === "Enter") return target === line && reachControl("e");
  return /^[esmpdKJhxur?]$/.test(key) && reachControl(key);
}

export function onFinding(key: string, finding: HTMLElement, target: HTMLElement): boolean {
  if (key === "Enter" && target !== finding) return false;
  const choices = finding.querySelectorAll<HTMLButtonElement>(".finding-choice button");
  const chosen = key === "y" || key === "Enter" ? choices[0] : key === "n" ? choices[1] : null;
  if (chosen) {
    // The next one is in hand before this one has gone.
    if (!stepFinding(finding, 1)) stepFinding(null, 1);
    chosen.click();
    return true;
  }
  if (key === "o") {
    const goal = finding.querySelector<HTMLAnchorElement>(".finding-place a");
    const number = goal?.dataset.goesTo;
    if (number) return focusLine(number);
    goal?.click();
    return Boolean(goal);
  }
  return /^[ur?]$/.test(key) && reachControl(key);
}

export function stepFinding(from: HTMLElement | null, by: 1 | -1): boolean {
  const all = [...document.querySelectorAll<HTMLElement>(".findings .finding[id]")];
  const next = from ? all[all.indexOf(from) + by] : all[0];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
  return Boolean(next);
}

function stepLine(by: 1 | -1): boolean {
  const current = document.querySelector<HTMLElement>('.line[aria-current="true"]');
  const focused = document.activeElement?.closest<HTMLElement>(".line");
  const at = Number((focused ?? current)?.dataset.number ?? 0);
  return focusLine(String(at + by));
}

/** Without a number, the clause in hand. */
export function focusLine(number?: string): boolean {
  const wanted = number ? `.line[data-number="${number}"]` : '.line[aria-current="true"], .line';
  const line = document.querySelector<HTMLElement>(wanted);
  line?.focus({ preventScroll: true });
  line?.scrollIntoView({ block: "nearest" });
  return Boolean(line);
}
