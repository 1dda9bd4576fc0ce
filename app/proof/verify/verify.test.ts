import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import { publishedKeys } from "~/app/platform/signing-keys.server";
import type { Trx } from "~/db/schema";
import { makeComment, makeConsultation, makeOffice, TEST_SECRETS } from "~/tests/make";
import { makeContext } from "~/tests/setup/context";
import { onEveryDatabase } from "~/tests/setup/databases";
import { leafHash } from "../merkle-tree";
import { receiptFile } from "../receipt-file.queries.server";
import { sealComments } from "../seal-comments.server";
import { askInProcess } from "./asked-in-process.fixture";
import { checkStored } from "./check-stored.server";
import type { Fault } from "./faults";
import { type SavedRegister, savedRegister, toSave } from "./saved-register";
import { receiptFileRead, verifyReceipt } from "./verify-receipt";
import { verifyRegister } from "./verify-register";

const COMMENTS = 10_000;
const { signingKeys } = TEST_SECRETS;
const keys = publishedKeys(signingKeys);
type Who = "outside" | "since" | "stored";
const EVERYBODY: Who[] = ["outside", "since", "stored"];
const guarded = ["comments", "tree_leaves", "tree_nodes", "tree_heads", "receipt_signatures"];

/** Everything that depends on leaf `index`, computed anew, as a thorough forger would. */
const nodesAnew = (id: number) => `
  do $$ declare l integer; begin
    update tree_nodes n set hash = v.hash from tree_leaves v
      where n.consultation_id = ${id} and n.level = 0
        and v.consultation_id = ${id} and v.index = n.index and v.hash <> n.hash;
    for l in 1..14 loop
      update tree_nodes n set hash = sha256('\\x01'::bytea || c.hashes)
      from (select index / 2 as parent, string_agg(hash, ''::bytea order by index) as hashes
            from tree_nodes where consultation_id = ${id} and level = l - 1 group by 1) c
      where n.consultation_id = ${id} and n.level = l and n.index = c.parent;
    end loop;
  end $$`;

