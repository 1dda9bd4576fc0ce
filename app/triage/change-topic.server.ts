import type { Officer } from "~/app/accounts/sessions.server";
import { DomainError } from "~/app/platform/errors";
import type { Db } from "~/db/schema";
import { mergeTopics, partTopics } from "./merge-topics.server";
import { liftPlaces } from "./place-comments.server";
import { mergeForm } from "./triage-forms";

/**
 * Merges a topic into another one, or takes back what an officer changed. Gives the word for it and
 * what has become of the topic: the one that it is in now, or null where it is no more.
 */
export async function changeTopic(
  db: Db,
  officer: Officer,
  consultationId: number,
  change: "merge" | "part" | "unmake",
  topic: number,
  form: FormData,
): Promise<{ did: string; becomes: number | null }> {
  if (change === "part") {
    await partTopics(db, officer, consultationId, topic);
    return { did: "parted", becomes: topic };
  }
  if (change === "unmake") {
    await liftPlaces(db, officer, consultationId, { topic });
    return { did: "unmade", becomes: null };
  }
  const given = mergeForm.safeParse({ into: form.get("into") });
  if (!given.success)
    throw new DomainError("invalid", { fields: { into: given.error.issues[0]!.message } });
  await mergeTopics(db, officer, consultationId, { from: topic, into: given.data.into });
  return { did: "merged", becomes: given.data.into };
}
