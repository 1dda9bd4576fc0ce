import type { RequiredField } from "~/app/drafts/outline";
import { Choices } from "~/app/ui/choices";
import { Field, TextArea } from "~/app/ui/field";
import { Heading } from "~/app/ui/heading";
import { Notice } from "~/app/ui/notice";
import {
  type CitizenFields,
  FIELD_RULES,
  type Visibility,
  WINDOW_RULES,
} from "~/db/tables/consultations";
import { CITIZEN_FIELDS, type PublishTyped } from "./publish-form";
import { type Measured, RULES } from "./window-rules";
import { FIELD_RULE_WORDS, VISIBILITY_WORDS } from "./words";

type Given = { values: PublishTyped; errors: Record<string, string> };

export function WordsFields({ values, errors }: Given) {
  return (
    <>
      <TextArea
        name="title"
        rows={2}
        draft
        label="标题"
        defaultValue={values.title}
        error={errors.title}
      />
      <TextArea
        name="summary"
        rows={3}
        label="提要"
        mark="可以不填"
        hint="用两句话告诉公众：这份文稿管什么事，同大家有什么关系。"
        defaultValue={values.summary}
        error={errors.summary}
      />
    </>
  );
}

export function WindowFieldsGroup({
  values,
  errors,
  phrase,
}: Given & {
  /** The words of the notice that the closing was read from. */
  phrase: string | null;
}) {
  return (
    <>
      <Choices
        name="opens"
        label="什么时候开始"
        choices={[
          { value: "now", label: "公布后立即开始" },
          { value: "later", label: "定时开始", hint: "在下面填写日期和时间；到时自动开始。" },
        ]}
        chosen={values.opens ?? "now"}
        error={errors.opens}
      />
      <Field
        name="opensAt"
        type="datetime-local"
        width="medium"
        label="定时开始的时间"
        mark="选“定时开始”时填写，北京时间"
        defaultValue={values.opensAt}
        error={errors.opensAt}
      />
      <ClosingFields values={values} errors={errors} phrase={phrase} />
    </>
  );
}

/** The last day, and until which hour of it. */
export function ClosingFields({ values, errors, phrase }: Given & { phrase: string | null }) {
  return (
    <>
      <Field
        name="closesOn"
        type="date"
        width="medium"
        label="截止日期（最后一天）"
        hint={phrase ? `公告写的是：“${phrase}”` : undefined}
        defaultValue={values.closesOn}
        error={errors.closesOn}
      />
      <Choices
        name="closesHour"
        label="截止到几点"
        choices={[
          {
            value: "24",
            label: "当日24时",
            hint: "含当日全天；午夜零点一到即停止接收，以服务器时间为准。",
          },
          { value: "at", label: "当日某时", hint: "公告写明钟点的，照公告填写。" },
        ]}
        chosen={values.closesHour ?? "24"}
        error={errors.closesHour}
      />
      <Field
        name="closesTime"
        type="time"
        width="short"
        label="截止的钟点"
        mark="选“当日某时”时填写"
        defaultValue={values.closesTime}
        error={errors.closesTime}
      />
    </>
  );
}

const RULE_CHOICES = WINDOW_RULES.map((value) => ({
  value,
  label: RULES[value].words,
  hint: RULES[value].hint,
}));

/** What kind of document it is, and so for how long: warned about and to be explained, never blocked. */
export function RuleFields({ values, errors, measured }: Given & { measured: Measured | null }) {
  return (
    <>
      <Choices
        name="rule"
        label="文件种类"
        choices={RULE_CHOICES}
        chosen={values.rule ?? "decision"}
        error={errors.rule}
      />
      <div role="status">{measured ? <Meter {...measured} /> : null}</div>
      <TextArea
        name="shortWindowReason"
        rows={2}
        label="期限较短的理由"
        mark={measured?.short ? "必须填写，会同草案一起公开" : "不短于规定期限时不需要"}
        defaultValue={values.shortWindowReason}
        error={errors.shortWindowReason}
      />
    </>
  );
}

function Meter({ short, counted, asked, missing, known, basis }: Measured) {
  const doubt = known ? "" : "那一年的节假日安排还不知道，工作日按周一至周五计算。";
  if (!short)
    return (
      <Notice tone="success" title={`${counted}，符合不少于 ${asked}的要求`}>
        从公布的第二天起算，截止当天算在内。{doubt}
      </Notice>
    );
  const unit = asked.includes("工作日") ? "个工作日" : "天";
  return (
    <Notice tone="warn" title={`${counted}，少于 ${asked}`}>
      按照{basis}，一般不少于 {asked}
      ；截止日期再往后 {missing} {unit}就够了。确需缩短的，应当在公布时向公众说明理由。{doubt}
    </Notice>
  );
}

const FIELD_CHOICES = FIELD_RULES.map((value) => ({ value, label: FIELD_RULE_WORDS[value] }));

export function CitizenFieldsGroup({
  values,
  errors,
  words,
}: Given & { words: Record<RequiredField, string> }) {
  return (
    <section className="form" aria-labelledby="citizen">
      <Heading level={2} look={3} id="citizen">
        请公众填写什么
      </Heading>
      <p className="quiet">只收集办理所需的信息。姓名公开时只显示姓氏，单位和联系方式从不公开。</p>
      {CITIZEN_FIELDS.map(({ field, name }) => (
        <Choices
          key={field}
          name={name}
          label={words[field]}
          inline
          choices={FIELD_CHOICES}
          chosen={values[name]}
          error={errors[name]}
        />
      ))}
    </section>
  );
}

const VISIBILITY_CHOICES: { value: Visibility; label: string; hint: string }[] = [
  {
    value: "reviewed",
    label: VISIBILITY_WORDS.reviewed,
    hint: "经办人逐条看过再公开，违法和泄露隐私的不公开。多数情况用这一项。",
  },
  {
    value: "never",
    label: VISIBILITY_WORDS.never,
    hint: "公众只看到条数，看不到别人的意见；结果公布时仍会逐条反馈。",
  },
  {
    value: "at-once",
    label: VISIBILITY_WORDS["at-once"],
    hint: "不经审核马上可见；发现不当的可以事后撤下。",
  },
];

export function VisibilityGroup({ values, errors }: Given) {
  return (
    <Choices
      name="visibility"
      label="意见怎样公开"
      choices={VISIBILITY_CHOICES}
      chosen={values.visibility ?? "reviewed"}
      error={errors.visibility}
    />
  );
}

/** The form's values for the fields that citizens are asked for. */
export function citizenValues(fields: CitizenFields): PublishTyped {
  return Object.fromEntries(CITIZEN_FIELDS.map(({ field, name }) => [name, fields[field]]));
}
