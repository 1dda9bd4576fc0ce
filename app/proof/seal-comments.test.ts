import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import { receiptText } from "~/app/comments/receipt-statement";
import { isSigned, readSigningKey } from "~/app/platform/signing-keys.server";
import { makeComment, makeConsultation, makeOffice, TEST_SECRETS } from "~/tests/make";
import { freshDatabase, onEveryDatabase } from "~/tests/setup/databases";
import { commentRows, factsOf, leafOf } from "./comment-facts.server";
import { provesConsistency, provesInclusion } from "./merkle-proofs";
import { rootOf } from "./merkle-tree";
import { consistencyProof, inclusionProof } from "./proofs.queries.server";
import { sealComments, unsealedConsultations } from "./seal-comments.server";
import { headsAfter, latestHead, leavesFrom } from "./tree.queries.server";
import { headText } from "./tree-head";

const key = TEST_SECRETS.signingKeys.current;
const unhex = (text: string) => Buffer.from(text, "hex");

onEveryDatabase("sealing", (at) => {
  let office: { id: number; slug: string };

  beforeAll(async () => {
    office = await makeOffice(at.db);
  });

  const leavesOf = async (id: number) =>
    (await leavesFrom(at.db, id, { from: 0, limit: 100_000 })).map((leaf) => unhex(leaf.hash));

  test("a new comment waits, is written into the tree once, and the head is signed", async () => {
    const { id, slug } = await makeConsultation(at.db, office);
    expect(await latestHead(at.db, id)).toBeUndefined();
    const held = await makeComment(at.db, slug);
    expect(await unsealedConsultations(at.db, 0, 10)).toContain(id);
    expect(await sealComments(at.db, key, id)).toEqual({ sealed: 1 });
    expect(await sealComments(at.db, key, id)).toEqual({ sealed: 0 });
    expect(await unsealedConsultations(at.db, 0, 10)).not.toContain(id);
    const head = (await latestHead(at.db, id))!;
    expect(head).toMatchObject({ size: 1, keyId: key.id });
    expect(isSigned([key], headText(slug, head), head)).toBe(true);
    expect(isSigned([key], headText(slug, { ...head, size: 2 }), head)).toBe(false);
    const { clause, version, receivedAt, content } = held;
    const facts = { consultation: slug, clause, version, receivedAt, content };
    expect((await leavesOf(id))[0]).toEqual(leafOf(facts));
    expect(isSigned([key], receiptText(held.code, facts), held)).toBe(true);
  });

  test("heads follow each other, and every leaf and every pair of heads has its proof", async () => {
    const { id, slug } = await makeConsultation(at.db, office);
    for (const count of [3, 1, 5, 4]) {
      for (let i = 0; i < count; i++) await makeComment(at.db, slug);
      await sealComments(at.db, key, id);
    }
    const heads = await headsAfter(at.db, id, { after: 0, limit: 10 });
    expect(heads.map((head) => head.size)).toEqual([3, 4, 9, 13]);
    const leaves = await leavesOf(id);
    for (const head of heads) {
      expect(head.root).toBe(rootOf(leaves.slice(0, head.size)).toString("hex"));
      for (let index = 0; index < head.size; index++) {
        const path = await inclusionProof(at.db, id, index, head.size);
        expect(provesInclusion(leaves[index]!, index, head.size, path, unhex(head.root))).toBe(
          true,
        );
      }
      for (const later of heads.filter((one) => one.size >= head.size)) {
        const path = await consistencyProof(at.db, id, head.size, later.size);
        const [first, second] = [unhex(head.root), unhex(later.root)];
        expect(provesConsistency(head.size, later.size, path, first, second)).toBe(true);
      }
    }
  });

  test("a comment that commits after one with a larger id is sealed too, behind it", async () => {
    if (at.engine === "PGlite") return; // one connection: nothing commits beside anything
    const { id, slug } = await makeConsultation(at.db, office);
    let commit = () => {};
    const wait = new Promise<void>((resolve) => (commit = resolve));
    let begun = () => {};
    const inserted = new Promise<void>((resolve) => (begun = resolve));
    const slow = at.db.transaction().execute(async (trx) => {
      await sql`
        insert into comments (consultation_id, code, body, stance, channel, received_at, fingerprint)
        values (${id}, '0001-SLOW-0000-0000', '慢', 'other', 'letter', clock_timestamp(), 'x')`.execute(
        trx,
      );
      begun();
      await wait;
    });
    await inserted;
    const quick = await makeComment(at.db, slug);
    expect(await sealComments(at.db, key, id)).toEqual({ sealed: 1 });
    commit();
    await slow;
    expect(await sealComments(at.db, key, id)).toEqual({ sealed: 1 });
    const sealed = await at.db
      .selectFrom("tree_leaves")
      .select(["index", "code"])
      .where("consultation_id", "=", id)
      .orderBy("index")
      .execute();
    expect(sealed.map((leaf) => leaf.code)).toEqual([quick.code, "0001-SLOW-0000-0000"]);
  });

  test("a comment on paper, written without a receipt, gets its signature when it is sealed", async () => {
    const { id } = await makeConsultation(at.db, office);
    await sql`
      insert into comments (consultation_id, code, body, stance, channel, received_at, fingerprint)
      values (${id}, '0001-PAPE-0000-0000', '来信', 'other', 'letter', clock_timestamp(), 'x')`.execute(
      at.db,
    );
    await sealComments(at.db, key, id);
    const row = await commentRows(at.db, id).executeTakeFirstOrThrow();
    const stored = await at.db
      .selectFrom("receipt_signatures")
      .select(["key_id as keyId", "signature"])
      .where("consultation_id", "=", id)
      .executeTakeFirstOrThrow();
    const signed = { keyId: stored.keyId, signature: stored.signature.toString("base64") };
    expect(isSigned([key], receiptText(row.code, factsOf(row)), signed)).toBe(true);
  });

  test("more than a batch is sealed batch by batch, and comments that are alike have leaves of their own", async () => {
    const { id } = await makeConsultation(at.db, office);
    await sql`
      insert into comments (consultation_id, code, body, stance, channel, received_at, fingerprint)
      select ${id}, 'C' || n, '同意', 'support', 'letter', clock_timestamp(), 'x'
      from generate_series(1, 2300) n`.execute(at.db);
    expect(await sealComments(at.db, key, id)).toEqual({ sealed: 2300 });
    const heads = await headsAfter(at.db, id, { after: 0, limit: 10 });
    expect(heads.map((head) => head.size)).toEqual([1000, 2000, 2300]);
    const leaves = await leavesOf(id);
    expect(new Set(leaves.map((leaf) => leaf.toString("hex"))).size).toBe(2300);
    expect(heads.at(-1)!.root).toBe(rootOf(leaves).toString("hex"));
  });

  test("what is sealed is never changed, nor a head taken back", async () => {
    for (const table of ["tree_leaves", "tree_nodes", "tree_heads", "receipt_signatures"]) {
      for (const act of [
        sql`update ${sql.table(table)} set consultation_id = consultation_id`,
        sql`delete from ${sql.table(table)}`,
        sql`truncate ${sql.table(table)}`,
      ])
        await expect(act.execute(at.db)).rejects.toThrow(/append-only/);
    }
    await expect(
      sql`insert into tree_heads select consultation_id, size - 1, root, clock_timestamp(), key_id, signature
          from tree_heads where size = 2300`.execute(at.db),
    ).rejects.toThrow(/only grows/);
    await expect(
      sql`update comments set nonce = decode(repeat('00', 16), 'hex')`.execute(at.db),
    ).rejects.toThrow(/never rewritten/);
  });

  test("no head is signed over a tree that was tampered with", async () => {
    const { id, slug } = await makeConsultation(at.db, office);
    for (let i = 0; i < 3; i++) await makeComment(at.db, slug);
    await sealComments(at.db, key, id);
    await sql`alter table tree_nodes disable trigger tree_nodes_append_only`.execute(at.db);
    await sql`update tree_nodes set hash = decode(repeat('11', 32), 'hex')
      where consultation_id = ${id} and level = 0 and index = 2`.execute(at.db);
    await sql`alter table tree_nodes enable trigger tree_nodes_append_only`.execute(at.db);
    await makeComment(at.db, slug);
    await expect(sealComments(at.db, key, id)).rejects.toThrow(/not the one that was signed/);
    expect((await latestHead(at.db, id))!.size).toBe(3);
  });

  test("a new key signs what is new; what the old one signed stays", async () => {
    const { id, slug } = await makeConsultation(at.db, office);
    const held = await makeComment(at.db, slug);
    const next = readSigningKey(Buffer.alloc(32, 9).toString("base64"))!;
    await sealComments(at.db, next, id);
    expect((await latestHead(at.db, id))!.keyId).toBe(next.id);
    const stored = await at.db
      .selectFrom("receipt_signatures")
      .select("key_id")
      .where("consultation_id", "=", id)
      .execute();
    expect(stored).toEqual([{ key_id: held.keyId }]);
  });
});

onEveryDatabase("sealing by many hands", (at) => {
  test("the tree has one trunk", async () => {
    if (at.engine === "PGlite") return; // one connection: one hand
    const many = await freshDatabase("PostgreSQL", 20);
    try {
      const { id, slug } = await makeConsultation(many.db, await makeOffice(many.db));
      const posting = Array.from({ length: 60 }, () => makeComment(many.db, slug));
      const sealing = Array.from({ length: 12 }, () => sealComments(many.db, key, id));
      await Promise.all([...posting, ...sealing]);
      await Promise.all(Array.from({ length: 4 }, () => sealComments(many.db, key, id)));
      const leaves = await leavesFrom(many.db, id, { from: 0, limit: 1000 });
      expect(leaves.map((leaf) => leaf.index)).toEqual(Array.from({ length: 60 }, (_, i) => i));
      const head = (await latestHead(many.db, id))!;
      expect(head.root).toBe(rootOf(leaves.map((leaf) => unhex(leaf.hash))).toString("hex"));
      expect(head.size).toBe(60);
    } finally {
      await many.close();
    }
  });
});
