import { Form } from "@remix-run/react";
import { dateWords } from "~/app/platform/time";
import { Button } from "~/app/ui/button";
import { Fold } from "~/app/ui/list";
import { Tag } from "~/app/ui/signs";
import { Table } from "~/app/ui/table";
import type { Role } from "~/db/tables/accounts";
import { ROLE_WORDS } from "./words";

type Officer = {
  id: number;
  name: string;
  email: string;
  role: Role;
  unit: string | null;
  disabledAt: Date | null;
};

/** The office's officers, each but oneself with a way to end the account, for good. */
export function OfficersTable({ officers, self }: { officers: readonly Officer[]; self: number }) {
  return (
    <Table
      caption="工作人员名单"
      captionHidden
      columns={[
        { key: "name", head: "姓名" },
        { key: "email", head: "电子邮箱" },
        { key: "role", head: "角色" },
        { key: "unit", head: "责任单位" },
        { key: "state", head: "账号" },
      ]}
      rows={officers.map((officer) => ({
        key: String(officer.id),
        cells: {
          name: officer.name,
          email: officer.email,
          role: ROLE_WORDS[officer.role],
          unit: officer.unit ?? undefined,
          state: officer.disabledAt ? (
            <Tag tone="quiet">{dateWords(officer.disabledAt)}停用</Tag>
          ) : officer.id === self ? (
            <Tag tone="good">本人</Tag>
          ) : (
            <Fold summary="停用">
              <Form method="post" preventScrollReset className="stack">
                <input type="hidden" name="officerId" value={officer.id} />
                <p>停用后立即退出登录，不能恢复。</p>
                <Button
                  kind="danger"
                  small
                  name="intent"
                  value="disable"
                  aria-label={`确认停用${officer.name}的账号`}
                >
                  确认停用
                </Button>
              </Form>
            </Fold>
          ),
        },
      }))}
    />
  );
}
