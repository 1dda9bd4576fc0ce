import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import type { MetaFunction, ShouldRevalidateFunction } from "@remix-run/react";
import { useActionData, useLoaderData, useNavigation, useSearchParams } from "@remix-run/react";
import { requireOfficer } from "~/app/accounts/officer-of-request.server";
import { type DraftEdit, draftEdit } from "~/app/consultations/draft-edit";
import { draftFacts } from "~/app/consultations/draft-facts";
import { DraftFindings } from "~/app/consultations/draft-findings";
import { DraftFrontMatter } from "~/app/consultations/draft-front-matter";
import { DraftLine, pieceId } from "~/app/consultations/draft-line";
import { EditLine, SplitLine } from "~/app/consultations/draft-line-forms";
import { editDraft } from "~/app/consultations/edit-draft.server";
import { draftForOffice } from "~/app/consultations/office-consultations.queries.server";
import { pageTitle } from "~/app/consultations/public-page";
import { paths } from "~/app/paths";
import { refuse } from "~/app/platform/errors";
import { fieldErrors } from "~/app/platform/field-errors";
import { formOf } from "~/app/platform/form-of";
import { refusal } from "~/app/platform/refusal";
import { Pane, PaneHead, Strip } from "~/app/ui/board";
import { ButtonLink } from "~/app/ui/button";
import { EmptyState, Notice } from "~/app/ui/notice";

export const handle = { fixed: true };

export const meta: MetaFunction<typeof loader> = ({ data, error }) =>
  pageTitle(error, "核对文稿", data?.outline.title ?? "", "办公");

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const officer = await requireOfficer(request, context, "prepare drafts");
  const draft = await draftForOffice(context.db, officer.officeId, params.slug!);
  if (!draft) refuse("not-found");
  if (draft.publishedAt) throw redirect(paths.office.consultation(draft.slug));
  const { outline } = draft;
  return {
    slug: draft.slug,
    sourceName: draft.sourceName,
    edition: draft.edition,
    facts: draftFacts(outline, context.now()),
    outline: {
      ...outline,
      clauses: outline.clauses.map(({ number, depth, marker, heading, text, flags }) => ({
        number,
        depth,
        marker,
        heading,
        text,
        flags,
      })),
    },
  };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const officer = await requireOfficer(request, context, "prepare drafts");
  const typed = Object.fromEntries(
    [...(await formOf(request))].map(([name, value]) => [name, String(value)]),
  );
  const parsed = draftEdit.safeParse(typed);
  if (!parsed.success)
    return data({ typed, errors: fieldErrors(parsed.error), conflict: false }, { status: 422 });
  try {
    await editDraft(
      context.db,
      { officeId: officer.officeId, officerId: officer.id },
      { slug: params.slug!, edition: Number(typed.edition), edit: parsed.data },
    );
  } catch (error) {
    const { status, errors } = refusal(error);
    return data({ typed, errors, conflict: status === 409 }, { status });
  }
  const page = paths.office.draft(params.slug!);
  // With scripts the page stays where it is; without, it opens again at the clause.
  const asDocument = request.headers.get("Accept")?.includes("text/html") ?? false;
  return redirect(asDocument ? page + placeOf(parsed.data) : page);
}

const placeOf = (edit: DraftEdit) => {
  if (!("number" in edit)) return "";
  return `#${pieceId(Math.max(1, edit.intent === "merge" ? edit.number - 1 : edit.number))}`;
};

/** After a conflict the page shows what somebody else has saved. */
export const shouldRevalidate: ShouldRevalidateFunction = ({
  actionStatus,
  defaultShouldRevalidate,
}) => actionStatus === 409 || defaultShouldRevalidate;

export default function DraftPreview() {
  const { slug, sourceName, edition, facts, outline } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const [search] = useSearchParams();
  const busy = useNavigation().state === "submitting";
  const { clauses } = outline;
  const errors: Record<string, string> = refused?.errors ?? {};
  const sentence = refused ? refusalSentence(refused.conflict, errors) : null;
  const flagged = clauses.flatMap(({ number, flags }) => flags.map((flag) => ({ number, flag })));
  return (
    <main
      className="office-main"
      id="main"
      // A second step before the first is saved would only meet its own edition.
      onSubmitCapture={(event) => busy && event.preventDefault()}
    >
      <Strip
        title="核对文稿"
        facts={facts}
        actions={
          <ButtonLink kind="primary" href={paths.office.publish(slug)}>
            下一步：公布设置
          </ButtonLink>
        }
      />
      {sentence ? (
        <div className="strip">
          <Notice tone="error" title="这一步没有执行" live>
            {sentence}
          </Notice>
        </div>
      ) : null}
      <div className="panes">
        <Pane label="草案">
          <PaneHead title={outline.title || "（没有标题）"}>
            <span className="quiet">来自 {sourceName}</span>
            <a href="#findings">核对结果</a>
          </PaneHead>
          {clauses.length === 0 ? (
            <EmptyState title="草案里还没有条款">
              没有认出草案正文。可以在核对结果里把移出的文字放回，或者重新导入完整的文稿。
            </EmptyState>
          ) : null}
          <ol>
            {clauses.map((clause, at) => {
              const own = String(clause.number);
              if (search.get("edit") === own)
                return (
                  <EditLine
                    key={clause.number}
                    clause={clause}
                    edition={edition}
                    typed={refused?.typed.number === own ? refused.typed : undefined}
                    errors={refused?.typed.number === own ? errors : {}}
                    changedMeanwhile={refused?.conflict ?? false}
                  />
                );
              if (search.get("split") === own)
                return <SplitLine key={clause.number} clause={clause} edition={edition} />;
              return (
                <DraftLine
                  key={clause.number}
                  clause={clause}
                  edition={edition}
                  last={clauses[at - 1]?.depth ?? null}
                />
              );
            })}
          </ol>
        </Pane>
        <Pane label="核对结果" sheet>
          <PaneHead title={<span id="findings">核对结果</span>} />
          <DraftFindings
            warnings={outline.warnings}
            flagged={flagged}
            removed={outline.removed}
            edition={edition}
          />
          <div className="section">
            <DraftFrontMatter
              outline={outline}
              edition={edition}
              intent={refused?.typed.intent}
              typed={refused?.typed}
              errors={errors}
            />
          </div>
        </Pane>
      </div>
    </main>
  );
}

/** What to say above the page; faults of what was typed stand at their fields instead. */
function refusalSentence(conflict: boolean, errors: Record<string, string>): string | null {
  if (conflict)
    return "这份文稿刚刚在别处被修改。下面已是最新内容，您刚才填写的还在原处，没有丢失。";
  if (errors.form) return errors.form;
  const atForm = ["intent", "number", "offset", "index"].some((field) => errors[field]);
  return atForm ? "页面上的内容不完整，请刷新后再试。" : null;
}
