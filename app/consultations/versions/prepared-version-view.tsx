import { Form } from "@remix-run/react";
import { paths } from "~/app/paths";
import { Button, ButtonLink, ButtonRow } from "~/app/ui/button";
import { Field, TextArea } from "~/app/ui/field";
import { Heading } from "~/app/ui/heading";
import { Fold } from "~/app/ui/list";
import { EmptyState, Notice } from "~/app/ui/notice";
import { pieceId } from "../draft-line";
import { ChangesList, GoneList, RenumberedList } from "./changes-list";
import type { PreparedVersion } from "./prepared-version.queries.server";

type Given = {
  prepared: PreparedVersion;
  slug: string;
  current: number;
  typed: Record<string, string>;
  errors: Record<string, string>;
};

const noComments = () => 0;

/** What the version in preparation changes, clause by clause, with what continues what. */
export function PreparedChanges({
  prepared,
  slug,
  current,
  isFinal,
  typed,
  errors,
}: Given & { isFinal: boolean }) {
  const { changed, renumbered, gone, same, edition } = prepared;
  const addresses = {
    of: ({ number }: { number: number }) => `${paths.office.draft(slug)}#${pieceId(number)}`,
    before: ({ number }: { number: number }) => paths.clauseOfVersion(slug, current, number),
  };
  const wrong = (number: number) =>
    typed.intent === "pair" && typed.number === String(number) ? errors : {};
  return (
    <>
      {changed.length + gone.length + renumbered.length === 0 ? (
        <EmptyState title="条款同现行版本没有不同">
          <p>
            {isFinal ? "定稿就用这些文字的，可以直接公布；要改的，" : ""}请到
            <a href={paths.office.draft(slug)}>核对文稿</a>里修改，再回到这里公布。
          </p>
        </EmptyState>
      ) : null}
      {changed.length > 0 ? (
        <section className="section">
          <Heading level={2} ruled count={`${changed.length} 条`}>
            改动的条款
          </Heading>
          <ChangesList
            changes={changed}
            addresses={addresses}
            comments={noComments}
            below={({ clause, before }) => (
              <PairForm
                number={clause.number}
                continues={before?.number ?? null}
                edition={edition}
                said={prepared.said.includes(clause.number)}
                errors={wrong(clause.number)}
              />
            )}
          />
        </section>
      ) : null}
      {gone.length > 0 ? (
        <section className="section">
          <Heading level={2} ruled count={`${gone.length} 条`}>
            删去的条款
          </Heading>
          <p className="quiet">
            收到的意见不会丢失，公布后列在删去的条款下。其实没有删去的，请在上面对应的条款处写上它的序号。
          </p>
          <GoneList gone={gone} address={addresses.before} comments={noComments} />
        </section>
      ) : null}
      <section className="section stack">
        {renumbered.length > 0 ? (
          <Fold summary={`另有 ${renumbered.length} 条只改了序号，文字没有改动`}>
            <RenumberedList changes={renumbered} addresses={addresses} />
          </Fold>
        ) : null}
        <p className="quiet">其余 {same} 条没有改动。</p>
      </section>
    </>
  );
}

/** Says by hand which clause of the current version a clause continues. */
function PairForm({
  number,
  continues,
  edition,
  said,
  errors,
}: {
  number: number;
  continues: number | null;
  edition: number;
  said: boolean;
  errors: Record<string, string>;
}) {
  const id = `continues-${number}`;
  const hidden = (
    <>
      <input type="hidden" name="edition" value={edition} />
      <input type="hidden" name="number" value={number} />
      <input type="hidden" name="intent" value="pair" />
    </>
  );
  return (
    <Fold
      summary={`对应关系：${continues === null ? "新增" : `延续现行第 ${continues} 处`}`}
      open={Boolean(errors.continues)}
    >
      <Form method="post" preventScrollReset className="stack">
        {hidden}
        <Field
          id={id}
          name="continues"
          type="number"
          min={1}
          width="short"
          label={`第 ${number} 处延续现行版本的第几处`}
          defaultValue={continues ?? ""}
          error={errors.continues}
        />
        <Button kind="secondary" small>
          改为对应这一条
        </Button>
      </Form>
      <div className="cluster">
        {continues === null ? null : (
          <Form method="post" preventScrollReset>
            {hidden}
            <Button kind="quiet" name="continues" value="new">
              这是新增的
            </Button>
          </Form>
        )}
        {said ? (
          <Form method="post" preventScrollReset>
            {hidden}
            <Button kind="quiet" name="continues" value="auto">
              按文字重新对应
            </Button>
          </Form>
        ) : null}
      </div>
    </Fold>
  );
}

/** The note for the public, and publishing; or giving the version up. */
export function PublishVersionForm({
  prepared: { version, edition, sentence },
  slug,
  isFinal,
  busy,
  typed,
  errors,
}: Omit<Given, "current"> & { isFinal: boolean; busy: boolean }) {
  const name = isFinal ? "定稿" : `第 ${version} 版`;
  return (
    <section className="section column stack" aria-labelledby="publish">
      <Heading level={2} ruled id="publish">
        公布{name}
      </Heading>
      <Form method="post" className="form" noValidate>
        <input type="hidden" name="edition" value={edition} />
        <TextArea
          name="note"
          rows={4}
          label={isFinal ? "定稿说明" : "更正说明"}
          hint="改了什么、为什么改。会同新版本一起公开，公布后不能再改。"
          defaultValue={typed.intent === "publish" ? typed.note : undefined}
          error={errors.note}
        />
        <Notice title="公布以后">
          <p>
            {sentence}。公众立即看到{name}
            和这段说明，原来的版本仍可查阅，对各条提过的意见保留在原来的条款和文字上。
            {isFinal ? "" : "正在填写意见的人，提交时会看到改动，核对后再提交。"}
          </p>
        </Notice>
        <ButtonRow>
          <Button kind="primary" name="intent" value="publish" aria-disabled={busy}>
            {busy ? "正在办理……" : `公布${name}`}
          </Button>
          <ButtonLink href={paths.office.draft(slug)}>修改文字</ButtonLink>
        </ButtonRow>
      </Form>
      <Fold summary="放弃这个新版本">
        <Form method="post" className="stack">
          <input type="hidden" name="edition" value={edition} />
          <p>准备中的文字会删除，现行版本不受影响。</p>
          <Button kind="secondary" small name="intent" value="discard">
            放弃
          </Button>
        </Form>
      </Fold>
    </section>
  );
}
