import { csv } from "./csv.server";
import type { SummaryFormat } from "./format";
import { xlsx } from "./xlsx.server";

/** Every format of the summary table. Another one is a file here, a line here and a route. */
export const FORMATS = { xlsx, csv } satisfies Record<string, SummaryFormat>;

export type FormatName = keyof typeof FORMATS;
