import { z } from "zod";

/** A clause of the working copy, and the number of the public clause that it continues. */
export const pairForm = z.object({
  number: z.coerce.number().int().positive(),
  /** `new`: it continues none; `auto`: as the words say. */
  continues: z.union([z.literal("new"), z.literal("auto"), z.coerce.number().int().positive()], {
    message: "请选择对应的条款",
  }),
});
export type PairForm = z.output<typeof pairForm>;

const edition = z.coerce.number().int().positive("页面上的内容不完整，请刷新后再试");

/** One act of an officer on the version that is being prepared. */
export const versionForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("copy") }),
  z.object({ intent: z.literal("discard"), edition }),
  pairForm.extend({ intent: z.literal("pair"), edition }),
  z.object({
    intent: z.literal("publish"),
    edition,
    note: z.string("请写明改了什么、为什么改").default(""),
  }),
]);