onEveryDatabase("a register of 10,000 comments", (at) => {
  let id: number;
  let slug: string;
  let saved: SavedRegister;

  beforeAll(async () => {
    const office = await makeOffice(at.db);
    ({ id, slug } = await makeConsultation(at.db, office, { visibility: "reviewed" }));
    await sql`
      insert into comments (consultation_id, code, clause_id, body, stance, channel, received_at, review, fingerprint)
      select ${id}, 'CODE-' || n, c.id, '第 ' || n || ' 户希望增加停车位', 'amend', 'letter',
             clock_timestamp(), case when n % 10 = 0 then 'hidden' else 'shown' end, 'x'
      from generate_series(1, ${COMMENTS}) n
      join clauses c on c.consultation_id = ${id} and c.number = 2 + n % 3`.execute(at.db);
    await sealComments(at.db, signingKeys.current, id);
    // As the server does by itself a minute later.
    await sql`analyze tree_leaves, tree_nodes, comments`.execute(at.db);
    saved = savedRegister.parse(JSON.parse(JSON.stringify(toSave((await verify()).register))));
  });

  const verify = (db = at.db, before?: SavedRegister) =>
    verifyRegister(askInProcess(makeContext(db)), slug, before ? { saved: before } : {});

  /** What outsiders and the operator say after an act that only the owner of the database can do. */
  const after = async (act: string, ...who: Who[]) => {
    const said = {} as Record<Who, unknown[]>;
    const back = new Error("taken back");
    await at.db
      .transaction()
      .execute(async (trx: Trx) => {
        for (const table of guarded)
          await sql.raw(`alter table ${table} disable trigger user`).execute(trx);
        await sql.raw(act).execute(trx);
        if (who.includes("outside")) said.outside = (await verify(trx)).faults;
        if (who.includes("since")) said.since = (await verify(trx, saved)).faults;
        if (who.includes("stored"))
          said.stored = (await checkStored(trx, keys, { id, slug })).faults.map((f) => f.code);
        throw back;
      })
      .catch((error) => {
        if (error !== back) throw error;
      });
    return said;
  };
  const leaf = (index: number) => `consultation_id = ${id} and index = ${index}`;
  const comment = (index: number) =>
    `consultation_id = ${id} and id = (select comment_id from tree_leaves where ${leaf(index)})`;
  const code = (index: number) => `CODE-${index + 1}`;

  test("holds, and gives nothing away of what may not be read", async () => {
    const { register, faults, notes } = await verify(at.db, saved);
    expect({ faults, notes }).toEqual({ faults: [], notes: [] });
    expect(register.head!.size).toBe(COMMENTS);
    expect(register.heads).toHaveLength(10);
    expect(register.leaves).toHaveLength(COMMENTS);
    expect(register.comments).toHaveLength(9_000);
    expect(register.comments.some((one) => one.index % 10 === 9)).toBe(false);
    expect(JSON.stringify(register)).not.toContain("CODE-");
    expect((await checkStored(at.db, keys, { id, slug })).faults).toEqual([]);
  });

  test("a single comment that was changed is named, whatever of it was changed", async () => {
    const changes = [
      "body = body || '。'",
      "suggestion = '改'",
      "stance = 'support'",
      "received_at = received_at + interval '1 microsecond'",
      "clause_id = null",
      "nonce = decode(repeat('00', 16), 'hex')",
    ];
    const indexes = changes.map((_, i) => 4_321 + 100 * i);
    const said = await after(
      changes.map((set, i) => `update comments set ${set} where ${comment(indexes[i]!)}`).join(";"),
      ...EVERYBODY,
    );
    const faults: Fault[] = indexes.map((index) => ({ kind: "text-changed", index }));
    expect(said).toEqual({ outside: faults, since: faults, stored: indexes.map(code) });
  });

  test("a comment that nobody may read is named by its receipt's number to the operator", async () => {
    const said = await after(`update comments set body = '改' where ${comment(9)}`, ...EVERYBODY);
    expect(said).toEqual({ outside: [], since: [], stored: [code(9)] });
  });

  test("a comment whose words and leaf were changed together is named", async () => {
    const index = 7_654;
    const said = await after(
      `update comments set body = '改' where ${comment(index)};
      update tree_leaves set hash = '\\x${leafHash("改").toString("hex")}' where ${leaf(index)}`,
      ...EVERYBODY,
    );
    const fault: Fault = { kind: "leaf-changed", index };
    expect(said.outside).toEqual([fault]);
    expect(said.since).toEqual([fault]);
    expect(new Set(said.stored)).toEqual(new Set([code(index)]));
  });

  test("a comment that was removed is named, with its leaf or without", async () => {
    const index = 2_500;
    expect(await after(`delete from comments where ${comment(index)}`, ...EVERYBODY)).toEqual({
      outside: [{ kind: "text-erased", index }],
      since: [{ kind: "text-erased", index }],
      stored: [code(index)],
    });
    const both = await after(
      `delete from comments where ${comment(index)};
      delete from tree_leaves where ${leaf(index)}`,
      "since",
    );
    expect(both.since).toEqual([{ kind: "leaf-missing", index }]);
    const closedUp = await after(
      `delete from comments where ${comment(index)};
      delete from tree_leaves where ${leaf(index)};
      alter table tree_leaves drop constraint tree_leaves_pkey;
      update tree_leaves set index = index - 1 where consultation_id = ${id} and index > ${index}`,
      "outside",
    );
    expect(closedUp.outside).toEqual([{ kind: "leaf-missing", index }]);
  });

  test("comments that changed places are named, and so is one that was put elsewhere", async () => {
    const [one, two] = [1_200, 8_800];
    const swapped = await after(
      `alter table tree_leaves drop constraint tree_leaves_pkey;
      update tree_leaves set index = case index when ${one} then ${two} else ${one} end
      where consultation_id = ${id} and index in (${one}, ${two})`,
      ...EVERYBODY,
    );
    const fault: Fault = { kind: "leaf-moved", index: one, to: two };
    expect(swapped.outside).toEqual([fault]);
    expect(swapped.since).toEqual([fault]);
    expect(swapped.stored).toHaveLength(1);
    const moved = await after(
      `alter table tree_leaves drop constraint tree_leaves_pkey;
      update tree_leaves set index = case when index = ${two} then ${one} else index + 1 end
      where consultation_id = ${id} and index between ${one} and ${two}`,
      "outside",
    );
    expect(moved.outside).toEqual([{ kind: "leaf-moved", index: two, to: one }]);
  });

  test("one that was put in between is named", async () => {
    const index = 3_333;
    const said = await after(
      `alter table tree_leaves drop constraint tree_leaves_pkey;
      update tree_leaves set index = index + 1 where consultation_id = ${id} and index >= ${index};
      with forged as (
        insert into comments (consultation_id, code, body, stance, channel, received_at, review, fingerprint)
        values (${id}, 'FORGED', '冒充', 'other', 'letter', clock_timestamp(), 'hidden', 'x') returning id)
      insert into tree_leaves select ${id}, ${index}, id, 'FORGED', sha256('x') from forged`,
      "outside",
    );
    expect(said.outside).toEqual([{ kind: "leaf-surplus", index }]);
  });

  test("of a forger who computes the whole tree anew, the place and the saved register tell", async () => {
    const index = 6_021;
    const said = await after(
      `update tree_leaves set hash = '\\x${leafHash("改").toString("hex")}'
      where ${leaf(index)}; ${nodesAnew(id)}`,
      ...EVERYBODY,
    );
    // Nobody proves the old tree any more; what is readable there does not fit its leaf.
    expect(said.outside).toContainEqual({ kind: "leaves-changed", from: 6_000, to: 7_000 });
    expect(said.outside).toContainEqual({ kind: "text-changed", index });
    expect(said.since).toContainEqual({ kind: "leaf-changed", index });
    expect(said.stored).toContain(code(index));
  });

  test("a head that was changed, taken out or put in is found", async () => {
    const changes = [
      "root = sha256('x')",
      "at = at - interval '1 hour'",
      "key_id = '0000000000000000'",
    ];
    const said = await after(
      changes
        .map(
          (set, i) =>
            `update tree_heads set ${set} where consultation_id = ${id} and size = ${5_000 + i * 1_000}`,
        )
        .join(";"),
      "outside",
    );
    expect(said.outside).toEqual(
      [5_000, 6_000, 7_000].map((size) => ({ kind: "head-not-signed", size })),
    );
    const cut = await after(
      `delete from tree_heads where consultation_id = ${id} and size > 5000;
      delete from tree_leaves where consultation_id = ${id} and index >= 5000`,
      "outside",
      "since",
    );
    expect(cut.outside).toEqual([]);
    expect(cut.since).toContainEqual({ kind: "head-not-continued", size: COMMENTS });
  });

  test("a receipt that was swapped for another's is found by its holder and by the operator", async () => {
    const said = await after(
      `update comments set code = 'TAKEN' where ${comment(5)};
      update comments set code = '${code(5)}' where ${comment(6)}`,
      ...EVERYBODY,
    );
    expect(said.outside).toEqual([]);
    expect(new Set(said.stored)).toEqual(new Set([code(5), code(6)]));
  });

  test("what is hidden later is noted, and is no fault", async () => {
    await at.db
      .updateTable("comments")
      .set({ review: "hidden" })
      .where("consultation_id", "=", id)
      .where("code", "=", code(0))
      .execute();
    const { faults, notes } = await verify(at.db, saved);
    expect(faults).toEqual([]);
    expect(notes).toEqual(["第 1 号意见原来公开，现在不公开了。"]);
  });
});

