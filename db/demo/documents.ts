import { readFileSync } from "node:fs";
import type { consultations } from "./people";

export type DemoDocument = (typeof consultations)[number]["document"];

/**
 * The document as an office would upload it. `published` and `closes` are Chinese dates such as
 * 2026年10月12日; `closes` is the last day, included.
 */
export function demoDocument(
  name: DemoDocument,
  { published, closes }: { published: string; closes: string },
): string {
  return readFileSync(new URL(`./documents/${name}`, import.meta.url), "utf8")
    .replaceAll("{{公告日期}}", published)
    .replaceAll("{{截止日期}}", closes);
}
