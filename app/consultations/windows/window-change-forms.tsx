import { Form } from "@remix-run/react";
import { Button, ButtonRow } from "~/app/ui/button";
import { Field, TextArea } from "~/app/ui/field";
import { Heading } from "~/app/ui/heading";
import { ClosingFields } from "../publish-fields";
import type { WindowFields } from "../window-fields";

type Given = { typed: Record<string, string>; errors: Record<string, string>; busy: boolean };
type Loaded = { fields: WindowFields; shortWindowReason: string };

const valuesOf = (fields: Record<string, string>, { typed }: Given, intent: string) =>
  typed.intent === intent ? { ...fields, ...typed } : fields;

function Reason({ id, typed, errors, hint }: Given & { id: string; hint: string }) {
  return (
    <TextArea
      id={`${id}-reason`}
      name="reason"
      rows={3}
      label="理由"
      hint={hint}
      defaultValue={typed.intent === id ? typed.reason : ""}
      error={errors.reason}
    />
  );
}

export function Extension({ loaded, ...given }: Given & { loaded: Loaded }) {
  return (
    <Form method="post" className="form">
      <Heading level={2} look={3}>
        延长
      </Heading>
      <p className="quiet">
        开始以后只能延长，不能提前截止；延长的理由和新的时间会公布，并通知订阅者。
      </p>
      <ClosingFields
        values={valuesOf(loaded.fields, given, "extend")}
        errors={given.errors}
        phrase={null}
      />
      <Reason id="extend" {...given} hint="例如：应多位市民要求，留出更多时间。" />
      <ButtonRow>
        <Button kind="primary" name="intent" value="extend" disabled={given.busy}>
          公布延长
        </Button>
      </ButtonRow>
    </Form>
  );
}

export function Dates({ loaded, ...given }: Given & { loaded: Loaded }) {
  const values = valuesOf(
    { ...loaded.fields, shortWindowReason: loaded.shortWindowReason },
    given,
    "dates",
  );
  return (
    <Form method="post" className="form">
      <Heading level={2} look={3}>
        更改时间
      </Heading>
      <p className="quiet">还没有开始，开始和截止都可以改；改了什么、为什么，会公布。</p>
      <Field
        name="opensAt"
        type="datetime-local"
        width="medium"
        label="开始的时间"
        mark="北京时间"
        defaultValue={values.opensAt}
        error={given.errors.opensAt}
      />
      <ClosingFields values={values} errors={given.errors} phrase={null} />
      <TextArea
        name="shortWindowReason"
        rows={2}
        label="期限较短的理由"
        mark="不短于规定期限时不需要"
        defaultValue={values.shortWindowReason}
        error={given.errors.shortWindowReason}
      />
      <Reason id="dates" {...given} hint="为什么改，会同新的时间一起公布。" />
      <ButtonRow>
        <Button kind="primary" name="intent" value="dates" disabled={given.busy}>
          公布新的时间
        </Button>
      </ButtonRow>
    </Form>
  );
}

export function Withdrawal(given: Given) {
  const { typed, errors, busy } = given;
  return (
    <Form method="post" className="form">
      <Heading level={2} look={3}>
        撤回
      </Heading>
      <p className="quiet">
        从撤回的一刻起不再接收意见；页面和已经收到的意见都保留，撤回的理由会公布。撤回以后不能恢复。
      </p>
      <Reason id="withdraw" {...given} hint="例如：草案有重大改动，修改后另行征求意见。" />
      <label className="choice">
        <input
          type="checkbox"
          name="sure"
          value="yes"
          defaultChecked={typed.intent === "withdraw" && typed.sure === "yes"}
          aria-describedby={errors.sure ? "sure-error" : undefined}
        />
        <span>我确认撤回这次征求意见</span>
      </label>
      {errors.sure ? (
        <p className="field-error" id="sure-error">
          <span>{errors.sure}</span>
        </p>
      ) : null}
      <ButtonRow>
        <Button kind="secondary" name="intent" value="withdraw" disabled={busy}>
          撤回征求意见
        </Button>
      </ButtonRow>
    </Form>
  );
}
