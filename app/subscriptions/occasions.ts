/** What subscribers are told of. */
export const OCCASIONS = [
  "opened",
  "changed",
  "extended",
  "withdrawn",
  "closes-in-3-days",
  "closes-in-1-day",
  "closed",
  "answered",
] as const;
export type Occasion = (typeof OCCASIONS)[number];

/** What officers are told of. */
export const OFFICE_OCCASIONS = ["opened", "digest", "closed", "overdue"] as const;
export type OfficeOccasion = (typeof OFFICE_OCCASIONS)[number];
