import { describe, expect, it } from "vitest";
import {
  type Answer,
  answeredComments,
  answeredDecisions,
  openComments,
  ruleComments,
  ruleDecisions,
} from "./comments";
import { campaign } from "./comments/campaign";
import { feeCampaign } from "./comments/rule/campaigns";
import { FEE_SENDERS, HOME_CHARGING_SENDERS, writtenRuleComments } from "./comments/rule/index";
import { demoDocument } from "./documents";
import { generateComments } from "./generate";
import { chance } from "./random";

const bare = (text: string) => text.replace(/[\s\p{P}\p{S}]/gu, "");
const distinct = (bodies: readonly { body: string }[]) =>
  new Set(bodies.map(({ body }) => bare(body) || body)).size;
const dates = { published: "2026年7月1日", closes: "2026年7月31日" };
const rule = demoDocument("closed-rule.txt", dates);

function lackingReason(decisions: readonly (Answer | null)[]): Answer[] {
  return decisions.filter(
    (answer): answer is Answer =>
      answer !== null && answer.decision !== "adopted" && answer.reason.length < 8,
  );
}

describe("the comments on the closed rule", () => {
  it("are about three hundred, most of them written one by one", () => {
    expect(writtenRuleComments.length).toBeGreaterThanOrEqual(170);
    expect(distinct(writtenRuleComments)).toBe(writtenRuleComments.length);
    expect(ruleComments).toHaveLength(
      writtenRuleComments.length + FEE_SENDERS + HOME_CHARGING_SENDERS,
    );
    expect(ruleComments.length).toBeGreaterThanOrEqual(290);
    expect(distinct(ruleComments)).toBeGreaterThanOrEqual(250);
  });

  it("are of every stance and channel, long and short, with proposed wordings", () => {
    const share = (kind: (comment: (typeof ruleComments)[number]) => boolean) =>
      ruleComments.filter(kind).length;
    for (const stance of ["support", "amend", "oppose", "question", "other"]) {
      expect(
        share((comment) => comment.stance === stance),
        stance,
      ).toBeGreaterThanOrEqual(15);
    }
    for (const channel of ["site", "email", "letter", "phone", "meeting"]) {
      expect(
        share((comment) => comment.channel === channel),
        channel,
      ).toBeGreaterThanOrEqual(5);
    }
    expect(share(({ suggestion }) => suggestion !== undefined)).toBeGreaterThanOrEqual(50);
    expect(share(({ body }) => body.length <= 10)).toBeGreaterThanOrEqual(5);
    expect(share(({ body }) => body.length >= 120)).toBeGreaterThanOrEqual(5);
    expect(share(({ body }) => body.includes("信访"))).toBeGreaterThanOrEqual(1);
  });

  it("speak of articles that the document has, each on its own line", () => {
    const numerals = "一二三四五六七八九";
    const written = (n: number) =>
      `${n >= 20 ? numerals[Math.floor(n / 10) - 1] : ""}${n >= 10 ? "十" : ""}${n % 10 ? numerals[(n % 10) - 1] : ""}`;
    for (const article of new Set(ruleComments.map((comment) => comment.article))) {
      if (article !== null) expect(rule).toContain(`\n第${written(article)}条　`);
    }
  });

  it("are half way through triage, and every decision but 采纳 has its reason", () => {
    const decided = ruleDecisions.filter((answer) => answer !== null);
    expect(decided.length / ruleDecisions.length).toBeGreaterThan(0.4);
    expect(decided.length / ruleDecisions.length).toBeLessThan(0.65);
    expect(new Set(decided.map(({ decision }) => decision)).size).toBe(4);
    expect(lackingReason(ruleDecisions)).toEqual([]);
  });

  it("use only reserved telephone numbers and addresses", () => {
    for (const { contact } of [...ruleComments, ...answeredComments, ...openComments]) {
      if (contact) expect(contact).toMatch(/^0000-555\d{4}$|@mail\.example$/);
    }
  });
});

describe("the comments on the plans", () => {
  it("are all decided where the plan is answered", () => {
    expect(answeredComments.length).toBeGreaterThanOrEqual(40);
    expect(answeredDecisions).not.toContain(null);
    expect(lackingReason(answeredDecisions)).toEqual([]);
    expect(distinct(answeredComments)).toBe(answeredComments.length);
  });

  it("are undecided where the plan is still open", () => {
    expect(openComments.length).toBeGreaterThanOrEqual(35);
    expect(openComments.filter(({ answer }) => answer)).toEqual([]);
    expect(distinct(openComments)).toBe(openComments.length);
  });
});

describe("a campaign", () => {
  it("varies one text in many small ways", () => {
    const sent = campaign(feeCampaign, 45, chance(7));
    expect(distinct(sent)).toBeGreaterThan(25);
    for (const { body } of sent) expect(body).toMatch(/(降为|降到)0\.2元/);
  });
});

describe("the generator", () => {
  const numbers = Array.from({ length: 37 }, (_, index) => index + 1);

  it("gives the same comments for the same seed, and others for another", () => {
    expect(generateComments(200, 3, numbers)).toEqual(generateComments(200, 3, numbers));
    expect(generateComments(200, 3, numbers)).not.toEqual(generateComments(200, 4, numbers));
  });

  it("gives as many as are asked for, nearly all different, only on the clauses given", () => {
    const comments = generateComments(5000, 1, numbers);
    expect(comments).toHaveLength(5000);
    expect(distinct(comments)).toBeGreaterThan(4000);
    for (const { article, body } of comments) {
      if (article !== null) expect(numbers).toContain(article);
      expect(body).not.toMatch(/[{}]|undefined/);
    }
    expect(generateComments(0, 1, numbers)).toEqual([]);
    expect(generateComments(20, 1, []).every(({ article }) => article === null)).toBe(true);
  });

  it("is skewed as in life: a tenth of the clauses holds a third of the comments or more", () => {
    const counts = new Map<number, number>();
    for (const { article } of generateComments(5000, 1, numbers)) {
      if (article !== null) counts.set(article, (counts.get(article) ?? 0) + 1);
    }
    const largest = [...counts.values()].sort((a, b) => b - a).slice(0, 4);
    const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
    expect(largest.reduce((sum, count) => sum + count, 0) / all).toBeGreaterThan(1 / 3);
  });

  it("has about a tenth of its comments from two campaigns", () => {
    const comments = generateComments(1000, 9, numbers);
    const campaigning = comments.filter(({ body }) =>
      /三桥片区的居民，对|我们是白石区机械厂家属院的住户/.test(body),
    );
    expect(campaigning).toHaveLength(100);
  });
});
