import type { z } from "zod";
import type { FieldErrors } from "./errors";

/** The first fault of every field; faults of the whole form stand under `form`. */
export function fieldErrors(error: z.ZodError): FieldErrors {
  const errors: FieldErrors = {};
  for (const issue of error.issues)
    errors[String(issue.path[0] ?? "form")] ??= inChinese(issue.message);
  return errors;
}

/** A field that no page leaves out or fills so has no sentence of its own. */
const inChinese = (message: string): string =>
  /\p{Script=Han}/u.test(message) ? message : "没有填写，或者填写有误";
