import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { requireOfficer } from "~/app/accounts/officer-of-request.server";
import {
  addOfficer,
  disableOfficer,
  officerForm,
  officersOfOffice,
} from "~/app/accounts/officers.server";
import { OfficersTable } from "~/app/accounts/officers-table";
import { unitsOfOffice } from "~/app/accounts/units.server";
import { ROLE_DUTIES, ROLE_WORDS } from "~/app/accounts/words";
import { pageTitle } from "~/app/consultations/public-page";
import { paths } from "~/app/paths";
import { refuse } from "~/app/platform/errors";
import { fieldErrors } from "~/app/platform/field-errors";
import { formOf } from "~/app/platform/form-of";
import { refusal } from "~/app/platform/refusal";
import { rowId } from "~/app/platform/whole-number";
import { Button } from "~/app/ui/button";
import { Choices } from "~/app/ui/choices";
import { ErrorSummary } from "~/app/ui/error-summary";
import { Field, Select } from "~/app/ui/field";
import { Heading } from "~/app/ui/heading";
import { Done } from "~/app/ui/notice";
import { OfficePage } from "~/app/ui/office-page";
import { ROLES } from "~/db/tables/accounts";

export const meta: MetaFunction = ({ error }) => pageTitle(error, "工作人员", "办公");

const DONE = new Map<string | null, string>([
  ["added", "工作人员已经添加，可以用初始密码登录。"],
  ["disabled", "账号已经停用，其登录都已退出。"],
]);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const officer = await requireOfficer(request, context, "manage officers");
  const [officers, units] = await Promise.all([
    officersOfOffice(context.db, officer.officeId),
    unitsOfOffice(context.db, officer.officeId),
  ]);
  return { self: officer.id, officers, units: units.map(({ id, name }) => ({ id, name })) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const officer = await requireOfficer(request, context, "manage officers");
  const form = await formOf(request);
  // A password is typed again rather than sent back.
  const { password, ...typed } = Object.fromEntries(
    [...form].map(([name, value]) => [name, String(value)]),
  );
  try {
    if (typed.intent === "disable") {
      const id = rowId().safeParse(typed.officerId);
      if (!id.success) refuse("not-found");
      await disableOfficer(context.db, officer.officeId, officer.id, id.data);
      return redirect(`${paths.office.officers()}?done=disabled`);
    }
    const parsed = officerForm.safeParse({ ...typed, password, unitId: typed.unitId || null });
    if (!parsed.success) return data({ typed, errors: fieldErrors(parsed.error) }, { status: 422 });
    await addOfficer(context.db, officer.officeId, officer.id, parsed.data);
  } catch (error) {
    if (error instanceof Response) throw error;
    const { status, errors } = refusal(error);
    return data({ typed, errors }, { status });
  }
  return redirect(`${paths.office.officers()}?done=added`);
}

export default function Officers() {
  const { self, officers, units } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const [search] = useSearchParams();
  const errors: Record<string, string> = refused?.errors ?? {};
  const typed: Record<string, string | undefined> = refused?.typed ?? {};
  return (
    <OfficePage>
      <Heading level={1} count={officers.length}>
        工作人员
      </Heading>
      <Done>{refused ? null : DONE.get(search.get("done"))}</Done>
      <ErrorSummary
        title="没有办成"
        faults={Object.entries(errors).map(([field, message]) => ({
          field: field === "form" || field === "officerId" ? undefined : field,
          message,
        }))}
      />
      <section className="section" aria-labelledby="list">
        <Heading level={2} look={3} id="list">
          名单
        </Heading>
        <OfficersTable officers={officers} self={self} />
      </section>
      <section className="section column" aria-labelledby="add">
        <Heading level={2} look={3} id="add">
          添加工作人员
        </Heading>
        <Form method="post" className="form" key={officers.length} noValidate>
          <Field
            name="name"
            label="姓名"
            width="medium"
            autoComplete="off"
            defaultValue={typed.name}
            error={errors.name}
          />
          <Field
            name="email"
            type="email"
            label="电子邮箱"
            hint="用来登录，不会公开。"
            width="medium"
            autoComplete="off"
            defaultValue={typed.email}
            error={errors.email}
          />
          <Choices
            name="role"
            label="角色"
            choices={ROLES.map((role) => ({
              value: role,
              label: ROLE_WORDS[role],
              hint: ROLE_DUTIES[role],
            }))}
            chosen={typed.role ?? "drafter"}
            error={errors.role}
          />
          <Select
            name="unitId"
            label="所代表的责任单位"
            mark="联络员必须选择"
            width="medium"
            options={[
              { value: "", label: "无" },
              ...units.map((unit) => ({ value: String(unit.id), label: unit.name })),
            ]}
            defaultValue={typed.unitId ?? ""}
            error={errors.unitId}
          />
          <Field
            name="password"
            type="password"
            label="初始密码"
            hint="至少 10 位。请当面或电话告知本人，并请本人登录后立即修改。"
            width="medium"
            autoComplete="new-password"
            error={errors.password}
          />
          <Button kind="primary" name="intent" value="add">
            添加
          </Button>
        </Form>
      </section>
    </OfficePage>
  );
}
