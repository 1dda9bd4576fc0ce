import type { Channel, Stance } from "~/db/tables/comments";
import type { Chance } from "../random";
import type { Answer, DemoComment } from "./said";

/** 雷同意见: one text that many people send, each with small changes of their own. */
export type CampaignText = {
  article: number | null;
  stance: Stance;
  /** The text in sentences. The first is always sent. */
  sentences: readonly string[];
  suggestion?: string;
  greetings: readonly string[];
  /** What angry senders add at the end. */
  outbursts: readonly string[];
  /** May hold {楼} and {室}. */
  signatures: readonly string[];
  /** Words that senders replace: [as in the text, what they write]. */
  rewordings: readonly (readonly [string, string])[];
  answer?: Answer;
};

const CHANNELS: readonly Channel[] = ["site", "site", "site", "site", "site", "email", "letter"];

function bodyOf(text: CampaignText, random: Chance): string {
  const kept = text.sentences.filter((_, place) => place === 0 || !random.often(0.08));
  let body = kept.join("");
  for (const [from, to] of text.rewordings) if (random.often(0.2)) body = body.replace(from, to);
  if (random.often(0.45)) body = random.pick(text.greetings) + body;
  if (random.often(0.25)) body += random.pick(text.outbursts);
  if (random.often(0.4)) {
    body += random
      .pick(text.signatures)
      .replace("{楼}", String(random.whole(1, 28)))
      .replace("{室}", `${random.whole(1, 18)}0${random.whole(1, 4)}`);
  }
  return body;
}

/** The first sender sends the text as it was handed out; the others vary it. */
export function campaign(text: CampaignText, senders: number, random: Chance): DemoComment[] {
  return Array.from({ length: senders }, (_, place) => ({
    article: text.article,
    body: place === 0 ? text.sentences.join("") : bodyOf(text, random),
    ...(text.suggestion && random.often(0.5) ? { suggestion: text.suggestion } : {}),
    stance: text.stance,
    channel: random.pick(CHANNELS),
    ...(text.answer ? { answer: text.answer } : {}),
  }));
}
