import { describe, expect, it } from "vitest";
import { lettersOnly, withoutLetterFrame, withoutPersonalData } from "~/app/analysis/clean";
import { segment } from "~/app/analysis/segment";

/** The words of each text; a break shows as "|". */
const wordsOf = (texts: string[], dictionary?: string[]) => {
  const { starts, ids, lexicon } = segment(texts, dictionary);
  return texts.map((_, i) =>
    [...ids.subarray(starts[i], starts[i + 1])].map((id) => lexicon[id] || "|"),
  );
};

describe("segmentation", () => {
  it("keeps the words of a draft whole, in that analysis only", () => {
    const text = "临港疏港铁路支线由澄江市交通运输局负责";
    const dictionary = ["临港疏港铁路支线", "澄江市交通运输局"];
    expect(wordsOf([text], dictionary)[0]).toEqual([
      ...dictionary.toSpliced(1, 0, "由"),
      "负责",
      "|",
    ]);
    expect(wordsOf([text])[0]).not.toContain("临港疏港铁路支线");
  });

  it("keeps texts apart, whatever line ends and signs they hold", () => {
    const texts = ["停车\r\n收费", "", "\n", "公交\u2028站点", "好\u0000的", "👍\n👍"];
    const together = wordsOf(texts);
    expect(together).toHaveLength(texts.length);
    texts.forEach((text, i) => {
      expect(together[i]).toEqual(wordsOf([text])[0]);
    });
  });

  it("reads many texts as it reads each alone", () => {
    const texts = Array.from({ length: 3000 }, (_, i) => `第${i}号楼的停车位太少，建议增设充电桩`);
    const together = wordsOf(texts);
    for (const i of [0, 1, 1499, 2999]) expect(together[i]).toEqual(wordsOf([texts[i]!])[0]);
  });
});

describe("cleaning", () => {
  it("takes out what identifies a person, and leaves figures of the matter", () => {
    const clean = withoutPersonalData(
      "联系人：张晓明，电话13812345678或0539-8123456，身份证11010519491231002X，zxm@example.cn，把5万吨级改为7万吨级",
    );
    expect(clean).not.toMatch(/晓明|138|8123456|110105|example/);
    expect(clean).toContain("把5万吨级改为7万吨级");
  });

  it("takes off the frame of a letter and nothing of its body", () => {
    const body = "请在东港路增设公交站点";
    for (const letter of [`尊敬的王局长：您好！${body}，谢谢。`, `您好，${body}。此致敬礼！`])
      expect(lettersOnly(withoutLetterFrame(letter))).toBe(body);
    expect(withoutLetterFrame(body)).toBe(body);
    expect(withoutLetterFrame("您好")).toBe("您好");
  });
});
