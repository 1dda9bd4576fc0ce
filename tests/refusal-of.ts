import { DomainError } from "~/app/platform/errors";

/** The refusal that a use case gave; fails where it accepted, or broke for another reason. */
export const refusalOf = (promise: Promise<unknown>): Promise<DomainError> =>
  promise.then(
    () => {
      throw new Error("it was accepted");
    },
    (error) => {
      if (error instanceof DomainError) return error;
      throw error;
    },
  );
