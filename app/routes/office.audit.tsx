import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { AUDIT_PAGE, auditForOffice } from "~/app/accounts/audit.queries.server";
import { auditHead } from "~/app/accounts/audit-chain.server";
import { AuditTable } from "~/app/accounts/audit-table";
import { requireOfficer } from "~/app/accounts/officer-of-request.server";
import { pageTitle } from "~/app/consultations/public-page";
import { paths } from "~/app/paths";
import { Heading } from "~/app/ui/heading";
import { Fold } from "~/app/ui/list";
import { Pagination } from "~/app/ui/navigation";
import { EmptyState } from "~/app/ui/notice";
import { OfficePage } from "~/app/ui/office-page";

export const meta: MetaFunction = ({ error }) => pageTitle(error, "操作记录", "办公");

export async function loader({ request, context }: LoaderFunctionArgs) {
  const officer = await requireOfficer(request, context, "read the audit");
  const given = new URL(request.url).searchParams.get("before") ?? "";
  const before = /^[1-9]\d{0,14}$/.test(given) ? Number(given) : undefined;
  const [rows, head] = await Promise.all([
    auditForOffice(context.db, officer.officeId, { before }),
    auditHead(context.db, officer.officeId),
  ]);
  const entries = rows
    .slice(0, AUDIT_PAGE)
    .map(({ id, at, action, subject, officer, consultation, slug, round }) => ({
      id,
      at,
      action,
      subject,
      officer,
      consultation,
      slug,
      round,
    }));
  return {
    entries,
    head: head ?? null,
    first: before === undefined,
    next: rows.length > AUDIT_PAGE ? (entries.at(-1)?.id ?? null) : null,
  };
}

export default function Audit() {
  const { entries, head, first, next } = useLoaderData<typeof loader>();
  return (
    <OfficePage apart>
      <Heading level={1}>操作记录</Heading>
      <p className="quiet">记录只增不改：谁在什么时候做了什么，任何人都不能删改。</p>
      {entries.length > 0 ? (
        <AuditTable caption="操作记录，最近的在前" entries={entries} withConsultation />
      ) : (
        <EmptyState title="没有更早的记录">
          <p>
            <a href={paths.office.audit()}>回到最近的记录</a>
          </p>
        </EmptyState>
      )}
      {head ? (
        <Fold summary="核对：记录的链">
          <p>
            每一条记录都连着前一条算出一个哈希，改动或者删掉任何一条，后面的就都对不上。现在共{" "}
            {head.position} 条，链头是：
          </p>
          <p>
            <code className="digest">{`${head.office}:${head.position}:${head.hash}`}</code>
          </p>
          <p className="quiet">
            把它抄下来，日后运行 npm run -s verify -- --audit --noted
            加上这一行，就能查出此前的记录有没有被整个换过。系统日志每天也会记一次。
          </p>
        </Fold>
      ) : null}
      <Pagination
        label="翻页"
        previous={first ? null : { href: paths.office.audit(), label: "最近的记录" }}
        next={next ? { href: `${paths.office.audit()}?before=${next}`, label: "更早的记录" } : null}
      />
    </OfficePage>
  );
}
