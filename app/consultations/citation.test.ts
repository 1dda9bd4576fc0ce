import { expect, test } from "vitest";
import { citation, clauseSubject, clauseTitle } from "./citation";

test.each([
  ["二/(一)/1", 12, "第 12 条"],
  ["¶1", 1, "第 1 条"],
  ["第一章", 1, "第一章"],
  ["第一章/第二节", 4, "第一章第二节"],
  ["第一章/第五条", 8, "第五条"],
  ["第一章/第五条/(二)", 10, "第五条（二）"],
  ["第五条/(二)/3", 11, "第五条（二）第三目"],
  ["第四条/¶11", 19, "第四条第十二款"],
  ["第一章/第四条/¶1", 7, "第四条第二款"],
])("a clause at %s is cited as a person would cite it", (path, number, cited) => {
  expect(citation({ path, number })).toBe(cited);
});

test("a clause without a heading is named by how it begins, and long words are cut openly", () => {
  const text = "居民委员会、村民委员会应当组织制定停放充电居民公约，协助做好巡查劝导。\n第二段";
  expect(clauseSubject({ heading: "", text })).toBe(
    "居民委员会、村民委员会应当组织制定停放充电居民公……",
  );
  expect(clauseTitle({ number: 3, path: "一/(一)", heading: "总体思路。", text: "" })).toBe(
    "第 3 条 总体思路",
  );
});
