export type Canonical = { [name: string]: string | number | null };

/**
 * The one text of a record for hashing and signing: JSON with its names in order and no white
 * space, as RFC 8785 has it, for records of texts, whole numbers and null.
 */
export function canonicalJson(record: Canonical): string {
  const names = Object.keys(record).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${textOf(record[name]!)}`).join(",")}}`;
}

function textOf(value: string | number | null): string {
  if (typeof value === "number" && !Number.isSafeInteger(value))
    throw new Error("only whole numbers have one text");
  if (typeof value === "string" && /\p{Cs}/u.test(value))
    throw new Error("half a character has no text");
  return JSON.stringify(value);
}
