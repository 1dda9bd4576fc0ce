import { describe, expect, it } from "vitest";
import { parseOutline } from "~/app/drafts/parse-outline";
import { answeredComments, openComments, ruleComments } from "./comments";
import { type DemoDocument, demoDocument } from "./documents";
import { generateComments } from "./generate";
import { consultations, offices } from "./people";
import { articleNumbers, clauseNumberOf } from "./place";

const outlineOf = (name: DemoDocument) =>
  parseOutline(demoDocument(name, { published: "2026年7月1日", closes: "2026年7月31日" }));

const plan = outlineOf("open-plan.txt");
const rule = outlineOf("closed-rule.txt");
const answered = outlineOf("answered-plan.txt");

describe("the documents of the demonstration", () => {
  it("are read as consultations with title, office, dates, contacts and explanation", () => {
    for (const outline of [plan, rule, answered]) {
      expect(outline.kind).toBe("consultation");
      expect(outline.title).toMatch(/^澄江市.+（征求意见稿）$/);
      expect(outline.published).toBe("2026-07-01");
      expect(outline.window?.closesAt).toBe("2026-08-01T00:00:00+08:00");
      expect(outline.contacts.emails).toHaveLength(1);
      expect(outline.contacts.phones[0]).toMatch(/^0000-8000/);
      expect(outline.requiredFields).toContain("contact");
      expect(outline.explanation.length).toBeGreaterThan(300);
      expect(outline.attachments).toEqual([]);
      expect(outline.clauses.flatMap(({ flags }) => flags)).toEqual([]);
    }
    expect(plan.title).toBe("澄江市儿童友好城市建设三年行动方案（2027—2029年）（征求意见稿）");
  });

  it("lose no line of the draft: only titles and the marks of attachments are taken away", () => {
    for (const outline of [plan, rule, answered]) {
      for (const { reason } of outline.removed) expect(["标题", "附件标记"]).toContain(reason);
    }
  });

  it("give the plan its 55 clauses, 34 of them with units", () => {
    expect(plan.clauses).toHaveLength(55);
    expect(plan.clauses.filter(({ markerKind }) => markerKind === "1.")).toHaveLength(30);
    expect(plan.clauses.filter(({ markerKind }) => markerKind === "——")).toHaveLength(7);
    expect(plan.clauses.filter(({ units }) => units.length > 0)).toHaveLength(34);
  });

  it("give the rule its 7 chapters, 37 articles and 20 items", () => {
    const count = (kind: string) =>
      rule.clauses.filter(({ markerKind }) => markerKind === kind).length;
    expect([count("第X章"), count("第X条"), count("(一)")]).toEqual([7, 37, 20]);
    expect(articleNumbers(rule.clauses)).toHaveLength(37);
  });

  it("give the answered plan 28 clauses", () => {
    expect(answered.clauses).toHaveLength(28);
    expect(answered.clauses.filter(({ units }) => units.length > 0)).toHaveLength(14);
  });
});

describe("the comments and the people", () => {
  it("find their clause in the document", () => {
    for (const comment of ruleComments) {
      const number = clauseNumberOf(rule.clauses, comment);
      expect(number === null).toBe(comment.article === null);
    }
    for (const comment of openComments) clauseNumberOf(plan.clauses, comment);
    for (const comment of answeredComments) clauseNumberOf(answered.clauses, comment);
    expect(() => clauseNumberOf(rule.clauses, { ...ruleComments[0]!, article: 99 })).toThrow(/99/);
  });

  it("meet their articles where they are generated", () => {
    const articles = articleNumbers(rule.clauses);
    const onFees = generateComments(300, 2, articles).filter(({ body }) =>
      body.includes("三桥片区的居民"),
    );
    const fees = rule.clauses.find(({ marker }) => marker === "第二十二条");
    for (const { article } of onFees) expect(article).toBe(fees?.number);
  });

  it("name only units that the office knows, under their name or an alias", () => {
    for (const { office: slug, document } of consultations) {
      const office = offices.find((candidate) => candidate.slug === slug)!;
      const known = new Set(office.units.flatMap(({ name, aliases }) => [name, ...aliases]));
      expect(known.size, "no name stands for two units").toBe(
        office.units.flatMap(({ name, aliases }) => [name, ...aliases]).length,
      );
      for (const { units } of outlineOf(document).clauses) {
        for (const name of units.flatMap(({ lead, members }) => [...lead, ...members])) {
          expect(known).toContain(name);
        }
      }
      for (const { unit } of office.officers) if (unit) expect(known).toContain(unit);
    }
  });

  it("have every role in every office, under addresses of a reserved domain", () => {
    for (const { officers } of offices) {
      expect(new Set(officers.map(({ role }) => role)).size).toBe(4);
      for (const { email } of officers) expect(email).toMatch(/@\w+\.chengjiang\.example$/);
    }
  });
});
