import { Form } from "@remix-run/react";
import type { Contacts, Outline } from "~/app/drafts/outline";
import { Button } from "~/app/ui/button";
import { Field, TextArea } from "~/app/ui/field";
import { Heading } from "~/app/ui/heading";
import { Fold } from "~/app/ui/list";
import { Notice } from "~/app/ui/notice";
import { Edition } from "./draft-line";
import { ClosingFields } from "./publish-fields";
import type { WindowFields } from "./window-fields";

type Typed = Record<string, string> | undefined;
type Faults = Record<string, string>;

/** Title, notice, explanation and contacts as they were read, each to be corrected in place. */
export function DraftFrontMatter({
  outline,
  closing,
  edition,
  intent,
  typed,
  errors,
}: {
  outline: Pick<
    Outline,
    "title" | "headings" | "notice" | "explanation" | "contacts" | "signature"
  > & { attachments: { title: string; length: number }[] };
  closing: { words: string; fields: WindowFields } | false;
  edition: number;
  /** The form that was refused, with what was typed in it. */
  intent?: string;
  typed: Typed;
  errors: Faults;
}) {
  const of = (form: string) => ({
    edition,
    typed: intent === form ? typed : undefined,
    errors: intent === form ? errors : {},
  });
  return (
    <>
      <TitleForm key={outline.title} {...of("title")} outline={outline} />
      {closing ? (
        <Fold summary={`截止时间 · ${closing.words}`} open={intent === "window"}>
          <WindowForm key={closing.words} {...of("window")} values={closing.fields} />
        </Fold>
      ) : null}
      <Fold summary="公告和起草说明" open={intent === "texts"}>
        <TextsForm
          key={outline.notice + outline.explanation}
          {...of("texts")}
          notice={outline.notice}
          explanation={outline.explanation}
        />
      </Fold>
      <Fold
        summary={`联系方式 · ${contactsWords(outline.contacts)}`}
        open={intent === "contacts" || outline.contacts.masked.length > 0}
      >
        <ContactsForm
          key={JSON.stringify(outline.contacts)}
          {...of("contacts")}
          contacts={outline.contacts}
        />
      </Fold>
      {outline.signature || outline.attachments.length > 0 ? (
        <Fold summary={endWords(outline)}>
          <div className="prose">
            {outline.signature ? <p>{outline.signature}</p> : null}
            {outline.attachments.map((attachment) => (
              <p key={attachment.title}>
                <strong>{attachment.title}</strong>（{attachment.length} 字）
              </p>
            ))}
          </div>
        </Fold>
      ) : null}
    </>
  );
}

type FormProps = { edition: number; typed: Typed; errors: Faults };

function TitleForm({
  outline,
  edition,
  typed,
  errors,
}: FormProps & { outline: Pick<Outline, "title" | "headings"> }) {
  const others = outline.headings.filter((heading) => heading !== outline.title);
  return (
    <section className="stack" aria-labelledby="title-heading">
      <Heading level={2} look={3} id="title-heading">
        标题
      </Heading>
      <Form method="post" preventScrollReset className="stack">
        <Edition edition={edition} />
        <TextArea
          name="title"
          rows={2}
          draft
          label="公布时用的标题"
          defaultValue={typed?.title ?? outline.title}
          error={errors.title}
        />
        <Button kind="secondary" small name="intent" value="title">
          保存标题
        </Button>
      </Form>
      {others.length > 0 ? (
        <ul className="stack" aria-label="文中其他像标题的文字">
          {others.map((heading) => (
            <li key={heading}>
              <Form method="post" preventScrollReset className="cluster">
                <Edition edition={edition} />
                <input type="hidden" name="title" value={heading} />
                <span>{heading}</span>
                <Button
                  kind="quiet"
                  name="intent"
                  value="title"
                  aria-label={`用作标题：${heading}`}
                >
                  用作标题
                </Button>
              </Form>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}

function WindowForm({ values, edition, typed, errors }: FormProps & { values: WindowFields }) {
  return (
    <Form method="post" preventScrollReset className="form">
      <Edition edition={edition} />
      <ClosingFields values={{ ...values, ...typed }} errors={errors} phrase={null} />
      <Button kind="secondary" small name="intent" value="window">
        保存截止时间
      </Button>
    </Form>
  );
}

function TextsForm({
  notice,
  explanation,
  edition,
  typed,
  errors,
}: FormProps & { notice: string; explanation: string }) {
  return (
    <Form method="post" preventScrollReset className="form">
      <Edition edition={edition} />
      <TextArea
        name="notice"
        label="公告"
        hint="没有公告时请补上：为什么征求意见、怎样提、什么时候截止。"
        defaultValue={typed?.notice ?? notice}
        error={errors.notice}
      />
      <TextArea
        name="explanation"
        label="起草说明"
        hint="公布草案时应当一并公布起草说明（重大行政决策程序暂行条例第十五条）。"
        defaultValue={typed?.explanation ?? explanation}
        error={errors.explanation}
      />
      <Button kind="secondary" small name="intent" value="texts">
        保存公告和说明
      </Button>
    </Form>
  );
}

function ContactsForm({ contacts, edition, typed, errors }: FormProps & { contacts: Contacts }) {
  const given = (name: string, value: readonly string[] | string | null) =>
    typed?.[name] ?? (typeof value === "string" ? value : (value ?? []).join("、"));
  return (
    <Form method="post" preventScrollReset className="form">
      <Edition edition={edition} />
      {contacts.masked.length > 0 ? (
        <Notice tone="warn" title="原文遮盖了这些联系方式，请补全">
          {contacts.masked.join("、")}
        </Notice>
      ) : null}
      <Field
        name="phones"
        label="电话"
        hint="多个用顿号隔开"
        defaultValue={given("phones", contacts.phones)}
        error={errors.phones}
      />
      <Field
        name="emails"
        label="电子邮箱"
        defaultValue={given("emails", contacts.emails)}
        error={errors.emails}
      />
      <Field
        name="postalAddress"
        label="通信地址"
        defaultValue={given("postalAddress", contacts.postalAddress)}
        error={errors.postalAddress}
      />
      <Field
        name="postcode"
        label="邮政编码"
        width="short"
        defaultValue={given("postcode", contacts.postcode)}
        error={errors.postcode}
      />
      <Field
        name="persons"
        label="联系人"
        defaultValue={given("persons", contacts.persons)}
        error={errors.persons}
      />
      <Button kind="secondary" small name="intent" value="contacts">
        保存联系方式
      </Button>
    </Form>
  );
}

function endWords({ signature, attachments }: { signature: string; attachments: unknown[] }) {
  if (attachments.length === 0) return "落款";
  return `${signature ? "落款和附件" : "附件"} · ${attachments.length} 个`;
}

function contactsWords({ phones, emails, postalAddress }: Contacts): string {
  const known = [
    phones.length > 0 ? "电话" : "",
    emails.length > 0 ? "邮箱" : "",
    postalAddress ? "地址" : "",
  ].filter(Boolean);
  return known.length > 0 ? known.join("、") : "没有读到";
}
