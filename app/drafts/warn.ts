import type { LineSpan, WarningCode } from "~/app/drafts/outline";

type Place = { lines?: LineSpan | undefined; quote?: string | undefined };

/** Tells the officer of something, and where it stands. */
export type Warn = (code: WarningCode, message: string, place?: Place) => void;
