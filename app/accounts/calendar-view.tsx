import { Form } from "@remix-run/react";
import { holidayWords } from "~/app/platform/holiday-notice";
import { dateWords } from "~/app/platform/time";
import { Button, ButtonRow } from "~/app/ui/button";
import { Field, Select, TextArea } from "~/app/ui/field";
import { Table } from "~/app/ui/table";
import type { CalendarYear } from "./office-years.queries.server";

/** The words of the yearly notice may be pasted as they are. */
export function YearForm({
  years,
  year,
  notice,
  errors,
}: {
  years: readonly number[];
  year: number;
  notice: string;
  errors: Record<string, string>;
}) {
  const choices = [...new Set([Math.max(...years) + 1, ...years])];
  return (
    <Form method="post" className="form">
      <Select
        name="year"
        label="年份"
        width="short"
        defaultValue={String(year)}
        error={errors.year}
        options={choices.map((one) => ({ value: String(one), label: `${one}年` }))}
      />
      <TextArea
        name="notice"
        rows={6}
        label="放假和调休上班的日子"
        hint="可以把国务院办公厅通知里的安排整段粘贴进来；也可以自己列，例如“1月28日至2月4日放假。1月26日上班”。本地另有的假日也写在这里。"
        defaultValue={notice}
        error={errors.notice}
      />
      <ButtonRow>
        <Button kind="primary" name="intent" value="year">
          保存
        </Button>
      </ButtonRow>
    </Form>
  );
}

export function CalendarTable({ years }: { years: readonly CalendarYear[] }) {
  return (
    <Table
      caption="各年节假日安排"
      captionHidden
      columns={[
        { key: "year", head: "年份" },
        { key: "days", head: "安排" },
        { key: "source", head: "来源" },
        { key: "tools", head: "办理" },
      ]}
      rows={years.map((one) => ({
        key: String(one.year),
        cells: {
          year: `${one.year}年`,
          days: one.days ? (
            <span className="keep-lines">{holidayWords(one.year, one.days) || "没有调整"}</span>
          ) : (
            "还不知道，工作日按周一至周五计算"
          ),
          source: sourceOf(one),
          tools: (
            <span className="cell-links">
              <a href={`?year=${one.year}`}>
                {one.days ? "修改" : "填写"}
                <span className="visually-hidden">{one.year}年的安排</span>
              </a>
              {one.setBy ? (
                <Form method="post">
                  <input type="hidden" name="year" value={one.year} />
                  <Button kind="quiet" small name="intent" value="forget">
                    {one.shipped ? "恢复为系统自带" : "撤销"}
                    <span className="visually-hidden">，{one.year}年</span>
                  </Button>
                </Form>
              ) : null}
            </span>
          ),
        },
      }))}
    />
  );
}

function sourceOf({ days, setBy }: CalendarYear): string {
  if (setBy) return `本单位设置，${setBy.officer ?? "管理员"}，${dateWords(setBy.at)}`;
  return days ? "系统自带（国务院办公厅通知）" : "";
}

export function RegulatoryDaysForm({ days, error }: { days: string; error: string | undefined }) {
  return (
    <Form method="post" className="form">
      <Field
        name="regulatoryDays"
        type="number"
        min={1}
        max={60}
        width="short"
        label="其他行政规范性文件征求意见至少几个工作日"
        hint="多数地方是 7 个工作日；当地规定不同的，照当地的填。短于这个期限的不会被拦下，但须向公众说明理由。"
        defaultValue={days}
        error={error}
      />
      <ButtonRow>
        <Button kind="secondary" name="intent" value="days">
          保存
        </Button>
      </ButtonRow>
    </Form>
  );
}
