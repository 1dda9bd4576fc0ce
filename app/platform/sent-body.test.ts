import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { mostBytes, sentBody, takesDocuments } from "./sent-body.server";

const MIB = 1024 * 1024;

/** A request whose body comes in pieces of so many bytes. */
function pieces(body: string, type: string, size = 7): Request {
  const bytes = Buffer.from(body);
  let at = 0;
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (at >= bytes.length) return controller.close();
      controller.enqueue(bytes.subarray(at, at + size));
      at += size;
    },
  });
  const headers = { "Content-Type": type };
  const init = { method: "POST", headers, body: stream, duplex: "half" };
  return new Request("http://localhost/", init as RequestInit);
}

const read = async (request: Request, most = MIB) => {
  const sent = sentBody(request, most)!;
  const fields = await sent.request.formData().then(
    (form) => [...form].length,
    () => null,
  );
  return { fields, tooLarge: sent.isTooLarge(), ended: await sent.passOver() };
};

const FORM = "application/x-www-form-urlencoded";
const parts = (count: number, boundary = "----x") =>
  `${`--${boundary}\r\nContent-Disposition: form-data; name="a"\r\n\r\n\r\n`.repeat(count)}--${boundary}--\r\n`;

describe("a form that is sent", () => {
  test("is read with as many fields as any form has, and not with more", async () => {
    const all = { tooLarge: false, ended: true };
    const none = { fields: null, tooLarge: true, ended: true };
    expect(await read(pieces("a&".repeat(1_999).concat("a"), FORM))).toEqual({
      fields: 2_000,
      ...all,
    });
    expect(await read(pieces("a&".repeat(2_000).concat("a"), FORM))).toEqual(none);
    const multipart = "multipart/form-data; boundary=----x";
    for (const size of [1, 7, 64, 100_000]) {
      expect(await read(pieces(parts(100), multipart, size))).toEqual({ fields: 100, ...all });
      expect(await read(pieces(parts(101), multipart, size))).toEqual(none);
    }
  });

  test("is not read with more bytes than its page takes, told before or not", async () => {
    const long = `a=${"x".repeat(1_000)}`;
    expect(await read(pieces(long, FORM), 900)).toMatchObject({ fields: null, tooLarge: true });
    const headers = { "Content-Length": "1000", "Content-Type": FORM };
    const told = new Request("http://localhost/", { method: "POST", headers, body: long });
    expect(sentBody(told, 900)!.isTooLarge()).toBe(true);
  });

  test.each([
    'multipart/form-data; a="; boundary=y"; boundary=----x',
    "multipart/form-data; xboundary=y; boundary=----x",
    "text/plain, multipart/form-data; boundary=----x",
  ])("whose boundary could be read in two ways is not read: %s", async (type) => {
    expect(await read(pieces(parts(2), type))).toMatchObject({ fields: null, tooLarge: false });
  });

  test("of another kind is counted by what it may be read as", async () => {
    const listed = await read(pieces("a&".repeat(3_000), `text/plain, ${FORM}`));
    expect(listed).toMatchObject({ fields: null, tooLarge: true });
    const text = sentBody(pieces("&".repeat(3_000), "application/json"), MIB)!;
    expect((await text.request.text()).length).toBe(3_000);
  });
});

describe("what a page takes", () => {
  test("is a document wherever a form hands one in", () => {
    const folder = "app/routes";
    const handIn = readdirSync(folder).filter((name) =>
      readFileSync(join(folder, name), "utf8").includes("consultations/hand-in"),
    );
    expect(handIn.length).toBeGreaterThanOrEqual(3);
    for (const name of handIn) {
      const path = `/${name
        .replace(/\.tsx$/, "")
        .replaceAll("_", "")
        .replaceAll(".", "/")}`;
      const address = path.replace("$slug", "fgw-2026-1");
      expect([address, takesDocuments(address), takesDocuments(`${address}.data`)]).toEqual([
        address,
        true,
        true,
      ]);
    }
  });

  test.each([
    ["/consultations/a/clauses/1", 0.25],
    ["/api/v1/consultations/a/comments", 0.25],
    ["/office/sign-in", 0.25],
    ["/office/sign-in.data", 0.25],
    ["/office/consultations/a/draft", 2],
    ["/office.data", 2],
    ["/office/consultations/a/round", 21],
    ["/offices/a", 0.25],
  ])("at %s is %d MB", (path, most) => {
    expect(mostBytes(path)).toBe(most * MIB);
  });
});
