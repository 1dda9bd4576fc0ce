import { analyseConsultation } from "./analyse-consultation";
import type { JobName, JobPayload } from "./catalogue";
import { closeConsultation } from "./close-consultation";
import { closeDueConsultations } from "./close-due-consultations";
import type { JobContext } from "./context";

/** The function of every job in the catalogue; a name without one does not compile. */
export const handlers: {
  [N in JobName]: (context: JobContext, payload: JobPayload<N>) => Promise<void>;
} = {
  "close-due-consultations": closeDueConsultations,
  "close-consultation": closeConsultation,
  "analyse-consultation": analyseConsultation,
};
