import type { Mixture } from "~/app/analysis/mixture";

/**
 * Agglomerative information bottleneck (Slonim & Tishby, NIPS 1999): the two topics whose union
 * loses the least information about words become one, again and again.
 */
export type MergeLimits = {
  /** Stop where the next merge loses more than this, in nats a token. */
  cost: number;
  /** Never stop with more topics than this. */
  most: number;
  /** Never go below this number. */
  least: number;
};

/** Which merged topic (0 …) each topic of the mixture belongs to; −1 for empty topics. */
export function mergeTopics(mixture: Mixture, limits: MergeLimits): Int32Array {
  const { topics, vocabularySize: words } = mixture;
  const alive: number[] = [];
  const mass = Float64Array.from(mixture.total);
  for (let k = 0; k < topics; k++) if (mixture.documents[k]! > 0) alive.push(k);
  const tokens = alive.reduce((sum, k) => sum + mass[k]!, 0);
  const owner = Int32Array.from({ length: topics }, (_, k) => (mixture.documents[k]! > 0 ? k : -1));

  // Topic-major columns with x ln x of every count: a merge costs nothing where words do not meet.
  const counts: Float64Array[] = [];
  const entropy = entropyTable(Math.max(0, ...mixture.total) * 2);
  for (const k of alive) {
    const column = new Float64Array(words);
    for (let w = 0; w < words; w++) column[w] = mixture.counts[w * topics + k]!;
    counts[k] = column;
  }

  const loss = (a: number, b: number): number => {
    const left = counts[a]!;
    const right = counts[b]!;
    let sum = 0;
    for (let w = 0; w < words; w++) {
      const x = left[w]!;
      const y = right[w]!;
      if (x !== 0 && y !== 0) sum += entropy(x) + entropy(y) - entropy(x + y);
    }
    return (sum - entropy(mass[a]!) - entropy(mass[b]!) + entropy(mass[a]! + mass[b]!)) / tokens;
  };

  const losses = new Float64Array(topics * topics).fill(Number.POSITIVE_INFINITY);
  alive.forEach((a, i) => {
    for (const b of alive.slice(i + 1)) losses[a * topics + b] = loss(a, b);
  });

  while (alive.length > Math.max(1, limits.least)) {
    let best = Number.POSITIVE_INFINITY;
    let into = -1;
    let from = -1;
    alive.forEach((a, i) => {
      for (let j = i + 1; j < alive.length; j++) {
        const cost = losses[a * topics + alive[j]!]!;
        if (cost < best) {
          best = cost;
          into = a;
          from = alive[j]!;
        }
      }
    });
    if (into < 0 || (best > limits.cost && alive.length <= limits.most)) break;
    const target = counts[into]!;
    const source = counts[from]!;
    for (let w = 0; w < words; w++) target[w]! += source[w]!;
    mass[into]! += mass[from]!;
    for (let k = 0; k < topics; k++) if (owner[k] === from) owner[k] = into;
    alive.splice(alive.indexOf(from), 1);
    for (const k of alive)
      if (k !== into) losses[Math.min(k, into) * topics + Math.max(k, into)] = loss(into, k);
  }

  const position = new Map(alive.map((k, index) => [k, index]));
  return owner.map((k) => (k < 0 ? -1 : position.get(k)!));
}

/** x ln x, from a table for the counts that occur most. */
function entropyTable(limit: number): (x: number) => number {
  const table = new Float64Array(Math.min(limit + 1, 1 << 16));
  for (let x = 2; x < table.length; x++) table[x] = x * Math.log(x);
  return (x) => (x < table.length ? table[x]! : x * Math.log(x));
}
