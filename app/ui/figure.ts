/** A count as it is written: 1,204. */
export const figure = (count: number): string => count.toLocaleString("en-US");
