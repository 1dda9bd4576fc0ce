/**
 * Where a clause may be parted: the offsets in its text at which a paragraph, a sentence or an
 * enumerated part (一是, 二是 …) begins. Offset 0 parts the heading from its text.
 */
export function placesToSplit(text: string): number[] {
  const places = new Set<number>();
  if (text.trim() !== "") places.add(0);
  for (const found of text.matchAll(BREAKS)) {
    const after = found.index + found[0].length;
    if (text.slice(after).trim() !== "") places.add(after);
  }
  return [...places].sort((one, other) => one - other);
}

const BREAKS = /\n+|[。；;！？]["”’）)]*(?!\n)(?=.)|[，,：:](?=[一二三四五六七八九十]是)/gu;
