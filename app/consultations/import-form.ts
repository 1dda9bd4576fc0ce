import type { DocumentRole } from "~/app/drafts/join-documents";
import type { GivenDocument, GivenFile } from "~/app/drafts/take-in-document";

/** Text longer than this is not sent back with a refusal. */
export const MAX_KEPT_LETTERS = 1_000_000;

/** The fields for files; the first leaves it to the files to say what they are. */
export const FILE_FIELDS: { name: string; role: DocumentRole | "auto" }[] = [
  { name: "document", role: "auto" },
  { name: "notice", role: "notice" },
  { name: "draft", role: "draft" },
  { name: "explanation", role: "explanation" },
  { name: "attachment", role: "attachment" },
];

const LONGEST_NAME = 200;

/**
 * What an officer gave: files count before pasted text. Null where nothing was given. A control in
 * which no file was chosen sends one without name and content; an empty file has a name.
 */
export async function givenDocument(
  form: FormData,
): Promise<{ document: GivenDocument; name: string } | null> {
  const files: GivenFile[] = [];
  for (const { name: field, role } of FILE_FIELDS)
    for (const file of form.getAll(field))
      if (file instanceof File && (file.size > 0 || file.name !== ""))
        files.push({ name: file.name, role, bytes: new Uint8Array(await file.arrayBuffer()) });
  if (files.length > 0) {
    const name = files
      .map((file) => file.name)
      .join("、")
      .slice(0, LONGEST_NAME);
    return { document: { files }, name: name || "上传的文稿" };
  }
  const html = String(form.get("html") ?? "");
  const text = String(form.get("text") ?? "");
  if (!text.trim()) return null;
  return { document: html.trim() ? { html } : { text }, name: "粘贴的文稿" };
}
