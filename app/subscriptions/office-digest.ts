import { closingWords } from "~/app/consultations/window";
import type { Letter } from "~/app/mail/queue-mail.server";
import { paths } from "~/app/paths";
import { titled } from "./letters/letter";
import type { DigestLine } from "./office-counts.queries.server";
import { WHY_OFFICER } from "./words";

/** The morning's letter to an office; null where there is nothing to say. */
export function officeDigest(
  officeId: number,
  day: string,
  lines: readonly DigestLine[],
): Letter | null {
  if (lines.length === 0) return null;
  const fresh = sum(lines, "fresh");
  const unreviewed = sum(lines, "unreviewed");
  const soon = lines.filter((line) => line.closesSoon).length;
  const parts = [
    fresh > 0 && `新意见 ${fresh} 条`,
    unreviewed > 0 && `待审核 ${unreviewed} 条`,
    soon > 0 && `七天内截止 ${soon} 件`,
  ].filter(Boolean);
  return {
    cause: `office digest ${officeId} ${day}`,
    officeId,
    consultationId: null,
    subject: `${dayWords(day)}提要：${parts.join("，")}`,
    content: {
      lead: `${dayWords(day)}早上的情况：${parts.join("，")}。`,
      facts: lines.map((line) => ({ term: titled(line.title), detail: ofLine(line) })),
      link: { label: "打开办公首页", path: paths.office.home() },
      settings: { label: "不再接收每日提要", path: `${paths.office.account()}#digest` },
    },
    why: WHY_OFFICER,
  };
}

const ofLine = (line: DigestLine): string =>
  [
    line.fresh > 0 && `新意见 ${line.fresh} 条`,
    line.unreviewed > 0 && `待审核 ${line.unreviewed} 条`,
    line.closesSoon && closingWords(line.closesAt),
  ]
    .filter(Boolean)
    .join("，");

const sum = (lines: readonly DigestLine[], key: "fresh" | "unreviewed") =>
  lines.reduce((total, line) => total + line[key], 0);

/** 2026-11-10 → 11月10日 */
const dayWords = (day: string): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
