import { beforeEach, expect, test } from "vitest";
import { DomainError } from "~/app/platform/errors";
import { fieldErrors } from "~/app/platform/field-errors";
import { makeOffice, makeOfficer, TEST_PASSWORD } from "~/tests/make";
import { onEveryDatabase } from "~/tests/setup/databases";
import { changePassword, passwordForm } from "./change-password.server";
import { endOtherSessions } from "./end-other-sessions.server";
import { officerOfSession, openSession } from "./sessions.server";
import { signIn } from "./sign-in.server";

const NEW = "另一个足够长的密码-2027";

onEveryDatabase("the own account", (at) => {
  let officer: { id: number; officeId: number; email: string };
  let here: string;
  let elsewhere: string;
  const form = (current: string) => ({ current, password: NEW, again: NEW });
  const signsIn = async (password: string) =>
    (await signIn(at.db, { email: officer.email, password }, "test")) !== null;
  const isOpen = async (token: string) => (await officerOfSession(at.db, token)) !== null;

  beforeEach(async () => {
    const office = await makeOffice(at.db);
    const { id, email } = await makeOfficer(at.db, office.id);
    officer = { id, email, officeId: office.id };
    here = await openSession(at.db, id, "这里");
    elsewhere = await openSession(at.db, id, "那里");
  });

  test("a new password takes the old one's place and ends the other sessions only", async () => {
    expect(await changePassword(at.db, officer, here, form(TEST_PASSWORD))).toBe(1);
    expect(await isOpen(here)).toBe(true);
    expect(await isOpen(elsewhere)).toBe(false);
    expect(await signsIn(TEST_PASSWORD)).toBe(false);
    expect(await signsIn(NEW)).toBe(true);
  });

  test("a wrong present password changes nothing", async () => {
    const error = await changePassword(at.db, officer, here, form("不是这个密码呀")).catch(
      (e) => e,
    );
    expect(error).toBeInstanceOf(DomainError);
    expect(error.detail.fields).toEqual({ current: "现在的密码不正确" });
    expect(await isOpen(elsewhere)).toBe(true);
    expect(await signsIn(TEST_PASSWORD)).toBe(true);
  });

  test("the other devices are signed out, the present one stays, and the audit says so", async () => {
    expect(await endOtherSessions(at.db, officer, here)).toBe(1);
    expect(await isOpen(here)).toBe(true);
    expect(await isOpen(elsewhere)).toBe(false);
    const entry = await at.db
      .selectFrom("audit")
      .select("action")
      .where("officer_id", "=", officer.id)
      .orderBy("id", "desc")
      .executeTakeFirstOrThrow();
    expect(entry.action).toBe("退出其他设备");
  });
});

test("a new password is long enough, typed twice alike and really new", () => {
  const faults = (form: object) => {
    const parsed = passwordForm.safeParse(form);
    return parsed.success ? {} : fieldErrors(parsed.error);
  };
  expect(faults({ current: "旧", password: "太短", again: "太短" })).toEqual({
    password: "新密码至少 10 位",
  });
  expect(faults({ current: "旧", password: NEW, again: `${NEW}x` })).toEqual({
    again: "两次填写的新密码不一致",
  });
  expect(faults({ current: NEW, password: NEW, again: NEW })).toEqual({
    password: "新密码不能与现在的密码相同",
  });
});
