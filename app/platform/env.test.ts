import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { BadConfiguration, readEnv } from "./env.server";

const dir = mkdtempSync(join(tmpdir(), "zhutiao-env-"));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const key = Buffer.alloc(32, 1).toString("base64");
const faultsOf = (source: Record<string, string>) => {
  try {
    readEnv({ DATA_DIR: dir, ...source });
  } catch (error) {
    if (error instanceof BadConfiguration) return error.faults;
    throw error;
  }
  return [];
};

describe("the configuration", () => {
  test("an empty environment serves on this machine with the embedded database and the demonstration", () => {
    const env = readEnv({ DATA_DIR: dir });
    expect(env).toMatchObject({
      port: 3000,
      host: "127.0.0.1",
      databaseUrl: null,
      demonstration: true,
      worker: "inside",
      trustProxy: false,
    });
  });

  test("the key of the embedded database is made once, and nobody else may read it", () => {
    const first = readEnv({ DATA_DIR: dir }).personalDataKey;
    expect(readEnv({ DATA_DIR: dir }).personalDataKey).toEqual(first);
    expect(first).toHaveLength(32);
    expect(statSync(join(dir, "personal-data.key")).mode & 0o077).toBe(0);
    expect(readFileSync(join(dir, "personal-data.key"), "utf8")).toBe(first.toString("base64"));
  });

  test("every fault is told in one sentence, all at once", () => {
    const faults = faultsOf({
      PORT: "许多",
      DATABASE_URL: "mysql://x",
      PERSONAL_DATA_KEY: "短",
      RECEIPT_SIGNING_KEY: "短",
      RECEIPT_RETIRED_KEYS: `${key},短`,
      WORKER: "maybe",
      PUBLIC_ORIGIN: "example.cn/",
    });
    expect(faults).toHaveLength(7);
    for (const name of [
      "PORT",
      "DATABASE_URL",
      "PERSONAL_DATA_KEY",
      "RECEIPT_SIGNING_KEY",
      "RECEIPT_RETIRED_KEYS",
      "WORKER",
      "PUBLIC_ORIGIN",
    ])
      expect(faults.filter((fault) => fault.startsWith(name))).toHaveLength(1);
    for (const fault of faults) expect(fault).toMatch(/[一-鿿]/);
  });

  test("a database server demands the keys that all machines share, and brings no demonstration", () => {
    const faults = faultsOf({ DATABASE_URL: "postgres://127.0.0.1/x" });
    expect(faults[0]).toMatch(/PERSONAL_DATA_KEY/);
    expect(faults[1]).toMatch(/RECEIPT_SIGNING_KEY/);
    const env = readEnv({
      DATA_DIR: dir,
      DATABASE_URL: "postgres://127.0.0.1/x",
      PERSONAL_DATA_KEY: key,
      RECEIPT_SIGNING_KEY: key,
    });
    expect(env.demonstration).toBe(false);
  });

  test("an empty variable counts as absent", () => {
    expect(readEnv({ DATA_DIR: dir, PORT: "", DATABASE_URL: "" }).port).toBe(3000);
  });

  test("without a mail service letters become files, and their links lead to this machine", () => {
    expect(readEnv({ DATA_DIR: dir, PORT: "3100" }).mail).toMatchObject({
      via: { kind: "files" },
      origin: "http://localhost:3100",
      perSecond: 2,
    });
  });

  test("a mail service demands a sender and the public address, and there is only one", () => {
    const service = { SMTP_URL: "smtps://name:secret@mail.example:465" };
    const named = {
      ...service,
      MAIL_FROM: "澄江市征求意见 <no-reply@chengjiang.example>",
      PUBLIC_ORIGIN: "https://yijian.example.cn",
    };
    expect(readEnv({ DATA_DIR: dir, ...named, MAIL_PER_SECOND: "0.5" }).mail).toEqual({
      via: { kind: "smtp", url: service.SMTP_URL },
      from: named.MAIL_FROM,
      perSecond: 0.5,
      origin: named.PUBLIC_ORIGIN,
    });
    expect(faultsOf(service)).toEqual([
      expect.stringMatching(/须设置 MAIL_FROM/),
      expect.stringMatching(/须设置 PUBLIC_ORIGIN/),
    ]);
    expect(faultsOf({ ...named, RESEND_API_KEY: "re_12345678" })).toEqual([
      expect.stringMatching(/只能设置一个/),
    ]);
    const wrongs: Record<string, string>[] = [
      { MAIL_FROM: "no address" },
      { MAIL_FROM: "a <b@c.example>\r\nBcc: d@e.example" },
      { SMTP_URL: "http://mail.example" },
      { MAIL_PER_SECOND: "0" },
      { MAIL_PER_SECOND: "fast" },
    ];
    for (const wrong of wrongs) {
      const faults = faultsOf({ ...named, ...wrong });
      expect(faults).toHaveLength(1);
      expect(faults[0]).toMatch(/[一-鿿]/);
    }
  });
});
