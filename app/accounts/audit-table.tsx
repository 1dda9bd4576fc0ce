import { paths } from "~/app/paths";
import { instantWords, isoShanghai } from "~/app/platform/time";
import { Instant } from "~/app/ui/signs";
import { Table } from "~/app/ui/table";

export type AuditLine = {
  id: number;
  at: Date;
  action: string;
  subject: string;
  officer: string | null;
  consultation: string | null;
  slug: string | null;
};

export function AuditTable({
  caption,
  entries,
  withConsultation,
}: {
  caption: string;
  entries: readonly AuditLine[];
  withConsultation?: boolean;
}) {
  return (
    <Table
      caption={caption}
      captionHidden
      columns={[
        { key: "at", head: "时间" },
        { key: "officer", head: "谁" },
        { key: "action", head: "做了什么" },
        { key: "subject", head: "对象" },
        ...(withConsultation ? [{ key: "consultation", head: "征求意见" }] : []),
      ]}
      rows={entries.map((entry) => ({
        key: String(entry.id),
        cells: {
          at: <Instant at={isoShanghai(entry.at)}>{instantWords(entry.at)}</Instant>,
          officer: entry.officer ?? "系统",
          action: entry.action,
          subject: entry.subject || undefined,
          consultation: entry.slug ? (
            <a href={paths.office.consultation(entry.slug)}>{entry.consultation}</a>
          ) : undefined,
        },
      }))}
    />
  );
}
