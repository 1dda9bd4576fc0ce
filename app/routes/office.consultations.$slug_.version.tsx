import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import type { ClientActionFunctionArgs } from "@remix-run/react";
import { useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { requireOfficer } from "~/app/accounts/officer-of-request.server";
import { handIn } from "~/app/consultations/hand-in";
import { draftFaults, OpenFindings } from "~/app/consultations/open-findings";
import { pageTitle } from "~/app/consultations/public-page";
import { BeginVersionForms } from "~/app/consultations/versions/begin-version-forms";
import { doOnVersion } from "~/app/consultations/versions/do-on-version.server";
import { versionsForOffice } from "~/app/consultations/versions/prepared-version.queries.server";
import {
  PreparedChanges,
  PublishVersionForm,
} from "~/app/consultations/versions/prepared-version-view";
import { paths } from "~/app/paths";
import { refuse } from "~/app/platform/errors";
import { formOf } from "~/app/platform/form-of";
import { asksAgain } from "~/app/platform/revalidate";
import { ErrorSummary } from "~/app/ui/error-summary";
import { Heading } from "~/app/ui/heading";
import { OfficePage } from "~/app/ui/office-page";

export const shouldRevalidate = asksAgain;

export const meta: MetaFunction<typeof loader> = ({ data, error }) =>
  pageTitle(error, "新版本", data?.title ?? "", "办公");

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const officer = await requireOfficer(request, context, "prepare drafts");
  const found = await versionsForOffice(context.db, officer.officeId, params.slug!);
  if (!found) refuse("not-found");
  // A call that is not public yet has no versions: its draft is edited.
  if (found.versions.length === 0) throw redirect(paths.office.draft(found.slug));
  return found;
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const officer = await requireOfficer(request, context, "publish consultations");
  const by = { officeId: officer.officeId, officerId: officer.id };
  const done = await doOnVersion(context.db, by, params.slug!, await formOf(request));
  if ("errors" in done) return data(done, { status: done.status });
  if (done.publicChanged) context.forgetPages(params.slug!);
  return redirect(done.to);
}

export async function clientAction({ request, serverAction }: ClientActionFunctionArgs) {
  const form = await formOf(request.clone());
  const answer = await handIn(request, () => serverAction<typeof action>());
  if (!answer || !("fault" in answer)) return answer;
  const { fault, field, ...rest } = answer;
  const upload = form.get("intent") === "upload";
  // Files stay chosen in the page; what was typed is given back to it.
  const typed = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
  return { ...rest, errors: { [upload ? field : "form"]: fault }, typed };
}

export default function OfficeVersion() {
  const { slug, title, versions, isFinal, prepared } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof clientAction>();
  const busy = useNavigation().state !== "idle";
  const current = versions.at(-1)!.version;
  const typed = refused?.typed ?? {};
  const errors: Record<string, string> = refused?.errors ?? {};
  const [field, message] = Object.entries(errors)[0] ?? [];
  return (
    <OfficePage
      crumbs={[
        { href: paths.office.home(), label: "征求意见" },
        { href: paths.office.consultation(slug), label: title },
        { label: "新版本" },
      ]}
    >
      <Heading level={1}>
        {prepared ? `准备第 ${prepared.version} 版` : "更正或公布新的一版"}
      </Heading>
      {prepared ? (
        <>
          <div className="column stack">
            <p className="lead">
              共 {prepared.clauses} 条，同第 {current} 版相比，{prepared.sentence}。
            </p>
            <p>
              <a href={paths.office.draft(slug)}>核对和修改文字</a>
            </p>
            <ErrorSummary
              title="还没有办理，有几处需要改正"
              faults={draftFaults(errors, paths.office.draft(slug)).map((fault) =>
                fault.href || fault.field === "note" ? fault : { message: fault.message },
              )}
            />
            <OpenFindings
              open={refused ? [] : prepared.open}
              draftPath={paths.office.draft(slug)}
            />
          </div>
          <PreparedChanges {...{ prepared, slug, current, isFinal, typed, errors }} />
          <PublishVersionForm {...{ prepared, slug, isFinal, busy, typed, errors }} />
        </>
      ) : (
        <BeginVersionForms
          version={current + 1}
          busy={busy}
          pasted={typed.text}
          fault={field && message ? { field: field === "form" ? "" : field, message } : null}
        />
      )}
    </OfficePage>
  );
}
