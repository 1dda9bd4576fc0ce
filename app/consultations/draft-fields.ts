import { z } from "zod";

/** What the forms of a draft are made of. */

export const positive = z.coerce.number().int().positive();
export const natural = z.coerce.number().int().nonnegative();

/** Words of several lines as a browser sends them; line ends are made the same, ends are trimmed. */
export const words = (max: number, tooLong: string) =>
  z
    .string()
    .transform((value) => value.replace(/\r\n?/g, "\n").trim())
    .pipe(z.string().max(max, tooLong));

export const ONE_LINE = /^[^\n]*$/;
export const TEN = "不能超过 10 项";

/** Names or numbers, separated by 、 or commas or line breaks; each once. */
export const list = words(500, "不能超过 500 字").transform((value) => [
  ...new Set(
    value
      .split(/[、,，;；\n]/)
      .map((part) => part.trim())
      .filter(Boolean),
  ),
]);

export const orNull = (max: number) =>
  words(max, `不能超过 ${max} 字`).transform((value) => value || null);
