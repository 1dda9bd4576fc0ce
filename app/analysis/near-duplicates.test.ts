import { describe, expect, it } from "vitest";
import { nearDuplicates } from "~/app/analysis/near-duplicates";
import { seededRandom } from "~/app/analysis/random";
import { themedComments } from "~/app/analysis/themed-comments.fixture";

const body =
  "东港大道夜间货车太多，居民整夜睡不好。请在晚上十点以后禁止重型货车通行，并在学校门口装减速带和摄像头。";
const short = "东港大道夜间要禁止重型货车通行";

const together = (...texts: string[]) =>
  nearDuplicates(texts).some((group) => group.members.length === texts.length);

const pairs = 200;

const words = [
  ...new Set(themedComments(3000, 9).flatMap((c) => c.text.match(/[\u4e00-\u9fff]{2}/g) ?? [])),
].filter((word) => !/[不没无非未一二三两半前后东西南北]/.test(word));
const letters = [...new Set(words.join(""))];

/** A comment of exactly that many characters, of clauses that no other one has. */
function commentOf(length: number, random: () => number): string {
  let text = "";
  while (text.length < length) {
    for (let left = 3 + Math.floor(random() * 3); left > 0; left--) text += oneOf(words, random);
    text += "，";
  }
  return `${text.slice(0, length - 1).replace(/，$/, "了")}。`;
}

type Alteration = (text: string, random: () => number) => string;
const oneOf = (list: readonly string[], random: () => number) =>
  list[Math.floor(random() * list.length)]!;

const alterations: Record<string, Alteration> = {
  "a greeting": (text, random) =>
    oneOf(["尊敬的市领导：您好！", "您好，", "各位领导，你们好：", "尊敬的起草单位："], random) +
    text,
  "a signature": (text, random) =>
    text + oneOf(["此致敬礼！", "一名普通市民", "望采纳。", "澄江居民李某 2026年3月5日"], random),
  "a clause left out": (text, random) => {
    const parts = text.split(/(?<=[，。])/);
    const small = parts.filter((part) => part.length <= text.length * 0.4);
    return small.length === 0
      ? text
      : parts.toSpliced(parts.indexOf(oneOf(small, random)), 1).join("");
  },
  "a twentieth of the characters changed": (text, random) => {
    const characters = [...text];
    for (let left = Math.max(1, Math.round(text.length / 20)); left > 0; left--)
      characters[Math.floor(random() * characters.length)] = oneOf(letters, random);
    return characters.join("");
  },
};

