import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { roundWords } from "~/app/platform/round-words";
import { CountBar, StackedBar } from "~/app/ui/bars";
import { Choices } from "~/app/ui/choices";
import { Outline, Redline } from "~/app/ui/draft";
import { ErrorSummary } from "~/app/ui/error-summary";
import { Field, TextArea } from "~/app/ui/field";
import { Pagination } from "~/app/ui/navigation";
import { Titled } from "~/app/ui/signs";
import { Table } from "~/app/ui/table";

const html = (element: ReactElement) => renderToStaticMarkup(element);

const bar = (
  <StackedBar
    id="sum"
    label="共 4 条"
    parts={[
      { tone: "adopted", label: "采纳", value: 3, figure: "3 条", share: "75%", href: "?d=a" },
      { tone: "not", label: "未采纳", value: 1, figure: "1 条", share: "25%" },
      { tone: "open", label: "研究中", value: 0, figure: "0 条", share: "0%" },
    ]}
    table={{ summary: "看成表格", columns: ["情况", "条数", "占比"] }}
  />
);

describe("a form", () => {
  it("ties hint and error to their control, and marks the control as wrong", () => {
    const field = html(<Field name="contact" label="联系方式" hint="不公开" error="请填写" />);
    expect(field).toContain('<label class="field-label" for="contact">');
    expect(field).toContain('aria-describedby="contact-hint contact-error"');
    expect(field).toContain('aria-invalid="true"');
    expect(field).toContain('id="contact-error"');
  });

  it("says nothing of errors where there is none", () => {
    const area = html(<TextArea name="body" label="意见" />);
    expect(area).not.toMatch(/aria-invalid|aria-describedby|field-error/);
  });

  it("leads from the summary of errors to the first choice of a group", () => {
    const summary = html(
      <ErrorSummary title="有 1 处" faults={[{ field: "stance", message: "请选择" }]} />,
    );
    const group = html(
      <Choices
        name="stance"
        label="态度"
        error="请选择"
        chosen="oppose"
        choices={[
          { value: "support", label: "支持" },
          { value: "oppose", label: "反对" },
        ]}
      />,
    );
    expect(summary).toContain('href="#stance"');
    expect(group).toMatch(/<input[^>]*id="stance"[^>]*value="support"/);
    expect(group).toMatch(/<input[^>]*checked=""[^>]*value="oppose"|value="oppose"[^>]*checked/);
    expect(html(<ErrorSummary title="无" faults={[]} />)).toBe("");
  });
});

describe("a title", () => {
  it("has a mark beside it only where others have the same words", () => {
    const titled = (round: number | null) =>
      html(
        <p>
          <Titled title="办法" mark={roundWords(round)} />
        </p>,
      );
    expect(titled(2)).toBe('<p>办法 <span class="tag tag-quiet">第 2 次</span></p>');
    expect(titled(1)).toBe("<p>办法</p>");
    expect(titled(null)).toBe("<p>办法</p>");
  });
});

describe("figures", () => {
  it("are drawn in proportion, said in words, and repeated as a table", () => {
    const drawn = html(bar);
    expect(drawn).toContain('x="0%" width="75%"');
    expect(drawn).toContain('x="75%" width="25%"');
    expect(drawn).toContain('role="img" aria-label="共 4 条"');
    expect(drawn).toContain("<caption>共 4 条</caption>");
    expect(drawn).toContain('<a href="?d=a">采纳</a>');
  });

  it("never reach beyond their bar, and survive a sum of nothing", () => {
    expect(
      html(
        <CountBar href="#" count={9} of={3}>
          9 条
        </CountBar>,
      ),
    ).toContain('width="100%" height="100%"');
    expect(
      html(
        <CountBar href="#" count={0} of={0}>
          0 条
        </CountBar>,
      ),
    ).toContain('width="0%"');
  });
});

it("a table names its columns and its rows, and keeps each head beside its value", () => {
  const table = html(
    <Table
      caption="逐条"
      columns={[
        { key: "clause", head: "条款" },
        { key: "people", head: "人数", number: true },
      ]}
      rows={[{ key: "1", cells: { clause: "第 1 条", people: "31" } }]}
      sum={{ key: "sum", cells: { clause: "合计" } }}
    />,
  );
  expect(table).toContain('<th scope="row" data-label="条款"><span>第 1 条</span></th>');
  expect(table).toContain('<td class="cell-number" data-label="人数"><span>31</span></td>');
  expect(table).toContain('class="cell-empty"');
});

it("pages that have no neighbours show no way to one", () => {
  expect(html(<Pagination label="分页" />)).toBe("");
  expect(html(<Pagination label="分页" next={{ href: "?after=9", label: "下一页" }} />)).toContain(
    'rel="next" href="?after=9"',
  );
});

it("nothing needs an inline style or an inline script, which the content policy forbids", () => {
  const page = html(
    <>
      {bar}
      <Outline
        label="提纲"
        close="关闭"
        closeHref="#text"
        items={[{ href: "#clause-1", label: "一、", items: [{ href: "#clause-2", label: "二" }] }]}
      />
      <Redline
        words={{ added: "新增:", removed: "删去:" }}
        parts={[
          { kind: "removed", text: "五" },
          { kind: "added", text: "七" },
        ]}
      />
    </>,
  );
  expect(page).not.toMatch(/\sstyle=|\son[a-z]+=|<script/);
  expect(page).toContain("<ins>");
  expect(page).toContain("<del>");
});
