import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { z } from "zod";
import { editUnit } from "~/app/accounts/edit-unit.server";
import { requireOfficer } from "~/app/accounts/officer-of-request.server";
import { AddUnitForm, EditUnitForm, MergeUnitForm } from "~/app/accounts/unit-forms";
import { likelyTwins } from "~/app/accounts/unit-matching";
import { addUnit, unitForm, unitsOfOffice } from "~/app/accounts/units.server";
import { pageTitle } from "~/app/consultations/public-page";
import { paths } from "~/app/paths";
import { fieldErrors } from "~/app/platform/field-errors";
import { formOf } from "~/app/platform/form-of";
import { refusal } from "~/app/platform/refusal";
import { mergeUnits } from "~/app/triage/merge-units.server";
import { ErrorSummary, faultsOf } from "~/app/ui/error-summary";
import { Heading } from "~/app/ui/heading";
import { Done, EmptyState, Notice } from "~/app/ui/notice";
import { OfficePage } from "~/app/ui/office-page";
import { Table } from "~/app/ui/table";

export const meta: MetaFunction = ({ error }) => pageTitle(error, "责任单位", "办公");

const id = z.coerce.number("请选择要并入的单位").int().positive("请选择要并入的单位");
const unitAct = z.discriminatedUnion("intent", [
  unitForm.extend({ intent: z.literal("add") }),
  unitForm.extend({ intent: z.literal("edit"), id }),
  z.object({ intent: z.literal("merge"), from: id, into: id }),
]);

const DONE = new Map<string | null, string>([
  ["add", "责任单位已经添加。"],
  ["edit", "责任单位的修改已经保存。"],
  ["merge", "两个责任单位已经合并。"],
]);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const officer = await requireOfficer(request, context, "manage units");
  const units = await unitsOfOffice(context.db, officer.officeId);
  return { units, twins: likelyTwins(units, officer.officeName) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const officer = await requireOfficer(request, context, "manage units");
  const { intent = "add", ...fields } = Object.fromEntries(
    [...(await formOf(request))].map(([name, value]) => [name, String(value)]),
  );
  const typed = { intent, ...fields } as { intent: string } & Record<string, string | undefined>;
  const parsed = unitAct.safeParse(typed);
  if (!parsed.success) return data({ typed, errors: fieldErrors(parsed.error) }, { status: 422 });
  const by = { officeId: officer.officeId, officerId: officer.id };
  try {
    if (parsed.data.intent === "merge") await mergeUnits(context.db, by, parsed.data);
    else if (parsed.data.intent === "edit")
      await editUnit(context.db, by, parsed.data.id, parsed.data);
    else await addUnit(context.db, officer.officeId, officer.id, parsed.data);
  } catch (error) {
    const { status, errors } = refusal(error);
    return data({ typed, errors }, { status });
  }
  return redirect(`${paths.office.units()}?done=${parsed.data.intent}`);
}

export default function Units() {
  const { units, twins } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const [search] = useSearchParams();
  const errors: Record<string, string> = refused?.errors ?? {};
  const typed = refused?.typed ?? null;
  const find = (asked: string | null | undefined) =>
    units.find((unit) => String(unit.id) === asked);
  const editing = find(typed?.intent === "edit" ? typed.id : search.get("edit"));
  const merging = find(typed?.intent === "merge" ? typed.from : search.get("merge"));
  const nameOf = (id: number) => units.find((unit) => unit.id === id)?.name ?? "";
  return (
    <OfficePage>
      <Heading level={1} count={units.length}>
        责任单位
      </Heading>
      <p className="lead">
        文稿里写明的责任单位在公布时自动加进来。同一单位的简称请写成别名，这样意见会归到一处。
      </p>
      <Done>{refused ? null : DONE.get(search.get("done"))}</Done>
      <ErrorSummary title="没有执行" faults={faultsOf(errors)} />
      <section className="section column" aria-labelledby="form">
        <Heading level={2} look={3} id="form">
          {merging ? "合并责任单位" : editing ? "修改责任单位" : "添加责任单位"}
        </Heading>
        {merging ? (
          <MergeUnitForm
            key={`merge ${merging.id}`}
            unit={merging}
            others={units.filter((unit) => unit.id !== merging.id)}
            suggested={twins.find((twin) => twin.from === merging.id)?.into ?? null}
            errors={errors}
            back={paths.office.units()}
          />
        ) : editing ? (
          <EditUnitForm
            key={`edit ${editing.id}`}
            unit={editing}
            typed={typed}
            errors={errors}
            back={paths.office.units()}
          />
        ) : (
          <AddUnitForm key={units.length} typed={typed} errors={errors} />
        )}
      </section>
      {twins.length > 0 ? (
        <Notice title={`有 ${twins.length} 对可能是同一单位`}>
          <ul>
            {twins.map(({ from, into, reason }) => (
              <li key={from}>
                {nameOf(from)}：{reason}。
                <a href={`?merge=${from}`}>
                  合并
                  <span className="visually-hidden">{`${nameOf(from)}和${nameOf(into)}`}</span>
                </a>
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
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
              { key: "tools", head: "办理" },
            ]}
            rows={units.map((unit) => ({
              key: String(unit.id),
              cells: {
                name: unit.name,
                aliases: unit.aliases.length > 0 ? unit.aliases.join("、") : undefined,
                tools: (
                  <span className="cell-links">
                    <a href={`?edit=${unit.id}`} aria-label={`修改${unit.name}`}>
                      修改
                    </a>
                    {units.length > 1 ? (
                      <a href={`?merge=${unit.id}`} aria-label={`把${unit.name}并入另一个单位`}>
                        并入…
                      </a>
                    ) : null}
                  </span>
                ),
              },
            }))}
          />
        )}
      </section>
    </OfficePage>
  );
}
