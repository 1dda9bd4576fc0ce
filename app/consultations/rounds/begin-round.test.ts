import { beforeEach, expect, test } from "vitest";
import { auditForOffice } from "~/app/accounts/audit.queries.server";
import { DAY_MS } from "~/app/platform/time";
import {
  endWindow,
  makeComment,
  makeConsultation,
  makeOffice,
  makeOfficer,
  makeOutline,
} from "~/tests/make";
import { refusalOf } from "~/tests/refusal-of";
import { onEveryDatabase } from "~/tests/setup/databases";
import { closeConsultation } from "../close-consultation.server";
import { consultationForReaders } from "../draft.queries.server";
import { consultationsAtStage } from "../home.queries.server";
import { consultationsForOffice, draftForOffice } from "../office-consultations.queries.server";
import { publishConsultation } from "../publish-consultation.server";
import { windowChanges } from "../windows/window-changes.queries.server";
import { beginRound } from "./begin-round.server";
import { roundsForReaders } from "./rounds.queries.server";

onEveryDatabase("a further round", (at) => {
  let office: Awaited<ReturnType<typeof makeOffice>>;
  let by: { officeId: number; officeSlug: string; officerId: number };

  beforeEach(async () => {
    office = await makeOffice(at.db);
    const { id } = await makeOfficer(at.db, office.id);
    by = { officeId: office.id, officeSlug: office.slug, officerId: id };
  });

  const reason = "根据第一次的意见作了较大修改。";
  const begin = (slug: string, source: Parameters<typeof beginRound>[4]["source"] = null) =>
    beginRound(at.db, new Date(), by, slug, { reason, source });
  const publish = async (slug: string) => {
    const draft = (await draftForOffice(at.db, office.id, slug))!;
    const now = Date.now();
    await publishConsultation(at.db, by, draft.id, {
      title: draft.title,
      summary: "",
      opensAt: new Date(now),
      closesAt: new Date(now + 31 * DAY_MS),
      rule: "decision",
      shortWindowReason: null,
      visibility: draft.visibility,
      fields: draft.fields,
    });
    return draft.id;
  };
  const ended = async () => {
    const call = await makeConsultation(at.db, office, { visibility: "never" });
    await makeComment(at.db, call.slug);
    await endWindow(at.db, call.id);
    await closeConsultation(at.db, call.id);
    return call;
  };

  test("begins from the text that is public, and what was asked for stays asked for", async () => {
    const first = await ended();
    const kept = { summary: "城区要增加两千个车位。", window_rule: "market" } as const;
    await at.db.updateTable("consultations").set(kept).where("id", "=", first.id).execute();
    const { slug } = await begin(first.slug);
    const draft = (await draftForOffice(at.db, office.id, slug))!;
    expect(draft).toMatchObject({
      visibility: "never",
      summary: kept.summary,
      rule: "market",
      publishedAt: null,
    });
    expect(draft.outline.clauses.map(({ text }) => text)).toEqual(
      makeOutline().clauses.map(({ text }) => text),
    );
  });

  test("both pages lead to each other and say why, once the second is public", async () => {
    const first = await ended();
    const { slug } = await begin(first.slug);
    expect(await roundsForReaders(at.db, first.id)).toHaveLength(1);
    const before = await consultationForReaders(at.db, first.slug);
    const id = await publish(slug);
    const rounds = await roundsForReaders(at.db, first.id);
    expect(rounds.map((one) => [one.slug, one.round, one.reason])).toEqual([
      [first.slug, 1, null],
      [slug, 2, reason],
    ]);
    expect(await roundsForReaders(at.db, id)).toEqual(rounds);
    expect(await windowChanges(at.db, first.id)).toMatchObject([{ kind: "reopened", reason }]);
    // What the first one took in stays with it.
    expect((await consultationForReaders(at.db, first.slug))!.closesAt).toEqual(before!.closesAt);
  });

  test("is told from the first one in the lists, which carry the same title", async () => {
    const first = await ended();
    const { slug } = await begin(first.slug);
    await publish(slug);
    const roundOf = (rows: readonly { slug: string | null; round: number | null }[]) =>
      [first.slug, slug].map((one) => rows.find((row) => row.slug === one)?.round);
    const now = new Date(Date.now() + 60_000);
    const stages = await Promise.all(
      (["open", "closed"] as const).map((stage) =>
        consultationsAtStage(at.db, now, stage, { words: [], office: office.slug }, { limit: 50 }),
      ),
    );
    expect(roundOf(stages.flatMap(({ rows }) => rows))).toEqual([1, 2]);
    expect(roundOf(await consultationsForOffice(at.db, office.id))).toEqual([1, 2]);
    expect(roundOf(await auditForOffice(at.db, office.id))).toEqual([1, 2]);
  });

  test("a document may take the place of the public text", async () => {
    const first = await ended();
    const outline = makeOutline(5);
    const { slug } = await begin(first.slug, { sourceName: "新稿.docx", sourceText: "", outline });
    const draft = (await draftForOffice(at.db, office.id, slug))!;
    expect(draft.outline.clauses).toHaveLength(outline.clauses.length);
    expect(outline.clauses.length).not.toBe(makeOutline().clauses.length);
  });

  test("there is one next round, after the end and not before, in the own office", async () => {
    const open = await makeConsultation(at.db, office);
    expect((await refusalOf(begin(open.slug))).code).toBe("still-open");
    const first = await ended();
    const second = await begin(first.slug);
    expect((await refusalOf(begin(first.slug))).code).toBe("round-in-preparation");
    expect((await refusalOf(begin(second.slug))).code).toBe("not-published-yet");
    const stranger = await makeOffice(at.db, "澄江市教育局");
    by = { ...by, officeId: stranger.id };
    expect((await refusalOf(begin(first.slug))).code).toBe("not-found");
  });
});
