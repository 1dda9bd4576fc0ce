/** Numbers that several threads read without a copy. */
export const sharedInts = (length: number) => new Int32Array(new SharedArrayBuffer(length * 4));
