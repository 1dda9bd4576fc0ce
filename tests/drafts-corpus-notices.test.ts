import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readLines } from "~/app/drafts/lines";
import type { Contacts, DocumentKind, Outline, Window } from "~/app/drafts/outline";
import { parseOutline } from "~/app/drafts/parse-outline";
import { heldCharacters, sortedCharacters } from "~/app/drafts/sample-texts";
import { partSections } from "~/app/drafts/sections";

/**
 * What a person wrote down on reading the document, before any program did. A field that is
 * missing is not compared. `lines` says of spans of source lines where they belong.
 */
type Expected = {
  kind: DocumentKind;
  title?: string;
  office?: string | null;
  published?: string | null;
  window?: Omit<Window, "phrase"> | null;
  contacts?: Contacts;
  requiredFields?: string[];
  /** Paths of all clauses. */
  clauses?: string[];
  /** Warnings that must be among those given. */
  warnings?: string[];
  lines: Partial<Record<Part, string>>;
};
type Part = "removed" | "titles" | "notice" | "draft" | "explanation" | "attachments" | "signature";

const folder = fileURLToPath(new URL("fixtures/documents/notices/", import.meta.url));
const names = readdirSync(folder)
  .filter((file) => file.endsWith(".txt"))
  .map((file) => file.replace(/\.txt$/, ""));

/** `3-5 8` is the lines 3, 4, 5 and 8. Blank lines in between belong nowhere. */
function numbersOf(spans: string): number[] {
  return spans.split(" ").flatMap((span) => {
    const [first, last] = span.split("-").map(Number) as [number, number?];
    return Array.from({ length: (last ?? first) - first + 1 }, (_, at) => first + at);
  });
}

function partOfLines(text: string): Map<number, Part> {
  const { attachments, removed, noticeTitles: _, ...plain } = partSections(readLines(text));
  const parts = new Map<number, Part>();
  for (const [part, lines] of Object.entries(plain)) {
    for (const line of lines) parts.set(line.number, part as Part);
  }
  for (const line of attachments.flat()) parts.set(line.number, "attachments");
  for (const { line } of removed) parts.set(line.number, "removed");
  return parts;
}

function read(outline: Outline, expected: Expected): Partial<Record<keyof Expected, unknown>> {
  const { window, clauses, warnings } = outline;
  const { phrase: _, ...instants } = window ?? { phrase: "" };
  const all = {
    ...outline,
    window: window && instants,
    clauses: clauses.map(({ path }) => path),
    warnings: expected.warnings?.filter((code) => warnings.some((one) => one.code === code)),
  };
  const keys = Object.keys(expected).filter((key) => key !== "lines") as (keyof typeof all)[];
  return Object.fromEntries(keys.map((key) => [key, all[key]]));
}

/** Printings of the same words that must be read alike. */
const printings: [string, (text: string) => string][] = [
  [
    "标点改为半角",
    (text) => text.replace(/[：，；（）]/g, (sign) => ":,;()"["：，；（）".indexOf(sign)]!),
  ],
  ["各行之间空一行", (text) => text.split("\n").join("\n\n")],
  ["行首不空格", (text) => text.replace(/^[ \t\u3000]+/gm, "")],
  ["换行符是回车加换行", (text) => text.replace(/\n/g, "\r\n")],
  [
    "年月日之间有空格",
    (text) => text.replace(/(\d{4})年(\d{1,2})月(\d{1,2})日/g, "$1 年 $2 月 $3 日"),
  ],
];

function core({ kind, window, published, requiredFields, contacts, clauses }: Outline) {
  const { closesAt, opensAt, inferred } = window ?? {};
  const { emails, phones, postcode, persons } = contacts;
  const read = { kind, closesAt, opensAt, inferred, published, requiredFields };
  return { ...read, emails, phones, postcode, persons, clauses: clauses.length };
}

describe.each(names)("文件 %s", (name) => {
  const text = readFileSync(`${folder}${name}.txt`, "utf8");
  const expected: Expected = JSON.parse(readFileSync(`${folder}${name}.json`, "utf8"));
  const outline = parseOutline(text);

  it("读出的内容与人工核对的一致", () => {
    const { lines: _, ...fields } = expected;
    expect(read(outline, expected)).toEqual(fields);
  });

  it("每一行归在该归的地方", () => {
    const parts = partOfLines(text);
    const source = text.split("\n");
    const wanted: string[] = [];
    const found: string[] = [];
    for (const [part, spans] of Object.entries(expected.lines)) {
      for (const number of numbersOf(spans)) {
        const line = source[number - 1]!;
        if (line.trim() === "") continue;
        wanted.push(`${number} ${part} ${line}`);
        found.push(`${number} ${parts.get(number)} ${line}`);
      }
    }
    expect(found).toEqual(wanted);
  });

  it.each(printings)("%s，读出的一样", (_, printed) => {
    expect(core(parseOutline(printed(text)))).toEqual(core(outline));
  });

  it("不丢一个字", () => {
    expect(heldCharacters(outline)).toBe(sortedCharacters(text));
  });
});
