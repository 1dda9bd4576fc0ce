import { canonicalJson } from "~/app/platform/canonical-json";
import type { Signed } from "~/app/platform/signing-keys.server";

/** What the register of a consultation is at one time. */
export type TreeHead = {
  /** How many comments stand in it. */
  size: number;
  /** Hex. */
  root: string;
  /** ISO 8601, +08:00, to the microsecond of the database's clock. */
  at: string;
};

export type SignedHead = TreeHead & Signed;

/** What is signed of a head; `consultation` is the slug. */
export const headText = (consultation: string, { size, root, at }: TreeHead): string =>
  canonicalJson({ format: "zhutiao-tree-head-1", consultation, size, root, at });
