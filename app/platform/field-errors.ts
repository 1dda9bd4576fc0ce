import type { z } from "zod";
import type { FieldErrors } from "./errors";

/** The first fault of every field; faults of the whole form stand under `form`. */
export function fieldErrors(error: z.ZodError): FieldErrors {
  const errors: FieldErrors = {};
  for (const issue of error.issues) errors[String(issue.path[0] ?? "form")] ??= issue.message;
  return errors;
}
