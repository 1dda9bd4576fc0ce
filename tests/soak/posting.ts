import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { paths } from "~/app/paths";
import { publishedKeysOf } from "~/app/proof/verify/outside";
import { receiptFileRead, verifyReceipt } from "~/app/proof/verify/verify-receipt";
import { askSite } from "~/jobs/commands/verify-from-outside";

export type Answer = { status: number; ms: number; code?: string; message?: string };

/** One comment through the interface for programs; status 0 where no answer came. */
export async function post(
  origin: string,
  slug: string,
  { key = randomUUID() as string, body }: { key?: string; body: string },
): Promise<Answer> {
  const began = performance.now();
  try {
    const response = await fetch(`${origin}/api/v1/consultations/${slug}/comments`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "Idempotency-Key": key },
      body: JSON.stringify({ clause: 2, body }),
      signal: AbortSignal.timeout(30_000),
    });
    const said = (await response.json()) as {
      receipt?: { code: string };
      error?: { message: string };
    };
    return {
      status: response.status,
      ms: performance.now() - began,
      code: said.receipt?.code,
      message: said.error?.message,
    };
  } catch {
    return { status: 0, ms: performance.now() - began };
  }
}

/** As a program does that wants to be heard: the same key again until there is a receipt. */
export async function postUntilTaken(
  origin: string,
  slug: string,
  body: string,
  refused: (answer: Answer) => void = () => {},
): Promise<string> {
  const key = randomUUID();
  for (;;) {
    const answer = await post(origin, slug, { key, body });
    if (answer.status === 201) return answer.code!;
    refused(answer);
    await pause(50);
  }
}

/** The receipts that are not found, or whose file does not hold in every point, with what fails. */
export async function receiptFaults(
  origin: string,
  receipts: readonly { code: string; body: string }[],
): Promise<string[]> {
  const keys = await publishedKeysOf(askSite(origin));
  const faults: string[] = [];
  const queue = [...receipts];
  const hands = Array.from({ length: 4 }, async () => {
    for (let next = queue.pop(); next; next = queue.pop()) {
      const { status, body } = await askSite(origin)(paths.api.receipt(next.code));
      if (status !== 200) {
        faults.push(`${next.code}: ${status}`);
        continue;
      }
      for (const { holds, words } of verifyReceipt(receiptFileRead.parse(body), keys, {
        body: next.body,
      }))
        if (!holds) faults.push(`${next.code}: ${words}`);
    }
  });
  await Promise.all(hands);
  return faults;
}
