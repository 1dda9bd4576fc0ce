import { analyseConsultation } from "./analyse-consultation";
import type { JobName, JobPayload } from "./catalogue";
import { closeConsultation } from "./close-consultation";
import { closeDueConsultations } from "./close-due-consultations";
import type { JobContext } from "./context";
import { followClosing } from "./follow-closing";
import { forgetMail } from "./forget-mail";
import { logAuditHeads } from "./log-audit-heads";
import { mailDigests } from "./mail-digests";
import { mailOffice } from "./mail-office";
import { mailSubscribers } from "./mail-subscribers";
import { sealComments } from "./seal-comments";
import { sealNewComments } from "./seal-new-comments";
import { sendMail } from "./send-mail";
import { sendReminders } from "./send-reminders";
import { tendTables } from "./tend-tables";

/** The function of every job in the catalogue; a name without one does not compile. */
export const handlers: {
  [N in JobName]: (context: JobContext, payload: JobPayload<N>) => Promise<void>;
} = {
  "close-due-consultations": closeDueConsultations,
  "close-consultation": closeConsultation,
  "follow-closing": followClosing,
  "send-reminders": sendReminders,
  "analyse-consultation": analyseConsultation,
  "mail-subscribers": mailSubscribers,
  "mail-office": mailOffice,
  "mail-digests": mailDigests,
  "send-mail": sendMail,
  "forget-mail": forgetMail,
  "seal-new-comments": sealNewComments,
  "seal-comments": sealComments,
  "log-audit-heads": logAuditHeads,
  "tend-tables": tendTables,
};
