import type { Officer } from "~/app/accounts/sessions.server";
import { DomainError } from "~/app/platform/errors";
import type { Db } from "~/db/schema";
import { mergeTopics, partTopics } from "./merge-topics.server";
import { liftPlaces } from "./place-comments.server";
import { mergeForm } from "./triage-forms";

/** Merges a topic into another one, or takes back what an officer changed; the word for it. */
export async function changeTopic(
  db: Db,
  officer: Officer,
  consultationId: number,
  change: "merge" | "part" | "unmake",
  topic: number,
  form: FormData,
): Promise<string> {
  if (change === "part") {
    await partTopics(db, officer, consultationId, topic);
    return "parted";
  }
  if (change === "unmake") {
    await liftPlaces(db, officer, consultationId, { topic });
    return "unmade";
  }
  const given = mergeForm.safeParse({ into: form.get("into") });
  if (!given.success)
    throw new DomainError("invalid", { fields: { into: given.error.issues[0]!.message } });
  await mergeTopics(db, officer, consultationId, { from: topic, into: given.data.into });
  return "merged";
}
