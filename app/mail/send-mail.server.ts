import { randomUUID } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import { paths } from "~/app/paths";
import type { MailSettings } from "~/app/platform/mail/mail-settings";
import type { Attempt, OutgoingLetter, Transport } from "~/app/platform/mail/transport";
import type { Db } from "~/db/schema";
import { unsealRecipient } from "./address.server";
import { type Claimed, claimLetters, giveBack, keepClaim, takeSlots } from "./claim-letters.server";
import { renderLetter } from "./render-letter";
import { settle } from "./settle-letter.server";
import { subscriberLink } from "./subscriber-link.server";

export type Post = {
  /** The key of personal data: addresses are sealed with it. */
  key: Buffer;
  settings: Pick<MailSettings, "from" | "origin" | "perSecond">;
  transport: Transport;
};

/** So many letters are on their way at once. */
const AT_ONCE = 4;
/** A worker takes what goes out in about this time, so that something urgent waits no longer. */
const BATCH_SECONDS = 10;
const MOST = 40;

export type Sent = { sent: number; refused: number; later: number };

/**
 * Sends what is due, until nothing is or `signal` is aborted; then what was claimed and not begun
 * is given back. Any number of workers may do so at once. A letter whose worker died is taken over
 * when its claim runs out, and goes out under the same key.
 */
export async function sendMail(db: Db, post: Post, signal: AbortSignal): Promise<Sent> {
  const sum: Sent = { sent: 0, refused: 0, later: 0 };
  const { limited } = post.transport;
  const most = limited
    ? Math.min(MOST, Math.max(1, Math.ceil(post.settings.perSecond * BATCH_SECONDS)))
    : MOST;
  while (!signal.aborted) {
    const claim = randomUUID();
    const letters = await claimLetters(db, claim, most);
    if (letters.length === 0) break;
    const firstInMs = limited ? await takeSlots(db, letters.length, post.settings.perSecond) : 0;
    const due = performance.now() + firstInMs;
    const stop = new AbortController();
    const ending = AbortSignal.any([signal, stop.signal]);
    const queue = letters.map((letter, at) => ({
      letter,
      at: limited ? due + (at * 1000) / post.settings.perSecond : 0,
    }));
    const hands = Array.from({ length: AT_ONCE }, async () => {
      for (let next = queue.shift(); next; next = queue.shift()) {
        await waitUntil(next.at, ending);
        if (ending.aborted) return;
        const result = await sendOne(db, post, claim, next.letter);
        if (result === "busy") stop.abort();
        if (result) sum[result === "busy" ? "later" : result]++;
      }
    });
    try {
      await Promise.all(hands);
    } finally {
      stop.abort();
      await Promise.allSettled(hands);
      await giveBack(db, claim);
    }
  }
  return sum;
}

/** null where another worker has taken the letter over. */
async function sendOne(db: Db, post: Post, claim: string, letter: Claimed) {
  if (!(await keepClaim(db, claim, letter.id))) return null;
  const attempt = await attemptAt(post, letter);
  await settle(db, claim, letter, post.transport.name, attempt);
  return attempt.result;
}

/** A letter that cannot be made ready stops no other one. */
async function attemptAt(post: Post, letter: Claimed): Promise<Attempt> {
  let ready: OutgoingLetter;
  try {
    ready = outgoing(post, letter);
  } catch {
    return { result: "refused", because: "收件地址无法解密，请核对 PERSONAL_DATA_KEY" };
  }
  return post.transport.send(ready);
}

function outgoing({ key, settings }: Post, letter: Claimed): OutgoingLetter {
  const { to, path } = unsealRecipient(key, letter.sealed, letter.addressHash);
  const link = letter.subscriberId === null ? null : subscriberLink(key, letter.subscriberId);
  const { text, html } = renderLetter({
    subject: letter.subject,
    content: letter.content,
    why: letter.why,
    origin: settings.origin,
    ownPath: path,
    managePath: link === null ? undefined : paths.subscriptions.manage(link),
  });
  return {
    key: letter.key,
    from: settings.from,
    to,
    subject: letter.subject,
    text,
    html,
    headers: {
      "Auto-Submitted": "auto-generated",
      ...(link && {
        "List-Unsubscribe": `<${settings.origin}${paths.subscriptions.unsubscribe(link)}>`,
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      }),
    },
    date: letter.queuedAt,
  };
}

/** `at` is of the process's monotonic clock, in milliseconds. */
async function waitUntil(at: number, signal: AbortSignal): Promise<void> {
  const ms = at - performance.now();
  if (ms > 1) await setTimeout(ms, undefined, { signal }).catch(() => {});
}
