import { paths } from "~/app/paths";
import { roundWords } from "~/app/platform/round-words";
import { instantWords, isoShanghai } from "~/app/platform/time";
import { Instant, Titled } from "~/app/ui/signs";
import { Table } from "~/app/ui/table";

export type AuditLine = {
  id: number;
  at: Date;
  action: string;
  subject: string;
  officer: string | null;
  consultation: string | null;
  slug: string | null;
  /** Which call about the same matter it is, from 1. */
  round: number | null;
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
            <a href={paths.office.consultation(entry.slug)}>
              <Titled title={entry.consultation} mark={roundWords(entry.round)} />
            </a>
          ) : (
            (entry.consultation ?? undefined)
          ),
        },
      }))}
    />
  );
}
