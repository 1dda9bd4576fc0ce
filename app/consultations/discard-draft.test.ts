import { beforeAll, expect, test } from "vitest";
import { auditForOffice } from "~/app/accounts/audit.queries.server";
import { consultationForBoard } from "~/app/triage/board.queries.server";
import { endWindow, makeConsultation, makeOffice, makeOfficer, makeOutline } from "~/tests/make";
import { refusalOf } from "~/tests/refusal-of";
import { onEveryDatabase } from "~/tests/setup/databases";
import { closeConsultation } from "./close-consultation.server";
import { createConsultation } from "./create-consultation.server";
import { discardDraft } from "./discard-draft.server";
import { editDraft } from "./edit-draft.server";
import {
  consultationForOffice,
  consultationsForOffice,
  draftForOffice,
} from "./office-consultations.queries.server";
import { publishConsultation } from "./publish-consultation.server";
import { beginRound } from "./rounds/begin-round.server";
import { beginVersion } from "./versions/begin-version.server";

onEveryDatabase("giving up a draft that was never published", (at) => {
  let office: Awaited<ReturnType<typeof makeOffice>>;
  let by: { officeId: number; officeSlug: string; officerId: number };
  beforeAll(async () => {
    office = await makeOffice(at.db);
    const { id } = await makeOfficer(at.db, office.id);
    by = { officeId: office.id, officeSlug: office.slug, officerId: id };
  });
  const imported = () =>
    createConsultation(at.db, new Date(), {
      ...{ officeId: office.id, officeSlug: office.slug, officerId: by.officerId },
      ...{ sourceName: "错的.txt", sourceText: "文稿", outline: makeOutline() },
    });

  test("it is gone for everybody, can be neither edited nor published, and stands in the audit", async () => {
    const { id, slug } = await imported();
    await discardDraft(at.db, by, { slug, edition: 1 });
    expect(await consultationForOffice(at.db, office.id, slug)).toBeUndefined();
    expect(await draftForOffice(at.db, office.id, slug)).toBeUndefined();
    const listed = await consultationsForOffice(at.db, office.id);
    expect(listed.map((one) => one.slug)).not.toContain(slug);
    const reader = { officeId: office.id, role: "drafter" as const, unitId: null };
    expect(await consultationForBoard(at.db, reader, slug)).toBeNull();
    const now = Date.now();
    const publish = publishConsultation(at.db, by, id, {
      ...{ title: "标题", summary: "", rule: "decision" as const, shortWindowReason: "测试" },
      ...{ opensAt: new Date(now), closesAt: new Date(now + 30 * 86_400_000) },
      ...{ visibility: "reviewed" as const },
      fields: { name: "optional", organisation: "optional", contact: "optional" },
    });
    expect((await refusalOf(publish)).code).toBe("not-found");
    const edit = editDraft(at.db, by, {
      slug,
      edition: 1,
      edit: { intent: "merge", number: 3 },
    });
    expect((await refusalOf(edit)).code).toBe("not-found");
    expect((await refusalOf(discardDraft(at.db, by, { slug, edition: 1 }))).code).toBe("not-found");
    const [line] = await auditForOffice(at.db, office.id, { consultationId: id });
    expect(line).toMatchObject({
      action: "放弃文稿",
      subject: "澄江市停车设施建设行动方案(征求意见稿)",
      slug: null,
    });
  });

  test("what another has changed meanwhile, what is public, and another office's draft stay", async () => {
    const { slug } = await imported();
    const stale = discardDraft(at.db, by, { slug, edition: 0 });
    expect((await refusalOf(stale)).code).toBe("edited-elsewhere");
    const other = await makeOffice(at.db);
    const stranger = { officeId: other.id, officerId: (await makeOfficer(at.db, other.id)).id };
    const foreign = discardDraft(at.db, stranger, { slug, edition: 1 });
    expect((await refusalOf(foreign)).code).toBe("not-found");
    expect(await draftForOffice(at.db, office.id, slug)).toBeDefined();
    const open = await makeConsultation(at.db, office);
    const published = discardDraft(at.db, by, { slug: open.slug, edition: 1 });
    expect((await refusalOf(published)).code).toBe("already-published");
    await beginVersion(at.db, by, open.slug, null);
    const further = discardDraft(at.db, by, { slug: open.slug, edition: 1 });
    expect((await refusalOf(further)).code).toBe("already-published");
  });

  test("a further round that is given up can be begun again", async () => {
    const first = await makeConsultation(at.db, office);
    await endWindow(at.db, first.id);
    await closeConsultation(at.db, first.id);
    const begin = () =>
      beginRound(at.db, new Date(), by, first.slug, { reason: "再听意见", source: null });
    const { slug } = await begin();
    await discardDraft(at.db, by, { slug, edition: 1 });
    expect((await begin()).slug).not.toBe(slug);
  });
});
