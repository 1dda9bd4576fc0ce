import { expect, test } from "vitest";
import { analyse } from "./analyse";
import { splitOpinions } from "./split-opinions";
import { stanceHints } from "./stance";
import { themedComments } from "./themed-comments.fixture";
import { simplified } from "./traditional";

test("traditional characters are read as simplified ones, each in its place", () => {
  const written = "建議將電動車充電樁設於樓下，夜間無須預約；請說明收費標準。";
  const read = simplified(written);
  expect(read).toBe("建议将电动车充电桩设於楼下，夜间无须预约；请说明收费标准。");
  expect(read).toHaveLength(written.length);
});

test("a text in simplified characters is never changed", () => {
  for (const { text } of themedComments(300)) expect(simplified(text)).toBe(text);
  for (const text of ["", "著名的乾陵", "👍停车", "5G ABC"]) expect(simplified(text)).toBe(text);
});

test("the same opinion in either print is one campaign", () => {
  const texts = [
    "请把小区门口的公交站往东移五十米，老人过马路太危险。",
    "請把小區門口的公交站往東移五十米，老人過馬路太危險。",
  ];
  const comments = [...texts.map((text) => ({ text })), ...themedComments(40)];
  const { campaigns } = analyse(comments.map(({ text }, i) => ({ id: `n${i}`, text })));
  expect(campaigns.map(({ members }) => members)).toContainEqual(["n0", "n1"]);
});

test("hints are found in either print, in the words that were written", () => {
  expect(stanceHints("堅決反對漲價，建議聽證。")).toEqual([
    { stance: "oppose", words: ["堅決反對"] },
    { stance: "propose", words: ["建議"] },
  ]);
  expect(
    splitOpinions("意見一：停車費太高了。意見二：夜間沒有公交。").map(({ text }) => text),
  ).toEqual(["意見一：停車費太高了。", "意見二：夜間沒有公交。"]);
});
