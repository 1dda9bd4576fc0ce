import { officersForMail } from "~/app/accounts/officers-for-mail.queries.server";
import { type Letter, queueMail } from "~/app/mail/queue-mail.server";
import type { Db } from "~/db/schema";
import { type ConsultationFacts, consultationFacts } from "./consultation-facts.queries.server";
import type { OfficeOccasion } from "./occasions";
import { dayOfDatabase, digestOfOffice, officeCounts } from "./office-counts.queries.server";
import { officeDigest } from "./office-digest";
import { officeClosed, officeOpened, officeOverdue } from "./office-letters";

type Asked = { consultationId: number; occasion: OfficeOccasion; day?: string };

/**
 * Queues a letter to the office's administrators and drafters. A digest is of the whole office,
 * whichever consultation names it. Gives to how many; to nobody where there is nothing to say.
 */
export async function mailOffice(db: Db, key: Buffer, asked: Asked): Promise<number> {
  const facts = await consultationFacts(db, asked.consultationId);
  if (!facts) return 0;
  const letter = await letterFor(db, facts, asked);
  if (!letter) return 0;
  const officers = await officersForMail(db, facts.officeId, {
    digest: asked.occasion === "digest",
  });
  await db.transaction().execute((trx) =>
    queueMail(
      trx,
      key,
      letter,
      officers.map((to) => ({ to })),
    ),
  );
  return officers.length;
}

async function letterFor(db: Db, facts: ConsultationFacts, asked: Asked): Promise<Letter | null> {
  if (asked.occasion === "opened") return officeOpened(facts);
  if (asked.occasion === "closed") return officeClosed(facts, await officeCounts(db, facts.id));
  const day = asked.day ?? (await dayOfDatabase(db));
  if (asked.occasion === "overdue")
    return officeOverdue(facts, await officeCounts(db, facts.id), day);
  return officeDigest(facts.officeId, day, await digestOfOffice(db, facts.officeId, day));
}
