import type { RequiredField } from "~/app/drafts/outline";
import type { FieldErrors } from "~/app/platform/errors";
import { Button, ButtonLink, ButtonRow } from "~/app/ui/button";
import { Choices } from "~/app/ui/choices";
import { ErrorSummary } from "~/app/ui/error-summary";
import { Field, TextArea } from "~/app/ui/field";
import { figure } from "~/app/ui/figure";
import type { CitizenFields, Visibility } from "~/db/tables/consultations";
import { MAX_BODY } from "./comment-form";
import { PersonalDataNotice } from "./personal-data-notice";
import { PrivacyNotice } from "./privacy-notice";
import type { Typed } from "./take-form-step.server";
import { FIELD_WORDS, OFFERED_STANCES, STANCE_WORDS, VISIBILITY_WORDS } from "./words";

/** The form in which a citizen speaks, on a clause or on the whole draft. */
export function CommentEntry({
  action,
  keep,
  back,
  office,
  fields,
  visibility,
  original,
  typed,
  faults = {},
  refusal,
}: {
  action: string;
  /** Names the place, so that the browser keeps what is typed until it is sent. */
  keep: string;
  back: string;
  office: string;
  fields: CitizenFields;
  visibility: Visibility;
  /** The words of the clause, to be changed; null for the whole draft. */
  original: string | null;
  typed?: Typed;
  faults?: FieldErrors;
  refusal?: string | null;
}) {
  const wrong = Object.entries(faults).map(([field, message]) => ({
    field: CONTROLS.has(field) ? field : undefined,
    message,
  }));
  const personal = (words: string | undefined) => (
    <PersonalDataNotice
      words={words}
      known={original}
      visibility={visibility}
      way="请在上面删去；确实要公开的，可以保留。"
    />
  );
  return (
    <form className="form column" method="post" action={action} data-keep={keep} id="form">
      <ErrorSummary
        title={refusal ?? `有 ${wrong.length} 处需要改正，已经填写的内容都在`}
        faults={refusal ? [{ message: "您写的内容都在，没有丢失。" }] : wrong}
      />
      <Choices
        name="stance"
        label="我的态度"
        mark="选填"
        inline
        choices={OFFERED_STANCES.map((stance) => ({ value: stance, label: STANCE_WORDS[stance] }))}
        chosen={typed?.stance}
        error={faults.stance}
      />
      <TextArea
        name="body"
        label="意见"
        hint={`请直接写您的看法和理由，不超过 ${figure(MAX_BODY)} 字。${VISIBILITY_WORDS[visibility]}`}
        rows={6}
        defaultValue={typed?.body}
        error={faults.body}
        required={false}
      />
      {personal(typed?.body)}
      <TextArea
        name="suggestion"
        label="建议改成"
        mark="选填"
        hint={
          original === null
            ? "建议增加或者改写的文字。"
            : "这里已填好原文，请直接在上面改；不改就留着，不会当作修改建议。"
        }
        draft
        rows={4}
        defaultValue={typed?.suggestion || (original ?? "")}
        error={faults.suggestion}
      />
      {personal(typed?.suggestion)}
      <div className="form" data-private>
        {(["name", "organisation", "contact"] as const).map((field) =>
          fields[field] === "hidden" ? null : (
            <Field
              key={field}
              name={field}
              label={FIELD_WORDS[field]}
              mark={fields[field] === "optional" ? "选填" : undefined}
              hint={HINTS[field]}
              width="medium"
              autoComplete={COMPLETES[field]}
              defaultValue={typed?.[field]}
              error={faults[field]}
            />
          ),
        )}
      </div>
      <PrivacyNotice office={office} fields={fields} />
      <ButtonRow>
        <Button kind="primary" name="intent" value="preview">
          预览
        </Button>
        <ButtonLink kind="quiet" href={back}>
          返回草案
        </ButtonLink>
        <span className="quiet">下一步先看一遍，再提交</span>
      </ButtonRow>
    </form>
  );
}

const CONTROLS = new Set(["stance", "body", "suggestion", "name", "organisation", "contact"]);

const HINTS: Partial<Record<RequiredField, string>> = {
  name: "公开意见时只显示姓，如“张*”。",
  contact: "电话或者电子邮箱，只用于核实和答复，不公开。",
};

const COMPLETES: Record<RequiredField, string> = {
  name: "name",
  organisation: "organization",
  contact: "tel",
};
