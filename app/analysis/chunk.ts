import { bodyOfLetter, withoutPersonalData } from "~/app/analysis/clean";
import { type Fingerprints, fingerprintsOf } from "~/app/analysis/fingerprints";
import { sharedInts } from "~/app/analysis/shared-memory";
import { simplified } from "~/app/analysis/traditional";

/**
 * Comments are read in chunks of a fixed number, so that any number of threads gives the same.
 * Comment `i` of chunk `c` has the position `c × chunkSize + i`; a chunk may hold fewer, and then
 * some positions are empty. All arrays lie in shared memory and are sent without a copy.
 */
export const chunkBits = 13;
export const chunkSize = 1 << chunkBits;

export type Chunk = {
  size: number;
  /** The texts without personal data, end to end; text `i` is `units[starts[i] … starts[i + 1])`. */
  units: Uint16Array;
  starts: Int32Array;
  /** Where the body of letter `i` begins (`2i`) and ends (`2i + 1`) in `units`. */
  bodies: Int32Array;
  fingerprints: Fingerprints;
};

export function readChunk(texts: readonly string[]): Chunk {
  const size = texts.length;
  const masked = texts.map((text) => withoutPersonalData(simplified(text)));
  const starts = sharedInts(size + 1);
  for (let i = 0; i < size; i++) starts[i + 1] = starts[i]! + masked[i]!.length;
  const units = new Uint16Array(new SharedArrayBuffer(starts[size]! * 2));
  const bodies = sharedInts(size * 2);
  for (let i = 0; i < size; i++) {
    const text = masked[i]!;
    const start = starts[i]!;
    for (let at = 0; at < text.length; at++) units[start + at] = text.charCodeAt(at);
    const { from, to } = bodyOfLetter(text);
    bodies[2 * i] = start + from;
    bodies[2 * i + 1] = start + to;
  }
  return { size, units, starts, bodies, fingerprints: fingerprintsOf(size, units, bodies) };
}

/** The positions of all comments, ascending. */
export function positionsOf(chunks: readonly Chunk[]): Int32Array {
  const positions = new Int32Array(chunks.reduce((sum, chunk) => sum + chunk.size, 0));
  let length = 0;
  chunks.forEach((chunk, c) => {
    for (let i = 0; i < chunk.size; i++) positions[length++] = c * chunkSize + i;
  });
  return positions;
}

/** The text at a position. */
export function textAt(chunks: readonly Chunk[], position: number): string {
  const { units, starts } = chunks[position >> chunkBits]!;
  const i = position & (chunkSize - 1);
  return textOf(units, starts[i]!, starts[i + 1]!);
}

function textOf(units: Uint16Array, from: number, to: number): string {
  let text = "";
  for (let start = from; start < to; start += 4096)
    text += String.fromCharCode(...units.subarray(start, Math.min(to, start + 4096)));
  return text;
}
