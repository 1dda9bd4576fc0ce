import { DomainError, type FieldErrors, refuse } from "./errors";

/**
 * For actions: what a use case refused, as faults by field (`form` where it concerns no field).
 * What is not there or not allowed ends the request with its page; anything unexpected is thrown on.
 */
export function refusal(error: unknown): { status: number; errors: FieldErrors } {
  if (!(error instanceof DomainError)) throw error;
  if (error.code === "not-found" || error.code === "not-allowed") refuse(error.code);
  return { status: error.status, errors: error.detail.fields ?? { form: error.message } };
}
