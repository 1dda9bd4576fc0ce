import fc from "fast-check";
import { SaxesParser } from "saxes";
import { describe, expect, test } from "vitest";
import { atomFeed } from "./atom";
import { calendarText, type Deadline, deadlineCalendar, folded } from "./calendar";
import type { FeedEntry } from "./feed.queries.server";

const nasty = "《停车》<b>&amp;\"'\u0000\u0008\ufffe]]>\r\nX-EVIL:1;\\,𠮷";
const entry = (change: Partial<FeedEntry> = {}): FeedEntry => ({
  event: "opened",
  at: new Date("2026-10-11T01:00:00Z"),
  consultationId: 1,
  slug: "tingche",
  title: "停车设施建设行动方案",
  office: "澄江市发展和改革委员会",
  summary: "",
  closesAt: new Date("2026-11-10T16:00:00Z"),
  version: null,
  note: "",
  comments: 0,
  ...change,
});
const given = {
  title: "逐条征求意见",
  origin: "https://yijian.example.cn",
  path: "/feed.atom",
  page: "/",
};

/** Reads XML strictly: names of elements with their texts and attributes, in order. */
function readXml(xml: string) {
  const parser = new SaxesParser({ xmlns: true });
  const elements: { name: string; text: string; attributes: Record<string, string> }[] = [];
  const open: typeof elements = [];
  parser.on("opentag", ({ name, attributes }) => {
    const element = {
      name,
      text: "",
      attributes: Object.fromEntries(
        Object.entries(attributes).map(([key, at]) => [key, at.value]),
      ),
    };
    elements.push(element);
    open.push(element);
  });
  parser.on("text", (text) => {
    const element = open.at(-1);
    if (element) element.text += text;
  });
  parser.on("closetag", () => void open.pop());
  parser.on("error", (error) => {
    throw error;
  });
  parser.write(xml).close();
  return elements;
}
const texts = (xml: string, name: string) =>
  readXml(xml).flatMap((element) => (element.name === name ? [element.text] : []));

describe("a feed", () => {
  test("is strict XML with what RFC 4287 demands, whatever a title holds", () => {
    const xml = atomFeed({ ...given, title: nasty }, [
      entry({ title: nasty, office: nasty, summary: nasty }),
      entry({ event: "changed", version: 2, note: nasty }),
      entry({ event: "closed", comments: 12 }),
      entry({ event: "answered", comments: 12 }),
    ]);
    const elements = readXml(xml);
    expect(elements[0]).toMatchObject({
      name: "feed",
      attributes: { xmlns: "http://www.w3.org/2005/Atom" },
    });
    const count = (name: string) => elements.filter((element) => element.name === name).length;
    for (const name of ["id", "title", "updated"]) expect(count(name)).toBe(5);
    expect(count("author")).toBe(4);
    expect(texts(xml, "title")[1]).toBe("开始征求意见：《停车》<b>&amp;\"' ]]> X-EVIL:1;\\,𠮷");
    expect(texts(xml, "summary")[2]).toBe("共收到 12 条意见，正在逐条研究。");
  });

  test("an entry keeps its id when the title changes, and every entry has one of its own", () => {
    const events = [
      entry(),
      entry({ event: "closed" }),
      entry({ event: "answered" }),
      entry({ event: "changed", version: 2 }),
      entry({ event: "changed", version: 3 }),
    ];
    const ids = texts(atomFeed(given, events), "id");
    expect(new Set(ids).size).toBe(6);
    const renamed = events.map((one) => ({ ...one, title: "新名称" }));
    expect(texts(atomFeed(given, renamed), "id")).toEqual(ids);
  });

  test("without entries it is still a feed, the same each time", () => {
    const empty = atomFeed(given, []);
    expect(readXml(empty)[0]!.name).toBe("feed");
    expect(atomFeed(given, [])).toBe(empty);
  });
});

const deadline: Deadline = {
  id: 1,
  slug: "tingche",
  title: "停车设施建设行动方案（征求意见稿）",
  office: "澄江市发展和改革委员会",
  closesAt: new Date("2026-11-10T16:00:00Z"),
  publishedAt: new Date("2026-10-11T01:00:00Z"),
  revision: 4,
};
const unfold = (text: string) => text.replace(/\r\n /g, "");
const plain = (text: string) =>
  text.replace(/\\([\\;,n])/g, (_, sign: string) => (sign === "n" ? "\n" : sign));

describe("a calendar of deadlines", () => {
  test("every line ends and folds as RFC 5545 says, and unfolds to what it was", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => {
        const line = `SUMMARY:${calendarText(text)}`;
        const parts = folded(line).split("\r\n");
        for (const part of parts) expect(Buffer.byteLength(part)).toBeLessThanOrEqual(75);
        for (const part of parts.slice(1)) expect(part.startsWith(" ")).toBe(true);
        expect(unfold(folded(line))).toBe(line);
        expect(line).not.toMatch(/[\r\n]/);
      }),
      { numRuns: 500 },
    );
  });

  test("a text comes back whole from its escaping", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        const kept = text.replace(/\r\n|\r/g, "\n").replace(/[^\P{Cc}\n]/gu, "");
        expect(plain(calendarText(text))).toBe(kept);
      }),
    );
  });

  test("a deadline at 24:00 stands on its own day, with reminders, and its title begins no line", () => {
    const text = deadlineCalendar({ name: "截止;时间", origin: "https://yijian.example.cn" }, [
      { ...deadline, title: nasty },
    ]);
    expect(text.split("\r\n").every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    const lines = unfold(text).split("\r\n");
    expect(lines).toContain("DTSTART:20261110T153000Z");
    expect(lines).toContain("DTEND:20261110T160000Z");
    expect(lines).toContain("UID:deadline-tingche@yijian.example.cn");
    expect(lines).toContain("X-WR-CALNAME:截止\\;时间");
    expect(lines.filter((line) => line === "BEGIN:VALARM")).toHaveLength(2);
    expect(lines).toContain("TRIGGER;RELATED=END:-P1D");
    expect(lines.some((line) => line.startsWith("X-EVIL"))).toBe(false);
    const begun = lines.filter((line) => line.startsWith("BEGIN:"));
    const ended = lines.filter((line) => line.startsWith("END:"));
    expect(begun).toHaveLength(ended.length);
    expect(text.endsWith("END:VCALENDAR\r\n")).toBe(true);
    expect(plain(lines.find((line) => line.startsWith("DESCRIPTION:澄江"))!)).toContain(
      "11月10日（星期二）24时截止（含当日）",
    );
  });
});
