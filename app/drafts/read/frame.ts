import type { GivenDocument } from "../take-in-document";

/** A document on its way to the process that reads it: a line of JSON, then the bytes of its files. */
type Head = (
  | { files: { name: string; role: string; size: number }[] }
  | { text: string }
  | { html: string }
) &
  Pick<GivenDocument, "calendar">;

export function* packed(given: GivenDocument): Generator<Uint8Array> {
  const head: Head =
    "files" in given
      ? {
          calendar: given.calendar,
          files: given.files.map(({ name, role, bytes }) => ({ name, role, size: bytes.length })),
        }
      : given;
  yield new TextEncoder().encode(`${JSON.stringify(head)}\n`);
  if ("files" in given) for (const { bytes } of given.files) yield bytes;
}

export function unpacked(frame: Buffer): GivenDocument {
  const end = frame.indexOf(10);
  const head = JSON.parse(frame.subarray(0, end).toString("utf8"));
  if (!("files" in head)) return head;
  let from = end + 1;
  return {
    calendar: head.calendar,
    files: (head as { files: { name: string; role: "auto"; size: number }[] }).files.map(
      ({ name, role, size }) => {
        const bytes = frame.subarray(from, from + size);
        from += size;
        return { name, role, bytes };
      },
    ),
  };
}
