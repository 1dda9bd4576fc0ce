import { z } from "zod";

/** What one may choose: all, an office's, or one consultation. */
export const subscribeForm = z.object({
  to: z
    .string("请选择订阅什么")
    .regex(/^(?:all|office\/[a-z0-9-]{1,40}|consultation\/[a-z0-9-]{1,80})$/, "请选择订阅什么"),
  email: z
    .string("请填写电子邮箱")
    .trim()
    .min(1, "请填写电子邮箱")
    .max(200, "电子邮箱太长")
    .pipe(z.email("请填写正确的电子邮箱，形如 name@example.cn")),
});

export type SubscribeForm = z.infer<typeof subscribeForm>;

export const targetValue = {
  all: "all",
  office: (slug: string) => `office/${slug}`,
  consultation: (slug: string) => `consultation/${slug}`,
} as const;