onEveryDatabase("a receipt's file", (at) => {
  let slug: string;
  let id: number;
  beforeAll(async () => {
    ({ id, slug } = await makeConsultation(at.db, await makeOffice(at.db)));
  });
  const fileOf = async (code: string) =>
    receiptFileRead.parse(JSON.parse(JSON.stringify(await receiptFile(at.db, signingKeys, code))));

  test("is checked with the key alone: its signature, its words, its place", async () => {
    await makeComment(at.db, slug);
    const { code } = await makeComment(at.db, slug, { body: "请增加\n夜间照明", suggestion: "改" });
    expect(verifyReceipt(await fileOf(code), keys).map((f) => f.holds)).toEqual([true, true, null]);
    await sealComments(at.db, signingKeys.current, id);
    const file = await fileOf(code);
    expect(file.register).toMatchObject({ state: "sealed", index: 1 });
    expect(verifyReceipt(file, keys).map((f) => f.holds)).toEqual([true, true, true]);
  });

  test("holds for its own words only, and for nothing that was changed", async () => {
    const { code } = await makeComment(at.db, slug, { body: "同意", stance: "support" });
    await sealComments(at.db, signingKeys.current, id);
    const file = await fileOf(code);
    const { said: _, ...bare } = file;
    const holds = (changed: typeof file, words = {}) =>
      verifyReceipt(changed, keys, words).map((f) => f.holds);
    expect(holds(bare)).toEqual([true, null, true]);
    expect(holds(bare, { body: "同意" })).toEqual([true, true, true]);
    expect(holds(bare, { body: "不同意" })).toEqual([true, false, true]);
    const { receipt } = file;
    expect(holds({ ...file, receipt: { ...receipt, version: 2 } })).toEqual([false, true, false]);
    expect(holds({ ...file, receipt: { ...receipt, code: "0001-0000-0000-0000" } })[0]).toBe(false);
    expect(verifyReceipt(file, []).map((f) => f.holds)).toEqual([false, true, false]);
    if (file.register.state !== "sealed") throw new Error("not sealed");
    const elsewhere = { ...file.register, index: 0 };
    expect(holds({ ...file, register: elsewhere })).toEqual([true, true, false]);
  });
});
