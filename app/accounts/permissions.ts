import type { Role } from "~/db/tables/accounts";

/** What an officer may do inside the own office. Nobody may do anything in another one. */
export const ACTS = {
  "read consultations": ["administrator", "drafter", "liaison", "approver"],
  "prepare drafts": ["administrator", "drafter"],
  "publish consultations": ["administrator", "drafter"],
  "review comments": ["administrator", "drafter"],
  "triage comments": ["administrator", "drafter"],
  "answer for the own unit": ["administrator", "drafter", "liaison"],
  "write notes": ["administrator", "drafter", "liaison", "approver"],
  "publish outcomes": ["administrator", "approver"],
  "export comments": ["administrator", "drafter", "approver"],
  "manage units": ["administrator", "drafter"],
  "manage officers": ["administrator"],
  "manage mail": ["administrator"],
  "run the platform": ["administrator"],
  "keep the calendar": ["administrator"],
  "read the audit": ["administrator", "approver"],
} as const satisfies Record<string, readonly Role[]>;

export type Act = keyof typeof ACTS;

export const may = (role: Role, act: Act): boolean => (ACTS[act] as readonly Role[]).includes(role);
