/** PostgreSQL's classes: 08 connection, 53 no room, connections or memory, 57P shutting down, 58 the machine. */
const CLASSES = /^(08|53|57P|58)/;

const CODES = new Set([
  "57014", // a statement took too long
  "25P03", // the server gave up on a transaction that said nothing
  "40P01", // deadlock
  "40001", // could not serialize
  "55P03", // lock not available
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
]);

/** What the pool, the client and Kysely say without a code. */
const SENTENCES =
  /timeout exceeded when trying to connect|connection terminated|not queryable|query read timeout|after calling end on the pool|driver has already been destroyed/i;

/**
 * Whether the database could not be asked, or had no room: nothing is wrong with the request, and
 * the same request may succeed in a moment. Whether its transaction was committed is not known.
 */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, message, cause } = error as Error & { code?: unknown };
  if (typeof code === "string" && (CLASSES.test(code) || CODES.has(code))) return true;
  if (error instanceof AggregateError && error.errors.some(isOutage)) return true;
  return SENTENCES.test(message) || isOutage(cause);
}
