import { closingWords } from "~/app/consultations/window";
import { oneLine } from "~/app/mail/one-line";
import { paths } from "~/app/paths";

export type Deadline = {
  id: number;
  slug: string;
  title: string;
  office: string;
  /** Exclusive. */
  closesAt: Date;
  publishedAt: Date;
  revision: number;
};

/** The last half hour stands in the calendar: a deadline at 24:00 is then on its own day. */
const SHOWN_MS = 30 * 60_000;

/** A calendar of deadlines (RFC 5545), each with reminders a day and three hours before. */
export function deadlineCalendar(
  given: { name: string; origin: string },
  deadlines: readonly Deadline[],
): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//zhutiao//deadlines//ZH",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    `X-WR-CALNAME:${calendarText(given.name)}`,
    "X-WR-TIMEZONE:Asia/Shanghai",
    "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
    ...deadlines.flatMap((deadline) => eventLines(deadline, given.origin)),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

function eventLines(deadline: Deadline, origin: string): string[] {
  const title = oneLine(deadline.title, 200);
  const page = origin + paths.consultation(deadline.slug);
  const said = `${deadline.office}公开征求意见，${closingWords(deadline.closesAt)}。\n${page}`;
  const alarm = (trigger: string) => [
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    `TRIGGER;RELATED=END:${trigger}`,
    `DESCRIPTION:${calendarText(`即将截止：${title}`)}`,
    "END:VALARM",
  ];
  return [
    "BEGIN:VEVENT",
    `UID:deadline-${deadline.slug}@${new URL(origin).host}`,
    `DTSTAMP:${instant(deadline.publishedAt)}`,
    `SEQUENCE:${deadline.revision}`,
    `DTSTART:${instant(new Date(deadline.closesAt.getTime() - SHOWN_MS))}`,
    `DTEND:${instant(deadline.closesAt)}`,
    `SUMMARY:${calendarText(`征求意见截止：${title}`)}`,
    `DESCRIPTION:${calendarText(said)}`,
    `URL:${page}`,
    "TRANSP:TRANSPARENT",
    ...alarm("-P1D"),
    ...alarm("-PT3H"),
    "END:VEVENT",
  ];
}

/** 20261110T160000Z */
const instant = (at: Date): string => `${at.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;

/** A text with the signs that a calendar reads as its own told apart. */
export const calendarText = (text: string): string =>
  text
    .replace(/[\\;,]/g, "\\$&")
    .replace(/\r\n|\r|\n/g, "\\n")
    .replace(/\p{Cc}/gu, "");

const OCTETS = 75;

/** A line of at most 75 octets, going on after a line break and a space; no character is cut. */
export function folded(line: string): string {
  const parts: string[] = [];
  let part = "";
  let octets = 0;
  for (const letter of line) {
    const size = Buffer.byteLength(letter);
    if (octets + size > OCTETS) {
      parts.push(part);
      part = "";
      // The space that it goes on after.
      octets = 1;
    }
    part += letter;
    octets += size;
  }
  return [...parts, part].join("\r\n ");
}
