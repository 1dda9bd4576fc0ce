/** The one function that masks a person's name for the public: 张三丰 → 张**, 欧阳修 → 欧阳*. */
export function maskName(name: string): string {
  const trimmed = name.trim();
  if (!trimmed) return "";
  const letters = [...trimmed];
  if (/^[\p{Script=Han}·]+$/u.test(trimmed)) {
    const shown = letters.length > 2 && COMPOUND_SURNAMES.has(letters.slice(0, 2).join("")) ? 2 : 1;
    return letters.slice(0, shown).join("") + "*".repeat(Math.min(letters.length - shown, 2) || 1);
  }
  return `${letters[0]}***`;
}

const COMPOUND_SURNAMES = new Set([
  "欧阳",
  "上官",
  "司马",
  "诸葛",
  "东方",
  "皇甫",
  "尉迟",
  "公孙",
  "慕容",
  "令狐",
  "长孙",
  "宇文",
  "司徒",
  "夏侯",
  "端木",
  "百里",
  "呼延",
  "南宫",
  "独孤",
  "拓跋",
  "轩辕",
]);
