import { describe, expect, it } from "vitest";
import { parseOutline } from "~/app/drafts/parse-outline";
import { heldCharacters, sampleTexts, sortedCharacters } from "~/app/drafts/sample-texts";
import { simplified } from "~/app/drafts/traditional";
import { bodies } from "~/tests/fixtures/documents/expected-body";

const traditionalOf = new Map<string, string>();
for (let code = 0x4e00; code <= 0x9fff; code += 1) {
  const character = String.fromCharCode(code);
  const read = simplified(character);
  if (read !== character && !traditionalOf.has(read)) traditionalOf.set(read, character);
}

function inTraditional(text: string): string {
  return text.replace(/\p{Script=Han}/gu, (one) => traditionalOf.get(one) ?? one);
}

const texts = Object.entries({
  ...sampleTexts,
  ...Object.fromEntries(bodies.map(({ name, text }) => [`正文 ${name}`, text])),
});

describe("繁体字文稿", () => {
  it.each(texts)("%s 改用繁体字，读出的一样，文字照原样保留", (_, text) => {
    const plain = parseOutline(text);
    const printed = inTraditional(text);
    const outline = parseOutline(printed);
    expect(heldCharacters(outline)).toBe(sortedCharacters(printed));
    expect(outline.kind).toBe(plain.kind);
    expect(outline.window?.closesAt).toBe(plain.window?.closesAt);
    expect(outline.published).toBe(plain.published);
    expect(outline.requiredFields).toEqual(plain.requiredFields);
    expect(simplified(outline.title)).toBe(plain.title);
    expect(simplified(outline.office ?? "")).toBe(plain.office ?? "");
    expect(outline.clauses.map(({ path }) => simplified(path))).toEqual(
      plain.clauses.map(({ path }) => path),
    );
    expect(simplified(JSON.stringify(outline.clauses.map(({ units }) => units)))).toBe(
      JSON.stringify(plain.clauses.map(({ units }) => units)),
    );
    expect(outline.warnings.map(({ code }) => code)).toEqual(
      plain.warnings.map(({ code }) => code),
    );
  });

  it("期限的原话、责任单位和提示里的字是繁体字的，照原样给出", () => {
    const outline = parseOutline(
      [
        "關於公開徵求《澄江市慢行系統建設方案（徵求意見稿）》意見的公告",
        "現向社會公開徵求意見，請於2025年4月9日前反饋至cj@example.cn。聯繫人：陳小麗",
        "澄江市交通運輸局",
        "2025年3月10日",
        "附件",
        "澄江市慢行系統建設方案（徵求意見稿）",
        "一、總體要求",
        "（一）完善設施網絡。建成步道62公里。（市財政局牽頭，市交通運輸局配合）",
        "第五條的規定，到年，全面完成。",
      ].join("\n"),
    );
    expect(outline.kind).toBe("consultation");
    expect(outline.window).toMatchObject({
      closesAt: "2025-04-10T00:00:00+08:00",
      phrase: "請於2025年4月9日前反饋至cj@example.cn",
    });
    expect(outline.office).toBe("澄江市交通運輸局");
    expect(outline.contacts.persons).toEqual(["陳小麗"]);
    expect(outline.title).toBe("澄江市慢行系統建設方案（徵求意見稿）");
    expect(outline.clauses[1]).toMatchObject({
      path: "一/(一)",
      heading: "完善設施網絡。",
      units: [{ lead: ["市財政局"], members: ["市交通運輸局"] }],
    });
    expect(outline.clauses[2]?.text).toBe("第五條的規定，到年，全面完成。");
    expect(outline.clauses[2]?.flags[0]?.code).toBe("missing-digits");
  });

  it("简体字文稿里偶有的繁体字不改变读法", () => {
    const [clause] = parseOutline(
      "一、總体要求\n（一）落实省委、省政府部署，加强组织领导。",
    ).clauses;
    expect(clause?.heading).toBe("總体要求");
  });
});
