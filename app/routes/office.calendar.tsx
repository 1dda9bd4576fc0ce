import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { CalendarTable, RegulatoryDaysForm, YearForm } from "~/app/accounts/calendar-view";
import {
  forgetHolidayYear,
  setHolidayYear,
  setRegulatoryDays,
} from "~/app/accounts/change-office-terms.server";
import { officeTerms } from "~/app/accounts/office-terms.queries.server";
import { calendarYears } from "~/app/accounts/office-years.queries.server";
import { requireOfficer } from "~/app/accounts/officer-of-request.server";
import { readTermsForm } from "~/app/accounts/terms-form";
import { pageTitle } from "~/app/consultations/public-page";
import { paths } from "~/app/paths";
import { fieldErrors } from "~/app/platform/field-errors";
import { formOf } from "~/app/platform/form-of";
import { holidayWords } from "~/app/platform/holiday-notice";
import { refusal } from "~/app/platform/refusal";
import { wall } from "~/app/platform/time";
import { ErrorSummary, faultsOf } from "~/app/ui/error-summary";
import { Heading } from "~/app/ui/heading";
import { Done } from "~/app/ui/notice";
import { OfficePage } from "~/app/ui/office-page";

export const meta: MetaFunction = ({ error }) => pageTitle(error, "工作日历", "办公");

const DONE = new Map<string | null, string>([
  ["year", "这一年的节假日安排已经保存。"],
  ["forget", "这一年改按平台掌握的安排计算。"],
  ["days", "规范性文件的期限已经保存。"],
]);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const officer = await requireOfficer(request, context, "keep the calendar");
  const [years, { regulatoryDays }] = [
    await calendarYears(context.db, officer.officeId, wall(context.now()).year),
    await officeTerms(context.db, officer.officeId),
  ];
  return { years, regulatoryDays };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const officer = await requireOfficer(request, context, "keep the calendar");
  const typed = Object.fromEntries(
    [...(await formOf(request))].map(([name, value]) => [name, String(value)]),
  );
  const parsed = readTermsForm.safeParse(typed);
  if (!parsed.success) return data({ typed, errors: fieldErrors(parsed.error) }, { status: 422 });
  const by = { officeId: officer.officeId, officerId: officer.id };
  const given = parsed.data;
  try {
    if (given.intent === "days") await setRegulatoryDays(context.db, by, given.regulatoryDays);
    else if (given.intent === "forget") await forgetHolidayYear(context.db, by, given.year);
    else await setHolidayYear(context.db, by, given);
  } catch (error) {
    const { status, errors } = refusal(error);
    return data({ typed, errors }, { status });
  }
  const saved = new URLSearchParams({
    done: given.intent,
    ...(given.intent === "days" ? {} : { year: String(given.year) }),
  });
  return redirect(`${paths.office.calendar()}?${saved}`);
}

export default function Calendar() {
  const { years, regulatoryDays } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const [search] = useSearchParams();
  const errors: Record<string, string> = refused?.errors ?? {};
  const typed: Record<string, string> = refused?.typed ?? {};
  const asked = Number(typed.year ?? search.get("year"));
  const unknown = years.find(({ days }) => days === null);
  const chosen = years.find(({ year }) => year === asked) ?? unknown ?? years[0]!;
  return (
    <OfficePage
      crumbs={[{ href: paths.office.operations(), label: "运行情况" }, { label: "工作日历" }]}
    >
      <Heading level={1}>工作日历</Heading>
      <p className="lead">
        按工作日计算的期限，和遇节假日顺延的截止日，都照这里的安排计算。没有安排的年份，工作日按周一至周五算，并注明“还不知道”。
      </p>
      <Done>{refused ? null : DONE.get(search.get("done"))}</Done>
      <ErrorSummary title="没有保存，有几处需要改正" faults={faultsOf(errors)} />
      <section className="section column" aria-labelledby="year-form">
        <Heading level={2} look={3} id="year-form">
          {chosen.year}年的节假日安排
        </Heading>
        <YearForm
          key={chosen.year}
          years={years.map(({ year }) => year)}
          year={chosen.year}
          notice={typed.notice ?? (chosen.days ? holidayWords(chosen.year, chosen.days) : "")}
          errors={errors}
        />
      </section>
      <section className="section" aria-labelledby="years">
        <Heading level={2} look={3} id="years">
          各年安排
        </Heading>
        <CalendarTable years={years} />
      </section>
      <section className="section column" aria-labelledby="days">
        <Heading level={2} look={3} id="days">
          规范性文件的期限
        </Heading>
        <RegulatoryDaysForm
          key={regulatoryDays}
          days={typed.regulatoryDays ?? String(regulatoryDays)}
          error={errors.regulatoryDays}
        />
      </section>
    </OfficePage>
  );
}
