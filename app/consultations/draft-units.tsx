import { Form } from "@remix-run/react";
import { Finding } from "~/app/ui/board";
import { Button, ButtonRow } from "~/app/ui/button";
import { Choices } from "~/app/ui/choices";
import { Fold } from "~/app/ui/list";
import type { DraftUnits } from "./draft-units.server";

/** 责任单位: what is likely is asked one by one, what is unknown is added in one go. */
export function DraftUnitsPanel({
  units: { sure, likely, unknown, groups },
  error,
}: {
  units: DraftUnits;
  error?: string;
}) {
  return (
    <>
      <p className="findings-sum" role="status">
        {sumOf({ sure, likely, unknown, groups })}
      </p>
      {likely.length > 0 ? (
        <ul className="findings">
          {likely.map((one) => (
            <Finding
              key={one.name}
              id={`unit-${one.name}`}
              weight="warn"
              title={`“${one.name}”是“${one.unit}”吗？`}
              mark="待确认"
              note={`${one.reason}。${clausesWords(one.clauses)}`}
              actions={
                <>
                  <Form method="post" preventScrollReset className="finding-choice">
                    <input type="hidden" name="name" value={one.name} />
                    <input type="hidden" name="unitId" value={one.id} />
                    <Button kind="secondary" small name="intent" value="same-unit" keys="y">
                      是，记住这个简称
                      <span className="visually-hidden">（{one.name}）</span>
                    </Button>
                  </Form>
                  <Form method="post" preventScrollReset className="finding-choice">
                    <input type="hidden" name="names" value={one.name} />
                    <Button kind="quiet" small name="intent" value="add-units" keys="n">
                      是另一个单位，添加
                      <span className="visually-hidden">（{one.name}）</span>
                    </Button>
                  </Form>
                </>
              }
            />
          ))}
        </ul>
      ) : null}
      {unknown.length > 0 ? (
        // A new list begins with its own marks.
        <Form method="post" className="form section" key={unknown.map((one) => one.name).join()}>
          <Choices
            type="checkbox"
            name="names"
            label="名单里还没有的单位"
            hint="去掉不该加的，一次添加其余的。没有添加的，公布时也会按文稿里的写法加进名单。"
            error={error}
            chosen={unknown.filter((one) => one.near === null).map((one) => one.name)}
            choices={unknown.map(({ name, clauses, near }) => ({
              value: name,
              label: name,
              hint: near
                ? `可能与“${near}”是同一单位，添加那一个之后再确认。${clausesWords(clauses)}`
                : clausesWords(clauses),
            }))}
          />
          <ButtonRow>
            <Button kind="primary" name="intent" value="add-units">
              添加选中的单位
            </Button>
          </ButtonRow>
        </Form>
      ) : null}
      {sure.length + groups.length > 0 ? (
        <Fold summary={`已经认出 · ${sure.length + groups.length} 个`}>
          <ul className="stack">
            {sure.map(({ name, unit }) => (
              <li key={name}>{name === unit ? name : `${name}，即${unit}`}</li>
            ))}
            {groups.map((name) => (
              <li key={name}>
                {name}
                <span className="quiet">（泛指，不作为一个单位）</span>
              </li>
            ))}
          </ul>
        </Fold>
      ) : null}
    </>
  );
}

export function sumOf({ sure, likely, unknown, groups }: DraftUnits): string {
  const all = sure.length + likely.length + unknown.length + groups.length;
  if (all === 0) return "草案里没有写明责任单位。";
  const parts = [
    sure.length > 0 ? `${sure.length} 个在名单里` : "",
    likely.length > 0 ? `${likely.length} 个像是简称，等您确认` : "",
    unknown.length > 0 ? `${unknown.length} 个不在名单里` : "",
    groups.length > 0 ? `${groups.length} 个是泛指` : "",
  ].filter(Boolean);
  return `草案里写到 ${all} 个责任单位：${parts.join("，")}。`;
}

const clausesWords = (numbers: readonly number[]): string =>
  numbers.length > 8
    ? `第 ${numbers.slice(0, 8).join("、")} 等 ${numbers.length} 处写到它。`
    : `第 ${numbers.join("、")} 处写到它。`;
