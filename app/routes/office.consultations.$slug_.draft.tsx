import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import type { ClientActionFunctionArgs, MetaFunction } from "@remix-run/react";
import { useActionData, useLoaderData, useNavigation, useSearchParams } from "@remix-run/react";
import { requireOfficer } from "~/app/accounts/officer-of-request.server";
import { doOnDraft } from "~/app/consultations/do-on-draft.server";
import { type DraftAct, readDraftAct } from "~/app/consultations/draft-act";
import { DraftFindings, RemovedPassages } from "~/app/consultations/draft-findings";
import { DraftFrontMatter } from "~/app/consultations/draft-front-matter";
import { DraftKeys } from "~/app/consultations/draft-keys";
import { pieceId } from "~/app/consultations/draft-line";
import { DraftLines, type Refused, useCurrentClause } from "~/app/consultations/draft-lines";
import { DraftTools } from "~/app/consultations/draft-tools";
import { loadDraft } from "~/app/consultations/load-draft.server";
import { draftForOffice } from "~/app/consultations/office-consultations.queries.server";
import type { PublishedMeanwhile } from "~/app/consultations/office-error";
import { pageTitle } from "~/app/consultations/public-page";
import { UnsavedNotice } from "~/app/consultations/unsaved-notice";
import { paths } from "~/app/paths";
import { DomainError, refuse } from "~/app/platform/errors";
import { fieldErrors } from "~/app/platform/field-errors";
import { formOf } from "~/app/platform/form-of";
import { refusal } from "~/app/platform/refusal";
import { asksAgain, isLostConnection, isOffline } from "~/app/platform/revalidate";
import { Pane, PaneHead, Strip } from "~/app/ui/board";
import { ButtonLink } from "~/app/ui/button";
import { EmptyState, Notice } from "~/app/ui/notice";

export const handle = { fixed: true };
export const shouldRevalidate = asksAgain;

export const meta: MetaFunction<typeof loader> = ({ data, error }) =>
  pageTitle(error, "核对文稿", data?.front.title ?? "", "办公");

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const officer = await requireOfficer(request, context, "prepare drafts");
  const draft = await draftForOffice(context.db, officer.officeId, params.slug!);
  if (!draft) refuse("not-found");
  if (draft.versionPublishedAt) throw redirect(paths.office.consultation(draft.slug));
  return loadDraft(
    context.db,
    draft,
    { officeId: officer.officeId, officerId: officer.id },
    context.now(),
  );
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const officer = await requireOfficer(request, context, "prepare drafts");
  const typed = Object.fromEntries(
    [...(await formOf(request))].map(([name, value]) => [name, String(value)]),
  );
  const parsed = readDraftAct(typed);
  if (!parsed.success)
    return data({ typed, errors: fieldErrors(parsed.error), conflict: false }, { status: 422 });
  let kept: Date | null;
  try {
    const by = { officeId: officer.officeId, officerId: officer.id };
    kept = await doOnDraft(context.db, context.now(), by, params.slug!, parsed.data);
  } catch (error) {
    const words = [typed.heading, typed.text].filter(Boolean).join("\n");
    if (words && error instanceof DomainError && error.code === "already-published")
      throw data({ publishedMeanwhile: words } satisfies PublishedMeanwhile, { status: 409 });
    const { status, errors } = refusal(error);
    return data({ typed, errors, conflict: status === 409 }, { status });
  }
  // With scripts the page stays where it is, unless a form closes; without, it opens at the place.
  const asDocument = request.headers.get("Accept")?.includes("text/html") ?? false;
  const page = paths.office.draft(params.slug!);
  if (asDocument) {
    const draft = await draftForOffice(context.db, officer.officeId, params.slug!);
    throw redirect(page + placeOf(parsed.data, draft?.outline.clauses ?? []));
  }
  if (closesForm(parsed.data)) throw redirect(page);
  return data({ kept, typed: null, errors: null, conflict: false });
}

/** Without a connection nothing is lost: the page stays, and says so. */
export async function clientAction({ serverAction }: ClientActionFunctionArgs) {
  try {
    return await serverAction<typeof action>();
  } catch (fault) {
    if (isLostConnection(fault)) return { offline: true } as const;
    throw fault;
  }
}

const closesForm = (act: DraftAct): boolean =>
  act.intent === "discard" ||
  (act.intent === "step" && ["edit", "split", "heading"].includes(act.edit.intent));

