import { hash, verify } from "@node-rs/argon2";
import { oneByOne } from "~/app/platform/one-by-one";

/** argon2id with OWASP's second recommendation: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const MIN_PASSWORD_LENGTH = 10;

/** Hashing works in the threads that also compress pages: many sign-ins must not take them all. */
const inTurn = oneByOne(50);

/** Refuses `too-many` where very many are signing in, as `passwordMatches` does. */
export const hashPassword = (password: string): Promise<string> =>
  inTurn(() => hash(password, COST));

export const passwordMatches = (stored: string, password: string): Promise<boolean> =>
  inTurn(() => verify(stored, password).catch(() => false));

/** A hash of nothing anybody knows: an unknown address then costs as much time as a wrong password. */
export const UNKNOWN_ACCOUNT_HASH =
  "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$3zdHXlDwYkFCmyVD0oOZeXk3y5ZJ8nSxC2tBv8G4mRk";
