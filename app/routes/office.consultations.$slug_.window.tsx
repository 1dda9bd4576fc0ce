import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData, useNavigation, useSearchParams } from "@remix-run/react";
import { requireOfficer } from "~/app/accounts/officer-of-request.server";
import { consultationForOffice } from "~/app/consultations/office-consultations.queries.server";
import { officeStage } from "~/app/consultations/office-stages";
import { pageTitle } from "~/app/consultations/public-page";
import { closingWords, STATUS_WORDS } from "~/app/consultations/window";
import { windowFields } from "~/app/consultations/window-fields";
import {
  changeDates,
  extendWindow,
  withdrawConsultation,
} from "~/app/consultations/windows/change-window.server";
import { Dates, Extension, Withdrawal } from "~/app/consultations/windows/window-change-forms";
import { windowChanges } from "~/app/consultations/windows/window-changes.queries.server";
import { datesForm, extensionForm, withdrawalForm } from "~/app/consultations/windows/window-forms";
import { WindowLog } from "~/app/consultations/windows/window-log";
import { paths } from "~/app/paths";
import { DomainError, refuse } from "~/app/platform/errors";
import { fieldErrors } from "~/app/platform/field-errors";
import { formOf } from "~/app/platform/form-of";
import { refusal } from "~/app/platform/refusal";
import { instantWords } from "~/app/platform/time";
import { ErrorSummary, faultsOf } from "~/app/ui/error-summary";
import { Heading } from "~/app/ui/heading";
import { Facts } from "~/app/ui/list";
import { Done, Notice } from "~/app/ui/notice";
import { OfficePage } from "~/app/ui/office-page";

export const meta: MetaFunction = ({ error }) => pageTitle(error, "征求意见的时间", "办公");

const DONE = new Map<string | null, string>([
  ["extend", "截止时间已经延长，记录见下。"],
  ["dates", "征求意见的时间已经更改，记录见下。"],
  ["withdraw", "征求意见已经撤回，记录见下。"],
]);

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const officer = await requireOfficer(request, context, "publish consultations");
  const one = await consultationForOffice(context.db, officer.officeId, params.slug!);
  if (!one) refuse("not-found");
  if (!one.publishedAt) throw redirect(paths.office.publish(one.slug));
  const [opensAt, closesAt] = [one.opensAt!, one.closesAt!];
  const stage = officeStage(one, context.now());
  return {
    slug: one.slug,
    title: one.title,
    stage,
    opensAt,
    closesAt,
    shortWindowReason: one.shortWindowReason ?? "",
    fields: windowFields(opensAt, closesAt),
    changes: await windowChanges(context.db, one.id),
  };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const officer = await requireOfficer(request, context, "publish consultations");
  const { db } = context;
  const one = await consultationForOffice(db, officer.officeId, params.slug!);
  if (!one?.publishedAt) refuse("not-found");
  const typed = Object.fromEntries(
    [...(await formOf(request))].map(([name, value]) => [name, String(value)]),
  );
  const by = { officeId: officer.officeId, officerId: officer.id };
  const now = context.now();
  let done: string;
  try {
    done = await change();
  } catch (error) {
    if (error instanceof Response) throw error;
    const { status, errors } = refusal(error);
    return data({ typed, errors }, { status });
  }
  context.forgetPages(one.slug);
  return redirect(`${paths.office.window(one.slug)}?done=${done}`);

  async function change(): Promise<string> {
    if (typed.intent === "extend") {
      const given = extensionForm(now, one!.closesAt!).safeParse(typed);
      if (!given.success) throw new DomainError("invalid", { fields: fieldErrors(given.error) });
      await extendWindow(db, by, one!.slug, given.data);
      return "extend";
    }
    if (typed.intent === "dates") {
      const given = datesForm(now).safeParse(typed);
      if (!given.success) throw new DomainError("invalid", { fields: fieldErrors(given.error) });
      await changeDates(db, by, one!.slug, given.data);
      return "dates";
    }
    const given = withdrawalForm.safeParse(typed);
    if (!given.success) throw new DomainError("invalid", { fields: fieldErrors(given.error) });
    await withdrawConsultation(db, by, one!.slug, given.data.reason);
    return "withdraw";
  }
}

export default function Window() {
  const loaded = useLoaderData<typeof loader>();
  const { slug, title, stage, opensAt, closesAt, changes } = loaded;
  const refused = useActionData<typeof action>();
  const [search] = useSearchParams();
  const busy = useNavigation().state !== "idle";
  const errors: Record<string, string> = refused?.errors ?? {};
  const typed: Record<string, string> = refused?.typed ?? {};
  const at = (intent: string) => (typed.intent === intent ? errors : {});
  const running = stage === "open" || stage === "planned";
  return (
    <OfficePage
      crumbs={[
        { href: paths.office.home(), label: "征求意见" },
        { href: paths.office.consultation(slug), label: title },
        { label: "时间" },
      ]}
    >
      <div className="column stack-loose">
        <Heading level={1}>征求意见的时间</Heading>
        <Done>{refused ? null : DONE.get(search.get("done"))}</Done>
        <ErrorSummary title="还没有办理，有几处需要改正" faults={faultsOf(errors)} />
        <Facts
          facts={[
            { term: "进展", detail: stage === "preparing" ? "" : STATUS_WORDS[stage] },
            { term: "开始", detail: instantWords(opensAt) },
            { term: "截止", detail: closingWords(closesAt) },
          ]}
        />
        {running ? null : (
          <Notice title="时间不能再改">
            征求意见已经结束。确需继续听取意见的，可以
            <a href={paths.office.round(slug)}>再次征求意见</a>。
          </Notice>
        )}
        {stage === "open" ? <Extension {...{ loaded, typed, busy, errors: at("extend") }} /> : null}
        {stage === "planned" ? <Dates {...{ loaded, typed, busy, errors: at("dates") }} /> : null}
        {running ? <Withdrawal {...{ typed, busy, errors: at("withdraw") }} /> : null}
      </div>
      <WindowLog changes={changes} />
    </OfficePage>
  );
}
