import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("./tokens.css", import.meta.url), "utf8").replace(
  /\/\*[\s\S]*?\*\//g,
  "",
);

type Colours = Record<string, string>;

/** The hex colours of each rule; `media` is the condition around it, or "" outside of any. */
function rulesOf(sheet: string, media: string) {
  return [...sheet.matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(([, selector = "", body = ""]) => ({
    media,
    selector: selector.trim(),
    colours: Object.fromEntries(
      [...body.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})\s*;/g)].map((found) => [found[1], found[2]]),
    ) as Colours,
  }));
}

const blocks = [...css.matchAll(/@media([^{]+)\{((?:[^{}]*\{[^{}]*\})*)\s*\}/g)];
const outside = blocks.reduce((rest, [block]) => rest.replace(block, ""), css);
const rules = [
  ...rulesOf(outside, ""),
  ...blocks.flatMap(([, media = "", body = ""]) => rulesOf(body, media.trim())),
];

function colours(media: string, selector: string): Colours {
  const rule = rules.find((it) => it.media === media && it.selector === selector);
  if (!rule) throw new Error(`no rule ${selector} within "${media}"`);
  return rule.colours;
}

const dark = "screen and (prefers-color-scheme: dark)";
const light = colours("", ":root");
const schemes = {
  light,
  dark: { ...light, ...colours(dark, ":root") },
  "light in high contrast": { ...light, ...colours("", '[data-contrast="high"]') },
  "dark in high contrast": { ...light, ...colours(dark, '[data-contrast="high"]') },
};

/** Relative luminance as in WCAG 2.2. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

const surfaces = [
  "paper",
  "sheet",
  "field",
  "accent-wash",
  "cool-wash",
  "good-wash",
  "warn-wash",
] as const;
/** Text on what it stands on somewhere in the components. */
const texts: [string, readonly string[]][] = [
  ["ink", surfaces],
  ["quiet", surfaces],
  ["accent", ["paper", "sheet", "field", "accent-wash"]],
  ["cool", ["paper", "sheet", "field", "accent-wash", "cool-wash"]],
  ["cool-deep", ["paper", "sheet", "field", "accent-wash", "cool-wash"]],
  ["good", ["paper", "sheet", "good-wash"]],
  ["warn", ["paper", "sheet", "warn-wash", "accent-wash"]],
  ["on-fill", ["accent-fill", "accent-fill-deep"]],
  ["paper", ["ink", "cool"]],
];
/** Shapes that carry meaning: borders of controls, focus rings, marks, bars with a border. */
const shapes: [string, readonly string[]][] = [
  ["edge", ["paper", "sheet", "field"]],
  ["focus", ["paper", "sheet", "field"]],
  ["accent-fill", ["paper", "sheet", "accent-wash"]],
  ["part-adopted", ["paper", "part-open"]],
  ["part-not", ["paper"]],
];

describe.each(Object.entries(schemes))("colours of the %s scheme", (name, scheme) => {
  const of = (token: string) => {
    const hex = (scheme as Colours)[token];
    if (!hex) throw new Error(`no token --${token}`);
    return hex;
  };
  const least = name.includes("high") ? 7 : 4.5;

  it.each(texts.flatMap(([text, grounds]) => grounds.map((ground) => [text, ground] as const)))(
    "%s can be read on %s",
    (text, ground) => {
      expect(contrast(of(text), of(ground))).toBeGreaterThanOrEqual(least);
    },
  );

  it.each(shapes.flatMap(([shape, grounds]) => grounds.map((ground) => [shape, ground] as const)))(
    "%s can be made out on %s",
    (shape, ground) => {
      expect(contrast(of(shape), of(ground))).toBeGreaterThanOrEqual(3);
    },
  );
});

describe("high contrast", () => {
  const asked = ':root:not([data-contrast="normal"])';

  it("is the same whether the reader's system or the reader's button asks for it", () => {
    expect(colours("(prefers-contrast: more)", asked)).toEqual(
      colours("", '[data-contrast="high"]'),
    );
    expect(colours(`${dark} and (prefers-contrast: more)`, asked)).toEqual(
      colours(dark, '[data-contrast="high"]'),
    );
  });

  it("is never pure black on pure white", () => {
    for (const scheme of Object.values(schemes)) {
      for (const hex of Object.values(scheme)) expect(["#000000", "#ffffff"]).not.toContain(hex);
    }
  });
});
