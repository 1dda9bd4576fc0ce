import { describe, expect, test } from "vitest";
import { networkOf, rememberSignIn, takeTurn, takeTurnToSignIn } from "./rate-limits.server";

const turns = async (count: number, take: (at: number) => Promise<boolean>) => {
  let given = 0;
  for (let at = 0; at < count; at++) if (await take(at)) given++;
  return given;
};

describe("turns", () => {
  test("end for one address and go on for another", async () => {
    expect(await turns(100, () => takeTurn("comment", "203.0.113.1"))).toBe(60);
    expect(await takeTurn("comment", "203.0.113.2")).toBe(true);
  });

  test("of one IPv6 network are counted together, whatever address in it is used", async () => {
    const take = (at: number) => takeTurn("comment", `2001:db8:0:7::${at.toString(16)}`);
    expect(await turns(100, take)).toBe(60);
    expect(await takeTurn("comment", "2001:db8:0:8::1")).toBe(true);
  });

  test("to try a password end where they are wasted, and the officer elsewhere may still sign in", async () => {
    expect(await turns(20, () => takeTurnToSignIn("a@b.example", "203.0.113.9"))).toBe(10);
    expect(await takeTurnToSignIn("a@b.example", "203.0.113.10")).toBe(true);
  });

  test("to try one account from many addresses end too, and so do many accounts from one", async () => {
    const guess = (at: number) => takeTurnToSignIn("c@b.example", `198.51.100.${at % 250}`);
    expect(await turns(200, guess)).toBe(100);
    const spray = (at: number) => takeTurnToSignIn(`officer${at}@b.example`, "192.0.2.77");
    expect(await turns(200, spray)).toBe(100);
  });

  test("of a stranger to try a password are not those of an officer where he signs in from", async () => {
    rememberSignIn("d@b.example", "2001:db8:5:6::1");
    const guess = (at: number) => takeTurnToSignIn("d@b.example", `198.51.101.${at % 250}`);
    expect(await turns(200, guess)).toBe(100);
    expect(await takeTurnToSignIn("d@b.example", "203.0.113.20")).toBe(false);
    const there = () => takeTurnToSignIn("d@b.example", "2001:db8:5:6::2");
    expect(await turns(20, there)).toBe(10);
    expect(await takeTurnToSignIn("e@b.example", "2001:db8:5:6::2")).toBe(true);
  });

  test("to try a password from one holder's many IPv6 networks end before those of all", async () => {
    const guess = (at: number) =>
      takeTurnToSignIn("f@b.example", `2001:db8:9:${(at % 40).toString(16)}::1`);
    expect(await turns(200, guess)).toBe(30);
    expect(await takeTurnToSignIn("f@b.example", "203.0.113.21")).toBe(true);
  });
});

test.each([
  ["203.0.113.7", "203.0.113.7"],
  ["::ffff:203.0.113.7", "203.0.113.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"],
  ["2001:DB8::1", "2001:db8:0:0::"],
  ["fe80::1%eth0", "fe80:0:0:0::"],
  ["", ""],
])("the network of %j is %j", (address, network) => {
  expect(networkOf(address)).toBe(network);
});
