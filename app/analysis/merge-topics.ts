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

/**
 * Which merged topic (0 …) each topic belongs to; −1 for topics without words. `given[k][word]` is
 * how often the word occurs in topic `k`.
 */
export function mergeTopics(given: readonly ArrayLike<number>[], limits: MergeLimits): Int32Array {
  const counts = given.map((column) => Int32Array.from(column));
  const mass = counts.map((column) => column.reduce((sum, n) => sum + n, 0));
  const alive = [...counts.keys()].filter((k) => mass[k]! > 0);
  const tokens = alive.reduce((sum, k) => sum + mass[k]!, 0);
  const owner = Int32Array.from(mass, (n, k) => (n > 0 ? k : -1));
  const entropy = entropyTable(most(counts.map(most)) * counts.length);
  const held = counts.map(wordsHeld);

  // A merge costs nothing where words do not meet, so only the words of the poorer topic are read.
  const loss = (a: number, b: number): number => {
    const [few, many] = held[a]!.length <= held[b]!.length ? [a, b] : [b, a];
    const left = counts[few]!;
    const right = counts[many]!;
    const words = held[few]!;
    let sum = 0;
    for (let i = 0; i < words.length; i++) {
      const word = words[i]!;
      const y = right[word]!;
      if (y === 0) continue;
      const x = left[word]!;
      sum +=
        x + y < entropy.length
          ? entropy[x]! + entropy[y]! - entropy[x + y]!
          : xLogX(x) + xLogX(y) - xLogX(x + y);
    }
    const [one, other] = [mass[a]!, mass[b]!];
    return (sum - xLogX(one) - xLogX(other) + xLogX(one + other)) / tokens;
  };

  const size = counts.length;
  const losses = new Float64Array(size * size).fill(Number.POSITIVE_INFINITY);
  alive.forEach((a, i) => {
    for (const b of alive.slice(i + 1)) losses[a * size + b] = loss(a, b);
  });

  while (alive.length > Math.max(1, limits.least)) {
    const { into, from, cost } = cheapest(alive, losses, size);
    if (into < 0 || (cost > limits.cost && alive.length <= limits.most)) break;
    for (const word of held[from]!) counts[into]![word]! += counts[from]![word]!;
    held[into] = wordsHeld(counts[into]!);
    mass[into]! += mass[from]!;
    for (let k = 0; k < size; k++) if (owner[k] === from) owner[k] = into;
    alive.splice(alive.indexOf(from), 1);
    for (const k of alive)
      if (k !== into) losses[Math.min(k, into) * size + Math.max(k, into)] = loss(into, k);
  }

  const position = new Map(alive.map((k, index) => [k, index]));
  return owner.map((k) => (k < 0 ? -1 : position.get(k)!));
}

function cheapest(alive: readonly number[], losses: Float64Array, size: number) {
  let cost = Number.POSITIVE_INFINITY;
  let into = -1;
  let from = -1;
  for (let i = 0; i < alive.length; i++)
    for (let j = i + 1; j < alive.length; j++) {
      const loss = losses[alive[i]! * size + alive[j]!]!;
      if (loss >= cost) continue;
      cost = loss;
      into = alive[i]!;
      from = alive[j]!;
    }
  return { into, from, cost };
}

function wordsHeld(column: Int32Array): Int32Array {
  const words = new Int32Array(column.length);
  let length = 0;
  for (let word = 0; word < column.length; word++) if (column[word] !== 0) words[length++] = word;
  return words.slice(0, length);
}

const most = (list: ArrayLike<number>): number => {
  let highest = 0;
  for (let i = 0; i < list.length; i++) if (list[i]! > highest) highest = list[i]!;
  return highest;
};

const xLogX = (x: number) => (x > 0 ? x * Math.log(x) : 0);

/** x ln x of the counts up to `limit`, or of those that occur most. */
function entropyTable(limit: number): Float64Array {
  return Float64Array.from({ length: Math.min(limit + 1, 1 << 16) }, (_, x) => xLogX(x));
}
