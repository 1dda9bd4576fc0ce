import { z } from "zod";
import { OCCASIONS, OFFICE_OCCASIONS } from "~/app/subscriptions/occasions";

type JobKind = {
  payload: z.ZodType;
  retryLimit: number;
  retryDelaySeconds: number;
  expireInSeconds: number;
  /** Cron in Asia/Shanghai; absent where the job is only enqueued. */
  schedule?: string;
};

const consultation = z.object({ consultationId: z.number().int() });

/** Every job: its payload (ids, never data), retries and schedule. The functions are in handlers.ts. */
export const catalogue = {
  "close-due-consultations": {
    payload: z.object({}),
    retryLimit: 0,
    retryDelaySeconds: 0,
    expireInSeconds: 60,
    schedule: "* * * * *",
  },
  "close-consultation": {
    payload: consultation,
    retryLimit: 20,
    retryDelaySeconds: 5,
    expireInSeconds: 120,
  },
  "follow-closing": {
    payload: consultation,
    retryLimit: 20,
    retryDelaySeconds: 5,
    expireInSeconds: 900,
  },
  "send-reminders": {
    payload: z.object({}),
    retryLimit: 0,
    retryDelaySeconds: 0,
    expireInSeconds: 300,
    schedule: "*/10 * * * *",
  },
  "analyse-consultation": {
    payload: consultation,
    retryLimit: 3,
    retryDelaySeconds: 30,
    expireInSeconds: 900,
  },
  /** `changeId` names the change of the window, `version` the version of the draft that it is about. */
  "mail-subscribers": {
    payload: z.object({
      consultationId: z.number().int(),
      occasion: z.enum(OCCASIONS),
      changeId: z.number().int().optional(),
      version: z.number().int().optional(),
    }),
    retryLimit: 20,
    retryDelaySeconds: 15,
    expireInSeconds: 900,
  },
  /** `day` is a day in Asia/Shanghai; today where it is absent. */
  "mail-office": {
    payload: z.object({
      consultationId: z.number().int(),
      occasion: z.enum(OFFICE_OCCASIONS),
      day: z
        .string()
        .regex(/^\d{4}-\d\d-\d\d$/)
        .optional(),
    }),
    retryLimit: 20,
    retryDelaySeconds: 15,
    expireInSeconds: 120,
  },
  "mail-digests": {
    payload: z.object({}),
    retryLimit: 5,
    retryDelaySeconds: 60,
    expireInSeconds: 300,
    schedule: "30 8 * * *",
  },
  "send-mail": {
    payload: z.object({}),
    retryLimit: 0,
    retryDelaySeconds: 0,
    expireInSeconds: 900,
    schedule: "* * * * *",
  },
  "forget-mail": {
    payload: z.object({}),
    retryLimit: 3,
    retryDelaySeconds: 300,
    expireInSeconds: 600,
    schedule: "20 3 * * *",
  },
  "seal-new-comments": {
    payload: z.object({}),
    retryLimit: 0,
    retryDelaySeconds: 0,
    expireInSeconds: 60,
    schedule: "* * * * *",
  },
  "seal-comments": {
    payload: consultation,
    retryLimit: 10,
    retryDelaySeconds: 10,
    expireInSeconds: 900,
  },
  "log-audit-heads": {
    payload: z.object({}),
    retryLimit: 3,
    retryDelaySeconds: 300,
    expireInSeconds: 300,
    schedule: "5 0 * * *",
  },
  "tend-tables": {
    payload: z.object({}),
    retryLimit: 0,
    retryDelaySeconds: 0,
    expireInSeconds: 900,
    schedule: "*/5 * * * *",
  },
} as const satisfies Record<string, JobKind>;

export type JobName = keyof typeof catalogue;
export type JobPayload<N extends JobName> = z.infer<(typeof catalogue)[N]["payload"]>;
