import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import type { MetaFunction } from "@remix-run/react";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { requireOfficer } from "~/app/accounts/officer-of-request.server";
import { doOnReading } from "~/app/consultations/do-on-reading.server";
import { DraftIndicatorsPanel } from "~/app/consultations/draft-indicators";
import { DraftUnitsPanel } from "~/app/consultations/draft-units";
import { unitsOfDraft } from "~/app/consultations/draft-units.server";
import { indicatorsForOffice } from "~/app/consultations/indicators.queries.server";
import { draftForOffice } from "~/app/consultations/office-consultations.queries.server";
import { pageTitle } from "~/app/consultations/public-page";
import { readReadingForm } from "~/app/consultations/reading-form";
import { ReadingKeys } from "~/app/consultations/reading-keys";
import { paths } from "~/app/paths";
import { refuse } from "~/app/platform/errors";
import { fieldErrors } from "~/app/platform/field-errors";
import { formOf } from "~/app/platform/form-of";
import { refusal } from "~/app/platform/refusal";
import { Heading } from "~/app/ui/heading";
import { Notice } from "~/app/ui/notice";
import { OfficePage } from "~/app/ui/office-page";

export const meta: MetaFunction<typeof loader> = ({ data, error }) =>
  pageTitle(error, "责任单位和指标", data?.title ?? "", "办公");

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const officer = await requireOfficer(request, context, "prepare drafts");
  const draft = await draftForOffice(context.db, officer.officeId, params.slug!);
  if (!draft) refuse("not-found");
  if (draft.versionPublishedAt) throw redirect(paths.office.consultation(draft.slug));
  const indicators = await indicatorsForOffice(context.db, draft.id, draft.outline);
  return {
    slug: draft.slug,
    title: draft.outline.title || "（没有标题）",
    units: await unitsOfDraft(context.db, officer.officeId, draft.outline),
    indicators: indicators.map(({ read: _, from: __, to: ___, ...shown }) => shown),
  };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const officer = await requireOfficer(request, context, "prepare drafts");
  const { typed, parsed } = readReadingForm(await formOf(request));
  if (!parsed.success) {
    // Whether there is such a draft is told before what is wrong with the form.
    if (!(await draftForOffice(context.db, officer.officeId, params.slug!))) refuse("not-found");
    return data({ typed, errors: fieldErrors(parsed.error) }, { status: 422 });
  }
  try {
    const by = { officeId: officer.officeId, officerId: officer.id };
    await doOnReading(context.db, by, params.slug!, parsed.data);
  } catch (error) {
    const { status, errors } = refusal(error);
    return data({ typed, errors }, { status });
  }
  const figure = "key" in parsed.data ? `#figure-${parsed.data.key}` : "";
  return redirect(paths.office.reading(params.slug!) + figure);
}

export default function Reading() {
  const { slug, title, units, indicators } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const [search] = useSearchParams();
  const errors: Record<string, string> = refused?.errors ?? {};
  const ofUnits = refused?.typed.intent?.endsWith("-units") ? errors.names : undefined;
  const unplaced =
    errors.form ?? (errors.key || errors.name ? "页面上的内容不完整，请刷新后再试。" : null);
  return (
    <OfficePage
      crumbs={[{ href: paths.office.draft(slug), label: "核对文稿" }, { label: "责任单位和指标" }]}
    >
      <Heading level={1} kicker={title}>
        责任单位和指标
      </Heading>
      {unplaced ? (
        <Notice tone="error" title="这一步没有执行" live>
          {unplaced}
        </Notice>
      ) : null}
      <ReadingKeys />
      <section className="section column" aria-labelledby="units">
        <Heading level={2} look={3} id="units">
          责任单位
        </Heading>
        <DraftUnitsPanel units={units} error={ofUnits} />
      </section>
      <section className="section column" aria-labelledby="figures">
        <Heading level={2} look={3} id="figures">
          指标
        </Heading>
        <DraftIndicatorsPanel
          indicators={indicators}
          correcting={refused?.typed.key ?? search.get("correct")}
          typed={refused?.typed ?? null}
          errors={errors}
          draftPath={paths.office.draft(slug)}
        />
      </section>
    </OfficePage>
  );
}
