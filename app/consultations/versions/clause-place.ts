import { z } from "zod";
import { citation } from "../citation";

/**
 * A clause in an address: its number in the current version or, for one that is gone, `1-17`, the
 * version that last had it and its number there.
 */
export type ClausePlace = number | `${number}-${number}`;

export const earlierPlace = z
  .string()
  .regex(/^[1-9]\d{0,5}-[1-9]\d{0,5}$/)
  .transform((text) => text as `${number}-${number}`);

type Standing = { number: number; path: string; version: number; gone: boolean };

export const placeOfClause = ({ number, version, gone }: Omit<Standing, "path">): ClausePlace =>
  gone ? `${version}-${number}` : number;

/** 第 17 条, or 第 17 条（第 1 版，已删去） */
export const standingCitation = (clause: Standing): string =>
  citation(clause) + (clause.gone ? `（第 ${clause.version} 版，已删去）` : "");

export function versionAndNumber(place: ClausePlace): { version: number | null; number: number } {
  if (typeof place === "number") return { version: null, number: place };
  const [version, number] = place.split("-").map(Number);
  return { version: version!, number: number! };
}
