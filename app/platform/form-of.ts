import { refuse } from "./errors";
import { plainText } from "./plain-text";

/** The form that a request sends, its texts and the names of its files made plain. */
export async function formOf(request: Request): Promise<FormData> {
  const sent = await request.formData().catch(() => refuse("unreadable"));
  const form = new FormData();
  for (const [name, value] of sent)
    if (typeof value === "string") form.append(name, plainText(value));
    else form.append(name, value, plainText(value.name));
  return form;
}
