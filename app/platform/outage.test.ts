import { expect, test } from "vitest";
import { isOutage } from "./outage";

const coded = (code: string) => Object.assign(new Error("?"), { code });

test("a database that cannot be asked is an outage", () => {
  for (const code of [
    "08006",
    "53300",
    "53100",
    "57P01",
    "57P03",
    "58030",
    "25P03",
    "57014",
    "ECONNREFUSED",
  ])
    expect(isOutage(coded(code)), code).toBe(true);
  for (const message of [
    "timeout exceeded when trying to connect",
    "Connection terminated unexpectedly",
    "Connection terminated due to connection timeout",
    "Client has encountered a connection error and is not queryable",
    "driver has already been destroyed",
  ])
    expect(isOutage(new Error(message)), message).toBe(true);
  expect(isOutage(new Error("failed", { cause: coded("ECONNRESET") }))).toBe(true);
  expect(isOutage(new AggregateError([coded("ECONNREFUSED")]))).toBe(true);
});

test("a fault of ours is none", () => {
  for (const error of [
    coded("42P01"),
    coded("23505"),
    coded("ENOENT"),
    new Error("?"),
    null,
    "57P01",
  ])
    expect(isOutage(error)).toBe(false);
});
