import { describe, expect, test } from "vitest";
import type { Outline } from "~/app/drafts/outline";
import { parseOutline } from "~/app/drafts/parse-outline";
import { takeInDocument } from "~/app/drafts/take-in-document";
import { documentReader } from "~/app/drafts/take-in-document.server";
import { fileOf, fixtureFiles, OWN_TEXTS, textOf } from "~/tests/fixtures/files/fixtures";

/** What an outline says, but for where its lines stand in the source and what a file adds. */
function told({ clauses, removed, warnings, ...rest }: Outline) {
  const close = (text: string) => text.replace(/\s+/g, "");
  return {
    ...rest,
    notice: close(rest.notice),
    attachments: rest.attachments.map(({ title, text }) => ({
      title: close(title),
      text: close(text),
    })),
    signature: close(rest.signature),
    explanation: close(rest.explanation),
    clauses: clauses.map(({ number, depth, path, markerKind, marker, heading, text, units }) => ({
      number,
      depth,
      path,
      markerKind,
      marker,
      heading: close(heading),
      text: close(text),
      units,
    })),
  };
}

const files = fixtureFiles.flatMap((name) =>
  ["numbered.docx", "docx", "pdf", "html"]
    .filter((ending) => ending !== "numbered.docx" || OWN_TEXTS.includes(name))
    .map((ending) => [name, ending]),
);

describe("a file gives the outline of its text", () => {
  test.each(files)("%s.%s", async (name, ending) => {
    const taken = await takeInDocument({
      files: [{ name: `${name}.${ending}`, role: "auto", bytes: fileOf(`${name}.${ending}`) }],
    });
    if ("fault" in taken) throw new Error(taken.fault);
    expect(told(taken.outline)).toEqual(told(parseOutline(textOf(name!))));
    expect(taken.outline.clauses.length).toBeGreaterThan(5);
  });
});

test("a file read in a process of its own gives the same outline", async () => {
  const read = documentReader();
  for (const name of ["harbour.numbered.docx", "harbour.pdf", "harbour.html"]) {
    const given = { files: [{ name, role: "auto" as const, bytes: fileOf(name) }] };
    const taken = await read(given);
    if ("fault" in taken) throw new Error(taken.fault);
    expect(taken).toEqual(await takeInDocument(given));
  }
});

test("headers, footers and numbers of pages are listed among what was removed", async () => {
  const taken = await takeInDocument({
    files: [{ name: "", role: "auto", bytes: fileOf("harbour.pdf") }],
  });
  if ("fault" in taken) throw new Error(taken.fault);
  const reasons = taken.outline.removed.map(({ text, reason }) => `${reason} ${text}`);
  expect(reasons).toContain("页眉 白鹭市征求意见稿");
  expect(reasons).toContain("页码 — 2 —");
});
