import fc from "fast-check";
import { expect, test } from "vitest";
import { DAY_MS, shanghai } from "~/app/platform/time";
import { ANSWER_DAYS, type Reminded, remindersDue } from "./reminders";

const window = (given: Partial<Reminded> = {}): Reminded => ({
  opensAt: shanghai(2026, 10, 11, 9),
  closesAt: shanghai(2026, 11, 11),
  closedAt: null,
  answeredAt: null,
  ...given,
});
const kinds = (at: Date, given: Partial<Reminded> = {}) =>
  remindersDue(window(given), at).map(({ kind }) => kind);

test("subscribers are reminded three days and one day before the last day, and on no other day", () => {
  for (let day = 1; day <= 10; day++) {
    const expected = day === 7 ? ["closes-in-3-days"] : day === 9 ? ["closes-in-1-day"] : [];
    expect(kinds(shanghai(2026, 11, day, 9))).toEqual(expected);
    expect(kinds(shanghai(2026, 11, day, 23, 59))).toEqual(expected);
  }
  expect(remindersDue(window(), shanghai(2026, 11, 7, 10))).toEqual([
    { kind: "closes-in-3-days", day: "2026-11-10" },
  ]);
});

test("nobody is written to in the night, on the day of opening, or after the end", () => {
  expect(kinds(shanghai(2026, 11, 7, 8, 59))).toEqual([]);
  expect(kinds(shanghai(2026, 11, 7, 12), { opensAt: shanghai(2026, 11, 7, 9) })).toEqual([]);
  expect(kinds(shanghai(2026, 11, 11, 9))).toEqual([]);
});

test("after an extension the reminders are those of the new end", () => {
  const extended = { closesAt: shanghai(2026, 11, 13) };
  expect(kinds(shanghai(2026, 11, 7, 10), extended)).toEqual([]);
  expect(remindersDue(window(extended), shanghai(2026, 11, 9, 10))).toEqual([
    { kind: "closes-in-3-days", day: "2026-11-12" },
  ]);
});

test("an office is reminded of an overdue answer at once and every week, until it is out", () => {
  const closed = { closedAt: shanghai(2026, 11, 11) };
  const due = shanghai(2026, 11, 11 + ANSWER_DAYS);
  expect(kinds(new Date(due.getTime() - 1), closed)).toEqual([]);
  const days = new Set<string>();
  for (let hour = 0; hour < 24 * 21; hour++)
    for (const { day } of remindersDue(window(closed), new Date(due.getTime() + hour * 3_600_000)))
      days.add(day);
  expect([...days]).toEqual(["2026-12-11", "2026-12-18", "2026-12-25"]);
  expect(kinds(new Date(due.getTime() + DAY_MS), { ...closed, answeredAt: due })).toEqual([]);
});

test("whatever the instants of looking, each reminder comes once, and none is missed on whose day somebody looked", () => {
  const instants = fc.array(fc.integer({ min: 0, max: 31 * 24 * 60 }), { maxLength: 60 });
  fc.assert(
    fc.property(instants, (minutes) => {
      const at = minutes.map(
        (minute) => new Date(shanghai(2026, 10, 11, 9).getTime() + minute * 60_000),
      );
      const told = at.flatMap((now) => remindersDue(window(), now).map(({ kind }) => kind));
      const looked = (day: number) =>
        at.some((now) => now >= shanghai(2026, 11, day, 9) && now < shanghai(2026, 11, day + 1));
      expect(new Set(told)).toEqual(
        new Set([
          ...(looked(7) ? ["closes-in-3-days"] : []),
          ...(looked(9) ? ["closes-in-1-day"] : []),
        ]),
      );
    }),
  );
});
