import { z } from "zod";
import { indicatorForm } from "./indicator-form";

const name = z.string().trim().min(2).max(100);

/** What an officer does on the page of units and key figures. */
const unitsForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("same-unit"), name, unitId: z.coerce.number().int().positive() }),
  z.object({
    intent: z.literal("add-units"),
    names: z.array(name).min(1, "请至少选择一个单位").max(500),
  }),
]);

export const readingForm = z.union([unitsForm, indicatorForm]);
export type ReadingAct = z.output<typeof readingForm>;

/** A form as posted: `names` may stand in it many times. */
export function readReadingForm(form: FormData) {
  const intent = String(form.get("intent") ?? "");
  const typed: Record<string, string> = {};
  for (const [key, value] of form) if (key !== "names") typed[key] = String(value);
  const names = form.getAll("names").map(String);
  const schema = intent.endsWith("-indicator") ? indicatorForm : unitsForm;
  return { typed, parsed: schema.safeParse({ ...typed, names }) };
}
