import { z } from "zod";

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
  "analyse-consultation": {
    payload: consultation,
    retryLimit: 3,
    retryDelaySeconds: 30,
    expireInSeconds: 900,
  },
} as const satisfies Record<string, JobKind>;

export type JobName = keyof typeof catalogue;
export type JobPayload<N extends JobName> = z.infer<(typeof catalogue)[N]["payload"]>;
