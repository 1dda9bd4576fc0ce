import { z } from "zod";
import { earlierPlace } from "~/app/consultations/versions/clause-place";
import { plainText } from "~/app/platform/plain-text";
import { ordinal, rowId } from "~/app/platform/whole-number";
import { CHANNELS, REVIEWS, STANCES } from "~/db/tables/comments";
import { DECISIONS } from "~/db/tables/triage";

/** What the board is looked at through. */
export const LENSES = ["clause", "topic", "unit", "state"] as const;
export type Lens = (typeof LENSES)[number];

/** `untouched`: no unit and no decision; `with-unit`: a unit, no decision; `undecided`: both. */
export const STATES = ["undecided", "untouched", "with-unit", "decided", ...DECISIONS] as const;
export type State = (typeof STATES)[number];

const id = rowId();
const ids = z
  .string()
  .regex(/^\d{1,15}(\.\d{1,15}){0,99}$/)
  .transform((text) => text.split(".").map(Number));

/** Which comments are meant. A value that makes no sense is as if it were not there. */
const filterShape = {
  clause: z
    .union([z.literal("whole"), ordinal(), earlierPlace])
    .optional()
    .catch(undefined),
  topic: z
    .union([z.literal("none"), ordinal()])
    .optional()
    .catch(undefined),
  campaign: ordinal().optional().catch(undefined),
  unit: z
    .union([z.literal("none"), id])
    .optional()
    .catch(undefined),
  state: z.enum(STATES).optional().catch(undefined),
  review: z.enum(REVIEWS).optional().catch(undefined),
  stance: z.enum(STANCES).optional().catch(undefined),
  channel: z.enum(CHANNELS).optional().catch(undefined),
  q: z
    .string()
    .transform(plainText)
    .pipe(z.string().trim().min(1).max(100))
    .optional()
    .catch(undefined),
};
export const boardFilters = z.object(filterShape);
export type BoardFilters = z.output<typeof boardFilters>;

const boardAddress = z.object({
  ...filterShape,
  by: z.enum(LENSES).catch("clause"),
  /** `each` lists the members of large campaigns one by one. */
  list: z.literal("each").optional().catch(undefined),
  /** The page after or before this comment. */
  after: id.optional().catch(undefined),
  before: id.optional().catch(undefined),
  /** The comment that is open. */
  c: id.optional().catch(undefined),
  /** Comments just worked on: they stay in the list although they no longer match. */
  kept: ids.optional().catch(undefined),
});

/** Everything that the board shows is in its address. */
export type BoardAddress = z.output<typeof boardAddress>;

export const readBoardAddress = (search: URLSearchParams): BoardAddress =>
  boardAddress.parse(Object.fromEntries(search));

export const filtersOf = (address: BoardAddress): BoardFilters => boardFilters.parse(address);

/** The query string, with its question mark, of the same board with some parts changed. */
export function boardSearch(
  address: Partial<BoardAddress>,
  change: Partial<BoardAddress> = {},
): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries({ ...address, ...change })) {
    if (value === undefined || value === "") continue;
    search.set(key, Array.isArray(value) ? value.join(".") : String(value));
  }
  return search.size > 0 ? `?${search}` : "?";
}

/** Another set of comments: from its first page, with nothing open and nothing kept. */
export const refiltered = (address: BoardAddress, change: Partial<BoardAddress>): string =>
  boardSearch(address, {
    after: undefined,
    before: undefined,
    c: undefined,
    kept: undefined,
    ...change,
  });

/** The longest list of comments that the address keeps in place. */
const KEPT = 50;

export const keeping = (address: BoardAddress, worked: readonly number[]): number[] =>
  [...new Set([...worked, ...(address.kept ?? [])])].slice(0, KEPT);
