import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export type ResendBehaviour = "accept" | "busy" | "quota" | "fail" | "hang" | "refuse" | "bad-key";

type Asked = { key: string | undefined; authorization: string | undefined; body: Body };
type Body = {
  from: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
};

/**
 * Stands where the provider stands, and drops a second letter under the same key as it does.
 * why: the provider is the outside world, and its answers are wanted on demand.
 */
export async function openResendSite() {
  const asked: Asked[] = [];
  const delivered = new Map<string, Body>();
  const state = { behaviour: "accept" as ResendBehaviour, retryAfter: "7" };
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part) => parts.push(part));
    request.on("end", () => {
      const body = JSON.parse(Buffer.concat(parts).toString()) as Body;
      const key = request.headers["idempotency-key"] as string | undefined;
      asked.push({ key, authorization: request.headers.authorization, body });
      const answer = (status: number, name: string, headers: Record<string, string> = {}) => {
        response.writeHead(status, { "Content-Type": "application/json", ...headers });
        response.end(JSON.stringify({ statusCode: status, name, message: body.to }));
      };
      switch (state.behaviour) {
        case "busy":
          return answer(429, "rate_limit_exceeded", { "Retry-After": state.retryAfter });
        case "quota":
          return answer(429, "daily_quota_exceeded");
        case "fail":
          return answer(500, "internal_server_error");
        case "refuse":
          return answer(422, "validation_error");
        case "bad-key":
          return answer(403, "invalid_api_key");
        case "hang":
          return;
        default:
          if (key && !delivered.has(key)) delivered.set(key, body);
          response.writeHead(200, { "Content-Type": "application/json" });
          response.end(JSON.stringify({ id: `letter-${delivered.size}` }));
      }
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    delivered,
    state,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
