import { Form } from "@remix-run/react";
import { Button, ButtonLink, ButtonRow } from "~/app/ui/button";
import { Field, Select } from "~/app/ui/field";

type Unit = { id: number; name: string; aliases: string[] };
type Typed = { intent?: string; name?: string; aliases?: string; into?: string } | null;

const ALIASES_HINT = "多个用顿号隔开，如：市交通局、市交通运输局";

export function AddUnitForm({ typed, errors }: { typed: Typed; errors: Record<string, string> }) {
  return (
    <Form method="post" className="form">
      <Field
        name="name"
        label="名称"
        width="medium"
        defaultValue={typed?.name}
        error={errors.name}
      />
      <Field
        name="aliases"
        label="别名或简称"
        mark="可以不填"
        hint={ALIASES_HINT}
        defaultValue={typed?.aliases}
        error={errors.aliases}
      />
      <Button kind="primary" name="intent" value="add">
        添加
      </Button>
    </Form>
  );
}

export function EditUnitForm({
  unit,
  typed,
  errors,
  back,
}: {
  unit: Unit;
  typed: Typed;
  errors: Record<string, string>;
  back: string;
}) {
  return (
    <Form method="post" className="form">
      <input type="hidden" name="id" value={unit.id} />
      <Field
        name="name"
        label="名称"
        width="medium"
        defaultValue={typed?.name ?? unit.name}
        error={errors.name}
      />
      <Field
        name="aliases"
        label="别名或简称"
        mark="可以不填"
        hint={ALIASES_HINT}
        defaultValue={typed?.aliases ?? unit.aliases.join("、")}
        error={errors.aliases}
      />
      <ButtonRow>
        <Button kind="primary" name="intent" value="edit">
          保存
        </Button>
        <ButtonLink kind="quiet" href={back}>
          取消
        </ButtonLink>
      </ButtonRow>
    </Form>
  );
}

/** What goes over with the unit is said before it goes, because nothing brings it back. */
export function MergeUnitForm({
  unit,
  others,
  suggested,
  errors,
  back,
}: {
  unit: Unit;
  others: readonly Unit[];
  suggested: number | null;
  errors: Record<string, string>;
  back: string;
}) {
  return (
    <Form method="post" className="form">
      <input type="hidden" name="from" value={unit.id} />
      <p>
        “{unit.name}
        ”的条款、交办的意见和联络员都转到另一个单位名下，它的名称成为那个单位的别名。合并以后不能拆开。
      </p>
      <Select
        name="into"
        label={`“${unit.name}”并入`}
        width="medium"
        defaultValue={suggested ?? ""}
        error={errors.into}
        options={[
          { value: "", label: "请选择" },
          ...others.map((one) => ({ value: String(one.id), label: one.name })),
        ]}
      />
      <ButtonRow>
        <Button kind="danger" name="intent" value="merge">
          合并
        </Button>
        <ButtonLink kind="quiet" href={back}>
          取消
        </ButtonLink>
      </ButtonRow>
    </Form>
  );
}
