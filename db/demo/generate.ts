import type { Channel } from "~/db/tables/comments";
import { campaign } from "./comments/campaign";
import { feeCampaign, homeChargingCampaign } from "./comments/rule/campaigns";
import type { DemoComment } from "./comments/said";
import { withSenders } from "./comments/senders";
import { chargingThemes } from "./generate/charging-themes";
import {
  closings,
  offThePoint,
  openings,
  places,
  shortRemarks,
  standpoints,
} from "./generate/frames";
import { parkingThemes } from "./generate/parking-themes";
import type { Theme } from "./generate/theme";
import { type Chance, chance } from "./random";

const themes: readonly Theme[] = [...chargingThemes, ...parkingThemes];
const CAMPAIGN_SHARE = 0.1;
const WHOLE_DRAFT_SHARE = 0.12;
const CHANNELS: readonly Channel[] = [
  ...Array<Channel>(14).fill("site"),
  ...Array<Channel>(3).fill("email"),
  "letter",
  "phone",
  "meeting",
];

function filled(sentence: string, random: Chance): string {
  return sentence.replace(/\{(.+?)\}/g, (whole, name: string) => {
    switch (name) {
      case "区":
      case "路":
      case "小区":
        return random.pick(places[name]);
      case "月":
        return String(random.whole(1, 12));
      case "时":
        return String(random.whole(5, 11));
      case "层":
        return String(random.whole(2, 26));
      case "数":
        return random.pick(["两", "三", "四", "五", "六", "七", "八"]);
      default:
        return whole;
    }
  });
}

function several<T>(items: readonly T[], count: number, random: Chance): T[] {
  const left = [...items];
  return Array.from({ length: Math.min(count, left.length) }, () => {
    const [taken] = left.splice(random.whole(0, left.length - 1), 1);
    return taken as T;
  });
}

/** A comment is put together in one of six shapes, each with what somebody really wrote. */
function bodyOn(theme: Theme, random: Chance): string {
  const [scene, other] = several(theme.scenes, 2, random).map((text) => filled(text, random));
  const standpoint = filled(random.pick(standpoints), random);
  const [ask, second, third] = several(theme.asks, 3, random);
  const [point] = several(theme.points, 1, random);
  const [said, more, last] = several(theme.spoken, 3, random);
  const shape = random.next();
  if (shape < 0.16) return `${said}${random.often(0.5) ? more : `${ask}。`}`;
  if (shape < 0.34) return `${standpoint}，${point}。${said}`;
  if (shape < 0.58) return `${random.pick(openings)}${scene}。${said}${random.pick(closings)}`;
  if (shape < 0.78) {
    return `${random.pick(openings)}${scene}，${point}。${said}${ask}。${random.pick(closings)}`;
  }
  if (shape < 0.92) {
    return `${random.pick(openings)}${standpoint}，${scene}。${said}${more}${other}，${point}。${ask}，也${second}。${random.pick(closings)}`;
  }
  return `${scene}。${said}意见如下：一是${ask}；二是${second}；三是${third}。${last}`;
}

function weighted(random: Chance): Theme {
  const total = themes.reduce((sum, theme) => sum + theme.weight, 0);
  let left = random.next() * total;
  for (const theme of themes) {
    left -= theme.weight;
    if (left < 0) return theme;
  }
  return themes[0] as Theme;
}

/** The clause at `position`, now and then one of its neighbours, seldom any. */
function clauseAt(position: number, clauseNumbers: readonly number[], random: Chance) {
  if (clauseNumbers.length === 0) return null;
  if (random.often(0.06)) return random.pick(clauseNumbers);
  const wander = random.often(0.3) ? random.whole(-2, 2) : 0;
  const place = Math.floor(position * clauseNumbers.length) + wander;
  return clauseNumbers[Math.min(clauseNumbers.length - 1, Math.max(0, place))] ?? null;
}

function one(clauseNumbers: readonly number[], random: Chance): DemoComment {
  const channel = random.pick(CHANNELS);
  const theme = weighted(random);
  const article = random.often(WHOLE_DRAFT_SHARE)
    ? null
    : clauseAt(theme.position, clauseNumbers, random);
  const kind = random.next();
  if (kind < 0.05) {
    const [stance, body] = random.pick(shortRemarks);
    return { article, body, stance, channel };
  }
  if (kind < 0.08) {
    const [matter, other] = several(offThePoint, 2, random);
    const body = filled(`${random.pick(standpoints)}，${matter}。${other}。`, random);
    return { article: null, body, stance: "other", channel };
  }
  const stance = random.pick(theme.stances);
  return {
    article,
    body: bodyOn(theme, random),
    ...(stance === "amend" && random.often(0.3)
      ? { suggestion: random.pick(theme.suggestions) }
      : {}),
    stance,
    channel,
  };
}

/**
 * Comments for a demonstration of any size. Deterministic: the same arguments give the same
 * comments in the same order. About a tenth belong to two campaigns.
 * `clauseNumbers` are those that may be commented on, in the order of the draft; the number chosen
 * comes back as `article`. With the articles of the closed rule every subject meets its article;
 * any other draft gets the same skew.
 */
export function generateComments(
  count: number,
  seed: number,
  clauseNumbers: readonly number[],
): DemoComment[] {
  const random = chance(seed);
  const inCampaigns = Math.floor(count * CAMPAIGN_SHARE);
  const first = Math.ceil(inCampaigns * 0.62);
  const senders = [
    ...placed(campaign(feeCampaign, first, random), 21.5 / 37, clauseNumbers),
    ...placed(
      campaign(homeChargingCampaign, inCampaigns - first, random),
      22.5 / 37,
      clauseNumbers,
    ),
  ];
  const others = Array.from({ length: count - inCampaigns }, () => one(clauseNumbers, random));
  const arriving = [...others, ...senders]
    .map((comment) => ({ comment, at: random.next() }))
    .sort((before, after) => before.at - after.at)
    .map(({ comment }) => comment);
  return withSenders(arriving, random);
}

/** A campaign names one clause; nothing is decided in a generated consultation. */
function placed(
  comments: readonly DemoComment[],
  position: number,
  clauseNumbers: readonly number[],
): DemoComment[] {
  const place = Math.min(clauseNumbers.length - 1, Math.floor(position * clauseNumbers.length));
  return comments.map(({ answer: _undecided, ...comment }) => ({
    ...comment,
    article: clauseNumbers[place] ?? null,
  }));
}
