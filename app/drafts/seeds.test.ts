import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readLines } from "~/app/drafts/lines";
import type { Outline } from "~/app/drafts/outline";
import { parseOutline } from "~/app/drafts/parse-outline";
import { readText } from "~/app/drafts/read/read-text";
import { heldCharacters, sortedCharacters } from "~/app/drafts/sample-texts";
import { leftOut } from "~/tests/setup/left-out-list";

type Responsibility = {
  line: number;
  path: string;
  lead: string[];
  units: string[];
  mode: string;
  note: string | null;
};
type Gold = {
  file: string;
  title: string;
  is_consultation: boolean;
  issuing_office: string | null;
  published: string | null;
  signed?: string;
  deadline: string | null;
  deadline_phrase: string | null;
  year_inferred: boolean;
  emails: string[];
  phones: string[];
  masked_phones?: string[];
  postal_address: string | null;
  postcode: string | null;
  contact_person: string | null;
  attachment_heading?: string;
  counts: Record<string, number>;
  first_real_line: { line: number; first_body_line?: number };
  last_real_line: { line: number };
  responsibilities: Responsibility[];
};

const shared = fileURLToPath(new URL("../../../shared/", import.meta.url));
const goldFile = `${shared}gold/seeds.json`;
const missing = !existsSync(goldFile);
if (missing) leftOut("真实文件的核对", "没有 ../shared/gold/seeds.json");
const gold: Record<string, Gold> = missing ? {} : JSON.parse(readFileSync(goldFile, "utf8")).seeds;
const kinds = ["一、", "(一)", "1.", "——"] as const;

function count(outline: Outline, kind: string): number {
  return outline.clauses.filter((clause) => clause.markerKind === kind).length;
}

/** Where duplicates are told apart, the folded count is the one that is right. */
function wanted(counts: Record<string, number>, kind: string): number {
  return counts[`${kind}(after de-duplication)`] ?? counts[kind] ?? 0;
}

function exclusive(lastSecond: string): string {
  return new Date(Date.parse(lastSecond) + 1000).toISOString();
}

describe.skipIf(missing)("真实文件与人工核对的结果一致", () => {
  describe.each(Object.keys(gold))("文件 %s", (name) => {
    const expected = gold[name]!;
    const text = missing ? "" : readText(readFileSync(`${shared}seeds/${expected.file}`)).text;
    const outline = parseOutline(text);

    it.each(kinds)("“%s”一级的条数一致", (kind) => {
      expect(count(outline, kind)).toBe(wanted(expected.counts, kind));
    });

    it("从正文第一行开始，到正文最后一行为止", () => {
      const first = expected.first_real_line;
      if (first.first_body_line) expect(outline.clauses[0]?.lines[0]).toBe(first.first_body_line);
      expect(outline.clauses[0]!.lines[0]).toBeGreaterThanOrEqual(first.line);
      expect(outline.clauses.at(-1)?.lines[1]).toBe(expected.last_real_line.line);
    });

    it("标题、发文单位和日期一致", () => {
      expect(outline.title).toBe(expected.title);
      const office = expected.issuing_office?.match(/原文 ([^)]+)\)/)?.[1];
      expect(outline.office).toBe(office ?? expected.issuing_office);
      const signed = expected.signed?.match(/^\d{4}-\d{2}-\d{2}$/)?.[0] ?? null;
      expect(outline.published).toBe(expected.published ?? signed);
      if (expected.attachment_heading) {
        expect(outline.headings).toContain(expected.attachment_heading);
      }
    });

    it("是不是征求意见稿判断一致，并说明理由", () => {
      expect(outline.kind === "consultation").toBe(expected.is_consultation);
      expect(outline.kindReason).not.toBe("");
    });

    it("截止时间一致，推断的年份注明", () => {
      const closes = outline.window && new Date(outline.window.closesAt).toISOString();
      expect(closes).toBe(expected.deadline && exclusive(expected.deadline));
      expect(outline.window?.phrase ?? null).toBe(expected.deadline_phrase);
      expect(outline.window?.inferred.includes("year") ?? false).toBe(expected.year_inferred);
    });

    it("联系方式一致", () => {
      expect(outline.contacts).toEqual({
        emails: expected.emails,
        phones: expected.phones,
        postalAddress: expected.postal_address,
        postcode: expected.postcode,
        persons: expected.contact_person ? [expected.contact_person] : [],
        masked: expected.masked_phones ?? [],
      });
    });

    it("责任单位逐条一致", () => {
      if (expected.responsibilities.length === 0) return;
      const found = outline.clauses.flatMap((clause) =>
        clause.units.map((unit) => ({
          line: clause.lines[0],
          path: clause.path.replace(/¶\d+$/, ""),
          lead: unit.lead,
          units: unit.members,
          mode: unit.mode,
          note: unit.standing,
        })),
      );
      expect(found).toEqual(
        expected.responsibilities.map(({ line, path, lead, units, mode, note }) => ({
          line,
          // A task with no number of its own is given under its heading, with a closing stroke.
          path: /^三\/|[^/]$/.test(path) ? path.replace(/\/$/, "") : path,
          lead,
          units,
          mode,
          note,
        })),
      );
    });

    it("不丢一个字，也不丢一行", () => {
      expect(heldCharacters(outline)).toBe(sortedCharacters(text));
      expect(readLines(text).length).toBeGreaterThan(0);
    });
  });
});
