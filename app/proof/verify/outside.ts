import { z } from "zod";
import { paths } from "~/app/paths";
import type { PublicKey } from "~/app/platform/signing-keys.server";
import { STANCES } from "~/db/tables/comments";
import type { ProvedComment } from "../proved-comments.queries.server";
import type { SignedHead } from "../tree-head";

/** Asks a site for an address below its root, as anybody may. */
export type Ask = (path: string) => Promise<{ status: number; body: unknown }>;

/** The site gave no answer that can be checked; the message is a sentence. */
export class NothingToCheck extends Error {}

export const hash = z.string().regex(/^[0-9a-f]{64}$/);
export const signed = {
  keyId: z.string().regex(/^[0-9a-f]{16}$/),
  signature: z.string().max(100),
};
const index = z.number().int().min(0);
export const key = z.object({ id: signed.keyId, publicKey: z.string().max(60) });
export const head = z.object({ size: index, root: hash, at: z.string().max(40), ...signed });
const leaf = z.object({ index, hash, erased: z.boolean().default(false) });
const comment = z.object({
  index,
  clause: z.number().int().nullable(),
  version: z.number().int(),
  receivedAt: z.string().max(40),
  stance: z.enum(STANCES),
  body: z.string(),
  suggestion: z.string().nullable(),
  nonce: z.string().regex(/^[0-9a-f]{32}$/),
});
const next = index.nullable();

export type Leaf = z.output<typeof leaf>;

/** Everything that a site says of the register of one consultation. */
export type Register = {
  consultation: string;
  keys: PublicKey[];
  /** The newest; null: nothing is sealed yet. */
  head: SignedHead | null;
  heads: SignedHead[];
  leaves: Leaf[];
  comments: ProvedComment[];
};

export async function askFor<S extends z.ZodType>(
  ask: Ask,
  path: string,
  schema: S,
): Promise<z.output<S>> {
  const { status, body } = await ask(path);
  if (status !== 200) throw new NothingToCheck(`${path} 没有给出数据（${status}）。`);
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new NothingToCheck(`${path} 给出的数据格式不对。`);
  return parsed.data;
}

export const publishedKeysOf = async (ask: Ask): Promise<PublicKey[]> =>
  (await askFor(ask, paths.keysForPrograms(), z.object({ keys: z.array(key) }))).keys;

/** Reads the whole register; what is sealed meanwhile is left out. */
export async function readRegister(ask: Ask, slug: string): Promise<Register> {
  const tree = await askFor(
    ask,
    paths.api.tree(slug),
    z.object({ consultation: z.string(), head: head.nullable() }),
  );
  const size = tree.head?.size ?? 0;
  const heads = await pages(ask, (after) => paths.api.treeHeads(slug, after), "heads", head);
  const leaves = await pages(ask, (from) => paths.api.treeLeaves(slug, from), "leaves", leaf);
  const comments = await pages(
    ask,
    (from) => paths.api.treeComments(slug, from),
    "comments",
    comment,
  );
  return {
    consultation: tree.consultation,
    keys: await publishedKeysOf(ask),
    head: tree.head,
    heads: heads.filter((one) => one.size <= size),
    leaves,
    comments: comments.filter((one) => one.index < size),
  };
}

async function pages<S extends z.ZodType>(
  ask: Ask,
  path: (from: number) => string,
  name: string,
  item: S,
): Promise<z.output<S>[]> {
  const page = z.object({ [name]: z.array(item), next });
  const all: z.output<S>[] = [];
  for (let from = 0; ; ) {
    const answer = (await askFor(ask, path(from), page)) as Record<string, unknown>;
    for (const one of answer[name] as z.output<S>[]) all.push(one);
    const after = answer.next as number | null;
    if (after === null) return all;
    if (after <= from) throw new NothingToCheck(`${path(from)} 的下一页没有往后。`);
    from = after;
  }
}
