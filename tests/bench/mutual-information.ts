/**
 * Normalised mutual information of two partitions of the same things: 1 where they are the same,
 * 0 where one tells nothing about the other. Normalised by the mean of both entropies.
 */
export function mutualInformation(a: readonly unknown[], b: readonly unknown[]): number {
  const ofA = entropy(a);
  const ofB = entropy(b);
  if (ofA + ofB === 0) return 1;
  const numbersOfA = numbered(a);
  const numbersOfB = numbered(b);
  const ofBoth = entropy(a.map((_, i) => numbersOfA[i]! * 1e6 + numbersOfB[i]!));
  return (2 * (ofA + ofB - ofBoth)) / (ofA + ofB);
}

function numbered(list: readonly unknown[]): number[] {
  const numbers = new Map<unknown, number>();
  return list.map((value) => {
    if (!numbers.has(value)) numbers.set(value, numbers.size);
    return numbers.get(value)!;
  });
}

function entropy(list: readonly unknown[]): number {
  const counts = new Map<unknown, number>();
  for (const value of list) counts.set(value, (counts.get(value) ?? 0) + 1);
  let sum = 0;
  for (const count of counts.values()) sum -= (count / list.length) * Math.log(count / list.length);
  return sum;
}
