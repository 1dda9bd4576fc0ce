import { expect, test } from "vitest";
import { callerAddress } from "./caller-address";
import { networkOf, takeTurn } from "./rate-limits.server";

test.each([
  [undefined, "203.0.113.5"],
  ["9.9.9.9", "9.9.9.9"],
  ["9.9.9.9:1234", "9.9.9.9"],
  ["1.1.1.1, 9.9.9.9 ", "9.9.9.9"],
  ["[2001:db8::7]:443", "2001:db8::7"],
  ["[2001:db8::7]", "2001:db8::7"],
  ["2001:db8::7", "2001:db8::7"],
  ["", "via 203.0.113.5"],
  ["9.9.9.9,", "via 203.0.113.5"],
  ["9.9.9.9, unknown", "via 203.0.113.5"],
  ["999.9.9.9", "via 203.0.113.5"],
  ["127.0.0.1", "via 203.0.113.5"],
  ["[::1]:80", "via 203.0.113.5"],
])("who is forwarded as %j is %j", (forwarded, address) => {
  expect(callerAddress(forwarded, "203.0.113.5")).toBe(address);
});

test("who is forwarded without an address shares the turns of the proxy, and has not endless ones", async () => {
  for (const socket of ["127.0.0.1", "::1", "::ffff:127.0.0.1"]) {
    let given = 0;
    for (let at = 0; at < 100; at++)
      if (await takeTurn("comment", callerAddress(`claim-${at}`, socket))) given++;
    expect([socket, given]).toEqual([socket, 60]);
  }
  expect(networkOf("via ::1")).toBe("via ::1");
});
