import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { ClauseWords, splitAt } from "./clause-words";

const print = (clause: Partial<Parameters<typeof ClauseWords>[0]["clause"]>, quotes?: string[]) =>
  renderToStaticMarkup(
    <ClauseWords
      clause={{ markerKind: "1.", marker: "1.", heading: "", text: "", ...clause }}
      quotes={quotes}
    />,
  );

test("a lead sentence runs on into its text, and the bracket of units is set in quiet ink", () => {
  expect(
    print({ heading: "疏浚航道。", text: "三年完成。（市交通局牵头）\n另起一段。" }, [
      "（市交通局牵头）",
    ]),
  ).toBe(
    '<p><span class="clause-lead">1.疏浚航道。</span>三年完成。<span class="units">（市交通局牵头）</span></p><p>另起一段。</p>',
  );
});

test("a heading without a full stop stands alone, and an article's marker is set off", () => {
  expect(
    print({ markerKind: "第X条", marker: "第三条", heading: "职责", text: "各部门负责。" }),
  ).toBe('<p><span class="clause-lead">第三条\u3000职责</span></p><p>各部门负责。</p>');
});

test("no character of the text is lost where a quote is missing from it", () => {
  const text = "甲（乙）丙（丁）";
  expect(
    splitAt(text, ["（乙）", "（没有）", "（丁）"])
      .map((part) => part.text)
      .join(""),
  ).toBe(text);
});