describe("near-identical comments", () => {
  it("are found when a greeting, a signature or a date was added", () => {
    expect(together(body, `尊敬的市领导：您好！${body}`)).toBe(true);
    expect(together(body, `${body}此致敬礼！一名普通市民，2026年3月5日`)).toBe(true);
    expect(together(short, `尊敬的局长，您好！${short}，谢谢！`)).toBe(true);
  });

  it("are found when punctuation, a sentence or a few characters differ", () => {
    expect(together(body, body.replaceAll("，", " "))).toBe(true);
    expect(together(body, body.replace("居民整夜睡不好。", ""))).toBe(true);
    expect(together(body, body.replace("重型", "大型").replace("十点", "九点"))).toBe(true);
    expect(together(short, "东港大道夜间应禁止重型货车通行")).toBe(true);
  });

  it("are not made of short comments that differ in a number, a name or a refusal", () => {
    expect(together("建议删除第五条第二款的收费规定", "建议删除第六条第二款的收费规定")).toBe(
      false,
    );
    expect(together("同意第五条关于停车收费的规定", "不同意第五条关于停车收费的规定")).toBe(false);
    expect(
      together("在向阳街道增设一处社区养老服务站点", "在临江镇上增设一处社区养老服务站点"),
    ).toBe(false);
    expect(together("同意", "反对", "支持", "无意见")).toBe(false);
  });

  it("are not made of comments of which one names another thing throughout", () => {
    const asked = (thing: string) =>
      `您好！我是去年引进到澄江工作的毕业生，准备在开发区买一套${thing}，请问买${thing}能不能领取三万元的安家补贴？需要交哪些材料？`;
    expect(together(asked("公寓"), asked("二手房"))).toBe(false);
    expect(together(asked("公寓"), asked("公寓").replace("准备在", "打算在"))).toBe(true);
  });

  it("do not grow by a chain of small steps into what is different", () => {
    const letters = Array.from({ length: 400 }, (_, i) => String.fromCharCode(0x4e00 + i * 7));
    const steps = Array.from({ length: 20 }, (_, i) => letters.slice(i * 10, i * 10 + 80).join(""));
    for (const group of nearDuplicates(steps)) {
      const span = Math.max(...group.members) - Math.min(...group.members);
      expect(span).toBeLessThanOrEqual(6);
    }
    expect(nearDuplicates(steps).length).toBeGreaterThan(1);
  });

  it("stay one group where a campaign's senders changed the same sentence in two ways", () => {
    const [first, second] = ["建议在晚上十点以后禁行", "强烈要求夜里九点起就不准进城"];
    const senders = Array.from({ length: 24 }, (_, i) => {
      const letter = `我是滨河路${(i % 5) + 1}号院的住户，对第七条提意见：${i % 3 ? first : second}。${body}`;
      return i % 2 ? letter.replace("居民整夜睡不好。", "") : `您好！${letter}`;
    });
    expect(nearDuplicates(senders).map((group) => group.members.length)).toEqual([24]);
  });

  it("are counted with every exact copy, and the template is one of the members", () => {
    const texts = [body, short, body, `您好！${body}`, "垃圾桶太少", body];
    const [largest, ...others] = nearDuplicates(texts);
    expect(largest!.members).toEqual([0, 2, 3, 5]);
    expect(largest!.members).toContain(largest!.template);
    expect(others).toEqual([]);
  });

  it("are found again for at least 95 % of 200 comments that were altered in five ways", () => {
    const originals = themedComments(200, 3).map((c, i) => `${c.text}${body.slice(i % 20)}`);
    const ways: ((text: string) => string)[] = [
      (text) => `尊敬的领导：您好！${text}`,
      (text) => `${text}。此致敬礼`,
      (text) => text.replace(/，[^，]+/, ""),
      (text) => [...text].map((c, i) => (i % 20 === 10 ? "某" : c)).join(""),
      (text) => text.replace(/[，。]/g, ""),
    ];
    for (const way of ways) {
      const found = originals.filter((text) => together(text, way(text))).length;
      expect(found).toBeGreaterThanOrEqual(190);
    }
  });

  describe.each(Object.entries(alterations))("%s", (_, alter) => {
    it.each([16, 18, 20, 24, 28, 32, 36, 40, 45, 60, 80, 120, 200])(
      "does not hide a comment of %i characters from its like",
      (length) => {
        const random = seededRandom(length);
        const texts: string[] = [];
        for (let i = 0; i < pairs; i++) {
          const text = commentOf(length, random);
          texts.push(text, alter(text, random));
        }
        // Apart from each other, so that nothing is found by standing side by side.
        const order = texts.map((_, i) => (i % 2 === 0 ? i / 2 : pairs + (i - 1) / 2));
        const arranged: string[] = [];
        order.forEach((place, i) => {
          arranged[place] = texts[i]!;
        });
        const groupOf = new Map<number, number>();
        nearDuplicates(arranged).forEach((group, g) => {
          for (const member of group.members) groupOf.set(member, g);
        });
        let found = 0;
        for (let i = 0; i < pairs; i++)
          if (groupOf.has(i) && groupOf.get(i) === groupOf.get(pairs + i)) found++;
        expect(found / pairs).toBeGreaterThanOrEqual(0.95);
      },
    );
  });
});
