import { isBare, type Marker } from "~/app/drafts/markers";

/**
 * Tells real markers from accidental ones. A real arabic number begins a list with 1, goes on
 * from the number before it (through the whole draft, since third-level numbers may run on), or
 * is gone on from by the next. "3.5万吨级航道" at the start of a line does none of these.
 * Returns the markers with the accidental ones replaced by null.
 */
export function realMarkers(candidates: (Marker | null)[]): (Marker | null)[] {
  const next = nextOfSameForm(candidates);
  const decimals = new Set(
    candidates.flatMap((marker) => (marker?.kind === "1.1" ? [marker.values.join(".")] : [])),
  );
  const last = new Map<string, number[]>();
  return candidates.map((marker, index) => {
    if (!marker || marker.kind === "——") return marker;
    const form = formOf(marker);
    const before = last.get(form);
    const real =
      marker.kind === "1.1"
        ? decimalGoesOn(marker.values, last.get("1.1"), last.get("1."))
        : goesOn(marker, before, next[index] ?? null, decimals);
    if (!real) return null;
    last.set(form, marker.values);
    return marker;
  });
}

function formOf(marker: Marker): string {
  return marker.kind === "(1)" ? `(1)${marker.level}` : marker.kind;
}

function nextOfSameForm(candidates: (Marker | null)[]): (Marker | null)[] {
  const coming = new Map<string, Marker>();
  const next: (Marker | null)[] = new Array(candidates.length).fill(null);
  for (let index = candidates.length - 1; index >= 0; index -= 1) {
    const marker = candidates[index];
    if (!marker) continue;
    next[index] = coming.get(formOf(marker)) ?? null;
    coming.set(formOf(marker), marker);
  }
  return next;
}

function goesOn(
  marker: Marker,
  before: number[] | undefined,
  next: Marker | null,
  decimals: Set<string>,
): boolean {
  const value = marker.values[0]!;
  const previous = before?.[0] ?? 0;
  if (isBare(marker)) {
    return decimals.has(`${value}.1`) || (decimals.size > 0 && value === previous + 1);
  }
  if (marker.strict) return strictlyGoesOn(marker, previous, next);
  if (marker.sure) return true;
  if (value === 1 || value === previous + 1 || value === previous + 2) return true;
  if (marker.kind === "第X条") return false;
  return next !== null && next.values[0] === value + 1;
}

/** An article follows the one before, "二 附则" the 一; "六、七月…" stands between 五、 and 七、. */
function strictlyGoesOn(marker: Marker, previous: number, next: Marker | null): boolean {
  const value = marker.values[0]!;
  const follows = value === previous + 1 && marker.values.length === 1;
  if (marker.kind === "第X条") return follows;
  const title = !/[、.．﹑﹒]$/.test(marker.printed);
  if (title && follows && value > 1) return true;
  return (follows || (value === 1 && previous !== 1)) && next?.values[0] === value + 1;
}

function decimalGoesOn(
  values: number[],
  before: number[] | undefined,
  chapter: number[] | undefined,
): boolean {
  const parent = values.slice(0, -1);
  const final = values.at(-1)!;
  if (final === 1 && parent.length === 1 && chapter?.[0] === parent[0]) return true;
  if (!before) return final === 1 && parent.every((value) => value === 1);
  const opens = final === 1 && same(parent, before);
  if (opens) return true;
  for (let depth = 0; depth < before.length; depth += 1) {
    const step = [...before.slice(0, depth), before[depth]! + 1];
    if (same(values, step) || same(values, [...step, 1])) return true;
    if (same(values.slice(0, -1), before.slice(0, depth)) && final === before[depth]! + 2) {
      return true;
    }
  }
  return chapter !== undefined && same(parent, chapter) && final <= 2;
}

function same(left: number[], right: number[]): boolean {
  return left.length === right.length && left.every((value, index) => value === right[index]);
}
