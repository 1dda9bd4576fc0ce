import { oneByOne } from "~/app/platform/one-by-one";
import { startThread } from "~/app/platform/thread.server";
import type { GivenDocument, TakenDocument } from "./take-in-document";

/** A large document takes seconds of a processor and much memory. */
const inTurn = oneByOne(10);

/** `takeInDocument` in a thread of its own. Refuses `too-many` where many documents are waiting. */
export const takeInDocumentInThread = (given: GivenDocument): Promise<TakenDocument> =>
  inTurn(async () => {
    const thread = startThread<GivenDocument, TakenDocument>("app/drafts/take-in-thread.ts");
    try {
      return await thread.ask(given);
    } finally {
      await thread.end();
    }
  });
