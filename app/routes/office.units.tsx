import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { requireOfficer } from "~/app/accounts/officer-of-request.server";
import { addUnit, unitForm, unitsOfOffice } from "~/app/accounts/units.server";
import { pageTitle } from "~/app/consultations/public-page";
import { paths } from "~/app/paths";
import { fieldErrors } from "~/app/platform/field-errors";
import { formOf } from "~/app/platform/form-of";
import { refusal } from "~/app/platform/refusal";
import { Button } from "~/app/ui/button";
import { ErrorSummary } from "~/app/ui/error-summary";
import { Field } from "~/app/ui/field";
import { Heading } from "~/app/ui/heading";
import { EmptyState } from "~/app/ui/notice";
import { Table } from "~/app/ui/table";

export const meta: MetaFunction = ({ error }) => pageTitle(error, "责任单位", "办公");

export async function loader({ request, context }: LoaderFunctionArgs) {
  const officer = await requireOfficer(request, context, "manage units");
  return { units: await unitsOfOffice(context.db, officer.officeId) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const officer = await requireOfficer(request, context, "manage units");
  const form = await formOf(request);
  const typed = {
    name: String(form.get("name") ?? ""),
    aliases: String(form.get("aliases") ?? ""),
  };
  const parsed = unitForm.safeParse(typed);
  if (!parsed.success) return data({ typed, errors: fieldErrors(parsed.error) }, { status: 422 });
  try {
    await addUnit(context.db, officer.officeId, officer.id, parsed.data);
  } catch (error) {
    const { status, errors } = refusal(error);
    return data({ typed, errors }, { status });
  }
  return redirect(paths.office.units());
}

export default function Units() {
  const { units } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const errors: Record<string, string> = refused?.errors ?? {};
  return (
    <main className="office-page" id="main">
      <div className="column-office">
        <Heading level={1} count={units.length}>
          责任单位
        </Heading>
        <p className="lead">
          文稿里写明的责任单位在公布时自动加进来。同一单位的简称请写成别名，这样意见会归到一处。
        </p>
        <ErrorSummary
          title="没有添加"
          faults={Object.entries(errors).map(([field, message]) => ({ field, message }))}
        />
        <section className="section column" aria-labelledby="add">
          <Heading level={2} look={3} id="add">
            添加责任单位
          </Heading>
          <Form method="post" className="form" key={units.length}>
            <Field
              name="name"
              label="名称"
              width="medium"
              defaultValue={refused?.typed.name}
              error={errors.name}
            />
            <Field
              name="aliases"
              label="别名或简称"
              mark="可以不填"
              hint="多个用顿号隔开，如：市交通局、市交通运输局"
              defaultValue={refused?.typed.aliases}
              error={errors.aliases}
            />
            <Button kind="primary">添加</Button>
          </Form>
        </section>
        <section className="section" aria-labelledby="list">
          <Heading level={2} look={3} id="list">
            名单
          </Heading>
          {units.length === 0 ? (
            <EmptyState title="还没有责任单位">
              可以在上面添加，也可以等公布文稿时自动加进来。
            </EmptyState>
          ) : (
            <Table
              caption="责任单位名单"
              captionHidden
              columns={[
                { key: "name", head: "名称" },
                { key: "aliases", head: "别名" },
              ]}
              rows={units.map((unit) => ({
                key: String(unit.id),
                cells: {
                  name: unit.name,
                  aliases: unit.aliases.length > 0 ? unit.aliases.join("、") : undefined,
                },
              }))}
            />
          )}
        </section>
      </div>
    </main>
  );
}
