import type { z } from "zod";
import { takeInDocumentApart } from "~/app/drafts/take-in-document.server";
import { paths } from "~/app/paths";
import type { FieldErrors } from "~/app/platform/errors";
import { fieldErrors } from "~/app/platform/field-errors";
import { refusal } from "~/app/platform/refusal";
import type { Db } from "~/db/schema";
import { givenDocument, MAX_KEPT_LETTERS } from "../import-form";
import { beginVersion, discardVersion } from "./begin-version.server";
import { pairClause } from "./pair-clause.server";
import { publishVersion } from "./publish-version.server";
import { versionForm } from "./version-form";

type By = { officeId: number; officerId: number };

export type VersionAnswer =
  | { to: string; publicChanged: boolean }
  | { status: number; errors: FieldErrors; typed: Record<string, string> };

/** One act of an officer on the further versions of a consultation of the own office. */
export async function doOnVersion(
  db: Db,
  by: By,
  slug: string,
  form: FormData,
): Promise<VersionAnswer> {
  try {
    if (form.get("intent") === "upload") return await upload(db, by, slug, form);
    const typed = typedIn(form);
    const parsed = versionForm.safeParse(typed);
    if (!parsed.success) return { status: 422, errors: fieldErrors(parsed.error), typed };
    return await act(db, by, slug, parsed.data);
  } catch (error) {
    return { ...refusal(error), typed: typedIn(form) };
  }
}

async function act(
  db: Db,
  by: By,
  slug: string,
  given: z.output<typeof versionForm>,
): Promise<VersionAnswer> {
  switch (given.intent) {
    case "copy":
      await beginVersion(db, by, slug, null);
      return { to: paths.office.draft(slug), publicChanged: false };
    case "discard":
      await discardVersion(db, by, { slug, edition: given.edition });
      return { to: paths.office.consultation(slug), publicChanged: false };
    case "pair":
      await pairClause(db, by, { slug, edition: given.edition, pair: given });
      return { to: paths.office.version(slug), publicChanged: false };
    case "publish":
      await publishVersion(db, by, { slug, edition: given.edition, note: given.note });
      return { to: paths.office.consultation(slug), publicChanged: true };
  }
}

async function upload(db: Db, by: By, slug: string, form: FormData): Promise<VersionAnswer> {
  const typed = typedIn(form);
  const given = await givenDocument(form);
  const refused = (message: string): VersionAnswer => ({
    status: 422,
    errors: { [given && !("files" in given.document) ? "text" : "document"]: message },
    typed,
  });
  if (!given) return refused("请选择一份文稿，或把正文粘贴到下面。");
  const taken = await takeInDocumentApart(given.document);
  if ("fault" in taken) return refused(taken.fault);
  const { text, outline } = taken;
  await beginVersion(db, by, slug, { sourceName: given.name, sourceText: text, outline });
  return { to: paths.office.version(slug), publicChanged: false };
}

/** What stood in the controls, without files and without what is too long to be sent back. */
function typedIn(form: FormData): Record<string, string> {
  return Object.fromEntries(
    [...form].flatMap(([name, value]) =>
      typeof value === "string" && value.length <= MAX_KEPT_LETTERS ? [[name, value]] : [],
    ),
  );
}