/** Where the clause that was in hand stands now; where it is no more, what it was joined to or came next. */
function placeOf(act: DraftAct, clauses: readonly { key?: number; number: number }[]): string {
  if (act.intent === "confirm" || act.intent === "reopen") return "#findings";
  if (act.intent !== "step" || !("number" in act.edit)) return "";
  const { seen, edit } = act;
  const number =
    clauses.find(({ key }) => key === seen?.key)?.number ??
    (edit.intent === "merge" ? edit.number - 1 : Math.min(edit.number, clauses.length));
  return `?at=${number}#${pieceId(number)}`;
}

export default function DraftPreview() {
  const draft = useLoaderData<typeof loader>();
  const { slug, edition, clauses, unsaved } = draft;
  const answer = useActionData<typeof clientAction>();
  const { state } = useNavigation();
  // An answer arrives before the draft it is about is read anew: it is told with the new words.
  const refused = state === "loading" ? null : refusedBy(answer);
  const [search] = useSearchParams();
  const open = search.get("do");
  const [current, choose] = useCurrentClause(clauses, Number(search.get("at")) || null);
  const busy = state === "submitting";
  const isFurther = draft.version > 1;
  const publishPath = isFurther ? paths.office.version(slug) : paths.office.publish(slug);
  const sentence = refusalSentence(refused);
  const answered = refused && !isOffline(refused) ? refused : null;
  return (
    <main
      className="office-main"
      id="main"
      onSubmitCapture={(event) => {
        // A second step before the first is saved would only meet its own edition.
        if (busy) return event.preventDefault();
        const { submitter } = event.nativeEvent as SubmitEvent;
        const joined = submitter?.getAttribute("value") === "merge" && current;
        if (joined)
          choose({ key: clauses[joined.number - 2]?.key ?? 0, number: joined.number - 1 });
      }}
    >
      <Strip
        title="核对文稿"
        facts={draft.facts}
        actions={
          <ButtonLink kind="primary" href={publishPath}>
            下一步：{isFurther ? "对照和公布新版本" : "公布设置"}
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
          <DraftTools clauses={clauses} clause={current} edition={edition} steps={draft.steps} />
          <PaneHead title={draft.front.title || "（没有标题）"}>
            <span className="quiet">来自 {draft.sourceName}</span>
            <a href="#findings">核对结果</a>
          </PaneHead>
          <UnsavedNotice
            slug={slug}
            clauses={clauses}
            unsaved={unsaved}
            open={open === "edit" && current ? current.key : null}
          />
          {clauses.length === 0 ? (
            <EmptyState title="草案里还没有条款">
              没有认出草案正文。可以在核对结果里把移出的文字放回，或者重新导入完整的文稿。
            </EmptyState>
          ) : null}
          <DraftLines {...{ slug, clauses, current, choose, open, edition, unsaved, refused }} />
        </Pane>
        <Pane label="核对结果" sheet>
          <PaneHead title={<span id="findings">核对结果</span>}>
            <a href={paths.office.reading(slug)}>责任单位和指标</a>
            <DraftKeys />
          </PaneHead>
          <DraftFindings findings={draft.findings} edition={edition} publishPath={publishPath} />
          <RemovedPassages runs={draft.removed} edition={edition} />
          <div className="section">
            <DraftFrontMatter
              outline={draft.front}
              closing={draft.closing}
              edition={edition}
              intent={answered?.typed.intent}
              typed={answered?.typed}
              errors={answered?.errors ?? {}}
            />
          </div>
        </Pane>
      </div>
    </main>
  );
}

/** The answer where it is no success. */
const refusedBy = (answer: Awaited<ReturnType<typeof clientAction>> | undefined): Refused =>
  answer && ("offline" in answer || answer.errors) ? answer : null;

/** What to say above the page; faults of what was typed stand at their fields instead. */
function refusalSentence(refused: Refused): string | null {
  if (!refused) return null;
  if (isOffline(refused))
    return "未连接。写下的内容保留在本机，恢复后自动保存；别的步骤请到时再做。";
  const { conflict, errors, typed } = refused;
  if (conflict)
    return `这份文稿刚刚在别处被修改。下面已是最新内容，${typed.intent === "edit" ? "您写的还在，没有丢失，请选用哪一份" : "请看一眼再做"}。`;
  if (errors.form) return errors.form;
  const atForm = ["intent", "number", "offset", "index"].some((field) => errors[field]);
  return atForm ? "页面上的内容不完整，请刷新后再试。" : null;
}
