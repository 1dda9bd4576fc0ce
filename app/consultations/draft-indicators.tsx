import { Form, Link } from "@remix-run/react";
import { Finding } from "~/app/ui/board";
import { Button, ButtonLink, ButtonRow } from "~/app/ui/button";
import { Field } from "~/app/ui/field";
import type { OfficeIndicator } from "./indicators.queries.server";

type Shown = Pick<
  OfficeIndicator,
  | "key"
  | "clause"
  | "what"
  | "howMuch"
  | "byWhen"
  | "carried"
  | "lost"
  | "quote"
  | "excluded"
  | "corrected"
>;

/** The key figures of a working copy: left out or corrected, each with its words. */
export function DraftIndicatorsPanel({
  indicators,
  correcting,
  typed,
  errors,
  draftPath,
}: {
  indicators: readonly Shown[];
  /** The key of the one whose form is open. */
  correcting: string | null;
  typed: Record<string, string> | null;
  errors: Record<string, string>;
  draftPath: string;
}) {
  const shown = indicators.filter((one) => !one.excluded).length;
  const lost = indicators.filter((one) => one.lost && !one.excluded).length;
  return (
    <>
      <p className="findings-sum" role="status">
        {indicators.length === 0
          ? "草案里没有读到可以核对的数，公众页面上不会有“指标”这一栏。"
          : `公众将看到 ${shown} 项“这份文件承诺了什么”。${lost > 0 ? `其中 ${lost} 项原文缺数字，请补正或者不列入。` : ""}`}
      </p>
      <ul className="findings">
        {indicators.map((one) =>
          correcting === one.key ? (
            <li key={one.key} className="finding">
              <CorrectForm one={one} typed={typed} errors={errors} />
            </li>
          ) : (
            <Finding
              key={one.key}
              id={`figure-${one.key}`}
              weight={one.excluded ? "done" : one.lost ? "warn" : "note"}
              title={`${one.what}：${one.howMuch}`}
              mark={
                one.excluded
                  ? "不列入"
                  : one.corrected
                    ? "已更正"
                    : one.lost
                      ? "原文缺数字"
                      : undefined
              }
              place={
                <a href={`${draftPath}?at=${one.clause}#piece-${one.clause}`}>第 {one.clause} 处</a>
              }
              read={one.quote}
              note={
                one.byWhen
                  ? `时限：${one.byWhen}${one.carried ? "（承前文）" : ""}`
                  : "没有写明时限"
              }
              actions={<Tools one={one} />}
            />
          ),
        )}
      </ul>
    </>
  );
}

function Tools({ one }: { one: Shown }) {
  const about = `（${one.what}，第 ${one.clause} 处）`;
  return (
    <Form method="post" preventScrollReset className="finding-choice">
      <input type="hidden" name="key" value={one.key} />
      {one.excluded || one.corrected ? (
        <Button kind="quiet" small name="intent" value="restore-indicator" keys="y">
          恢复<About>{about}</About>
        </Button>
      ) : (
        <Button kind="quiet" small name="intent" value="exclude-indicator" keys="y">
          不列入<About>{about}</About>
        </Button>
      )}
      {one.excluded ? null : (
        <Link
          to={`?correct=${one.key}#figure-form`}
          className="button button-quiet button-small"
          preventScrollReset
        >
          更正<About>{about}</About>
        </Link>
      )}
    </Form>
  );
}

const About = ({ children }: { children: string }) => (
  <span className="visually-hidden">{children}</span>
);

function CorrectForm({
  one,
  typed,
  errors,
}: {
  one: Shown;
  typed: Record<string, string> | null;
  errors: Record<string, string>;
}) {
  const value = (name: "what" | "howMuch" | "byWhen") => typed?.[name] ?? one[name];
  return (
    <Form method="post" className="form" id="figure-form">
      <input type="hidden" name="key" value={one.key} />
      <p className="finding-read">{one.quote}</p>
      <Field name="what" label="事项" defaultValue={value("what")} error={errors.what} />
      <Field
        name="howMuch"
        label="数量"
        width="medium"
        defaultValue={value("howMuch")}
        error={errors.howMuch}
      />
      <Field
        name="byWhen"
        label="时限"
        mark="可以不填"
        width="medium"
        defaultValue={value("byWhen")}
        error={errors.byWhen}
      />
      <ButtonRow>
        <Button kind="primary" name="intent" value="correct-indicator">
          保存更正
        </Button>
        <ButtonLink kind="quiet" href={`?#figure-${one.key}`}>
          取消
        </ButtonLink>
      </ButtonRow>
    </Form>
  );
}
