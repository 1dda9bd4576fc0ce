import { z } from "zod";
import { contentHash, leafText, receiptText, type Said } from "~/app/comments/receipt-statement";
import { isSigned, type PublicKey } from "~/app/platform/signing-keys.server";
import { STANCES } from "~/db/tables/comments";
import { provesInclusion } from "../merkle-proofs";
import { leafHash } from "../merkle-tree";
import { headText } from "../tree-head";
import { hash, head, signed } from "./outside";

const said = z.object({
  stance: z.enum(STANCES),
  body: z.string(),
  suggestion: z.string().nullable(),
});

/** A receipt's file as somebody hands it in; the words may have been left out of it. */
export const receiptFileRead = z.object({
  format: z.literal("zhutiao-receipt-file-1"),
  site: z.string().optional(),
  receipt: z.object({
    code: z.string().max(40),
    consultation: z.string().max(100),
    clause: z.number().int().nullable(),
    version: z.number().int(),
    receivedAt: z.string().max(40),
    content: hash,
    nonce: z.string().regex(/^[0-9a-f]{32}$/),
    ...signed,
  }),
  said: said.optional(),
  register: z.discriminatedUnion("state", [
    z.object({ state: z.literal("waiting") }),
    z.object({ state: z.literal("damaged"), index: z.number().int() }),
    z.object({
      state: z.literal("sealed"),
      index: z.number().int(),
      leaf: hash,
      path: z.array(hash).max(64),
      head,
    }),
  ]),
});

export type ReceiptFileRead = z.output<typeof receiptFileRead>;

/** A finding with its sentence. `null`: nothing could be said of it. */
export type Finding = { holds: boolean | null; words: string };

/** The words to hold against the receipt; what is not given is taken from the file or tried out. */
export type WordsHeld = { body?: string; suggestion?: string; stance?: Said["stance"] };

const unhex = (text: string) => Buffer.from(text, "hex");

/** Checks a receipt with these keys alone: its signature, its words, its place in the register. */
export function verifyReceipt(
  file: ReceiptFileRead,
  keys: readonly PublicKey[],
  held: WordsHeld = {},
): Finding[] {
  const { receipt } = file;
  return [
    isSigned(keys, receiptText(receipt.code, receipt), receipt)
      ? { holds: true, words: `回执 ${receipt.code} 的签名正确（公钥 ${receipt.keyId}）。` }
      : {
          holds: false,
          words: `回执 ${receipt.code} 的签名不对：内容被改过，或者不是这个网站签的。`,
        },
    wordsOf(file, held),
    placeOf(file, keys),
  ];
}

/** Whether these words are the ones that the receipt was given for. */
export function isWhatWasSaid(
  receipt: { content: string; nonce: string },
  words: { body: string; suggestion: string | null; stance?: Said["stance"] },
): boolean {
  const stances = words.stance ? [words.stance] : STANCES;
  return stances.some(
    (stance) => contentHash({ ...words, stance }, receipt.nonce) === receipt.content,
  );
}

function wordsOf({ receipt, said }: ReceiptFileRead, held: WordsHeld): Finding {
  const body = held.body ?? said?.body;
  if (body === undefined)
    return { holds: null, words: "没有给出意见的文字，文字没有核对（可用 --text 给出）。" };
  const words = {
    body,
    suggestion: held.suggestion ?? said?.suggestion ?? null,
    stance: held.stance ?? said?.stance,
  };
  return isWhatWasSaid(receipt, words)
    ? { holds: true, words: "文字与提交时一字不差。" }
    : { holds: false, words: "文字与提交时的不一样。" };
}

function placeOf({ receipt, register }: ReceiptFileRead, keys: readonly PublicKey[]): Finding {
  if (register.state === "waiting")
    return { holds: null, words: "还没有列入登记册；提交后一两分钟列入，请再取一次回执。" };
  if (register.state === "damaged")
    return { holds: false, words: `登记册缺少记录，第 ${register.index + 1} 号给不出证明。` };
  const { index, path, head } = register;
  if (!isSigned(keys, headText(receipt.consultation, head), head))
    return { holds: false, words: "登记册的签名不对。" };
  const leaf = leafHash(leafText(receipt));
  return provesInclusion(leaf, index, head.size, path.map(unhex), unhex(head.root))
    ? { holds: true, words: `已列入登记册第 ${index + 1} 号，登记册当时共 ${head.size} 条。` }
    : { holds: false, words: `登记册第 ${index + 1} 号不是这张回执上的意见。` };
}
