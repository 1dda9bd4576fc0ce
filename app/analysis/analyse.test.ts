import { describe, expect, it } from "vitest";
import { analyse } from "~/app/analysis/analyse";
import type { AnalysisInput } from "~/app/analysis/analysis";
import { stopWords } from "~/app/analysis/stop-words";
import { themedComments } from "~/app/analysis/themed-comments.fixture";
import { mutualInformation } from "~/tests/bench/mutual-information";

const numbered = (texts: readonly string[]): AnalysisInput[] =>
  texts.map((text, i) => ({ id: `c${i + 1}`, text }));

describe("topics", () => {
  const comments = themedComments(600);
  const analysis = analyse(comments);
  const labels = comments.map((comment) => comment.label);

  it("follow the five themes that the comments were written about", () => {
    const found = (topics?: number) =>
      mutualInformation(
        labels,
        analyse(comments, { topics }).assignments.map((a) => a.topic),
      );
    expect(found(5)).toBeGreaterThanOrEqual(0.7);
    expect(found()).toBeGreaterThanOrEqual(0.7);
  });

  it("have as many members as was asked for", () => {
    expect(analyse(comments, { topics: 3 }).topics).toHaveLength(3);
    expect(analyse(comments, { topics: 1 }).topics).toHaveLength(1);
  });

  it("are all worth reading when many more are asked for than there are themes", () => {
    const { topics } = analyse(themedComments(1_500, 4), { topics: 14 });
    expect(topics).toHaveLength(14);
    expect(topics.at(-1)!.size).toBeGreaterThanOrEqual(15);
  });

  it("are the same, byte for byte, when the same comments come again", () => {
    expect(JSON.stringify(analyse(comments))).toBe(JSON.stringify(analysis));
  });

  it("are numbered by size, and their sizes are those of the assignments", () => {
    expect(analysis.mode).toBe("topics");
    expect(analysis.topics.map((t) => t.id)).toEqual(analysis.topics.map((_, i) => i + 1));
    analysis.topics.forEach((topic, i) => {
      const members = analysis.assignments.filter((a) => a.topic === topic.id);
      expect(members).toHaveLength(topic.size);
      expect(topic.size).toBeLessThanOrEqual(analysis.topics[i - 1]?.size ?? Infinity);
      const ids = new Set(members.map((a) => a.id));
      expect(topic.representatives.every((id) => ids.has(id))).toBe(true);
      expect(topic.representatives.length).toBeGreaterThanOrEqual(3);
      expect(topic.representatives.length).toBeLessThanOrEqual(5);
    });
    expect(analysis.assignments.map((a) => a.id)).toEqual(comments.map((c) => c.id));
  });

  it("have labels in Chinese, each its own, of words that the comments use, without stop words at the edges", () => {
    const all = comments.map((c) => c.text).join("\n");
    expect(new Set(analysis.topics.map((t) => t.label)).size).toBe(analysis.topics.length);
    for (const { label } of analysis.topics) {
      expect(label).toMatch(/^[\u4e00-\u9fff、]{2,14}$/);
      for (const part of label.split("、")) {
        expect(all).toContain(part);
        for (let length = 1; length < part.length; length++) {
          expect(length > 1 && stopWords.has(part.slice(0, length)), part).toBe(false);
          expect(length > 1 && stopWords.has(part.slice(-length)), part).toBe(false);
        }
      }
    }
  });

  it("say why a comment belongs to them, in words of the comment itself", () => {
    const text = new Map(comments.map((c) => [c.id, c.text]));
    const placed = analysis.assignments.filter((a) => a.topic !== null);
    for (const a of placed) for (const word of a.because) expect(text.get(a.id)).toContain(word);
    expect(placed.filter((a) => a.because.length > 0).length).toBeGreaterThan(placed.length * 0.95);
  });

  it("are not named after a campaign, and count its senders", () => {
    const letter =
      "本协会全体会员郑重声明：坚持科学规划、民主决策，共同维护澄江形象，公交班次要加密";
    const copies = Array.from({ length: 200 }, (_, i) => ({ id: `k${i}`, text: `${letter}！` }));
    const mixed = analyse([...comments, ...copies]);
    expect(mixed.campaigns[0]).toMatchObject({ size: 200, template: "k0" });
    expect(mixed.topics.some((t) => /协会|郑重|声明|形象/.test(t.label))).toBe(false);
    const homes = new Set(mixed.assignments.filter((a) => a.campaign === 1).map((a) => a.topic));
    expect(homes.size).toBe(1);
  });
});

describe("few comments", () => {
  it("are given back as a list with key phrases and campaigns instead of topics", () => {
    const list = analyse(
      numbered([
        "建议在东港路增设公交站点，方便老人出行",
        "新区也要增设公交站点",
        "请延长夜间公交运营时间",
        "请延长夜间公交运营时间！",
        "停车收费标准太高",
      ]),
    );
    expect(list.mode).toBe("list");
    expect(list.topics).toEqual([]);
    expect(list.assignments.every((a) => a.topic === null)).toBe(true);
    expect(list.campaigns).toEqual([{ id: 1, size: 2, template: "c3", members: ["c3", "c4"] }]);
    expect(list.keyPhrases).toContainEqual({ phrase: "增设公交站点", count: 2 });
  });

  it("may be none at all", () => {
    expect(analyse([])).toEqual({
      mode: "list",
      topics: [],
      assignments: [],
      campaigns: [],
      keyPhrases: [],
    });
  });
});

describe("absurd input", () => {
  it("of empty texts, signs and pictures gives everyone a place", () => {
    const odd = [
      "",
      "   ",
      "\n\n",
      "👍👍👍",
      "？？？！！",
      "啊",
      "1234567890",
      "<b>x</b>",
      "\u0000",
    ];
    const analysis = analyse(numbered(Array.from({ length: 90 }, (_, i) => odd[i % odd.length]!)));
    expect(analysis.assignments).toHaveLength(90);
    expect(analysis.assignments[0]).toEqual({ id: "c1", topic: null, because: [], campaign: null });
  });

  it("of a thousand identical comments is one campaign", () => {
    const analysis = analyse(numbered(Array(1000).fill("坚决支持延长夜间公交运营时间")));
    expect(analysis.campaigns).toHaveLength(1);
    expect(analysis.campaigns[0]!.size).toBe(1000);
    expect(new Set(analysis.assignments.map((a) => a.topic)).size).toBe(1);
  });

  it("of twenty thousand characters is read like any other", () => {
    const long = themedComments(700, 5)
      .map((c) => c.text)
      .join("。")
      .slice(0, 20_000);
    const analysis = analyse([...themedComments(60), { id: "long", text: long }]);
    expect(analysis.assignments.at(-1)!.id).toBe("long");
    expect(analyse(numbered([long, "好".repeat(20_000)])).assignments).toHaveLength(2);
  });

  it("with telephone, identity and mail numbers leaves them out of every word", () => {
    const texts = themedComments(80).map(
      (c) => `${c.text}。联系人：张晓明，电话13812345678，邮箱zxm@example.cn`,
    );
    const { topics, assignments, keyPhrases } = analyse(numbered(texts));
    const shown = JSON.stringify({
      topics,
      because: assignments.map((a) => a.because),
      keyPhrases,
    });
    expect(shown).not.toMatch(/138|zxm|example|晓明/);
  });
});
