import { paths } from "~/app/paths";
import {
  type DomainError,
  type FieldErrors,
  REFUSALS,
  type RefusalCode,
} from "~/app/platform/errors";
import type { Receipt } from "./submit-comment.server";

/** How the API answers: JSON in the words of the interface, the same for every program. */
const PUBLIC = { "Access-Control-Allow-Origin": "*" };

export const answerRead = (body: unknown, headers: Record<string, string> = {}): Response =>
  Response.json(body, { headers: { ...PUBLIC, "Cache-Control": "no-store", ...headers } });

export function answerReceipt(receipt: Receipt, origin: string): Response {
  const url = new URL(paths.receipt(receipt.code), origin).href;
  const { code, receivedAt, clause, version, content, nonce, keyId, signature } = receipt;
  return Response.json(
    { receipt: { code, url, receivedAt, clause, version, content, nonce, keyId, signature } },
    { status: 201, headers: { "Cache-Control": "no-store", Location: url } },
  );
}

type Fault = {
  code: string;
  message: string;
  fields?: FieldErrors;
  closedAt?: string;
  version?: number;
};

export function answerFault(status: number, fault: Fault): Response {
  const { closedAt, ...error } = fault;
  return Response.json(
    // Said at both places: beside the error for who reads the contract, within it for who logs it.
    closedAt ? { error: { ...error, closedAt }, closedAt } : { error },
    { status, headers: { ...PUBLIC, "Cache-Control": "no-store" } },
  );
}

export function answerRefusal(code: RefusalCode): Response {
  const [status, message] = REFUSALS[code];
  return answerFault(status, { code, message });
}

export function answerWrongMethod(allowed: "GET" | "POST"): Response {
  const answer = answerFault(405, {
    code: "method-not-allowed",
    message: `这个地址只接受 ${allowed}。`,
  });
  answer.headers.set("Allow", allowed);
  return answer;
}

export const answerDomainError = ({ status, code, message, detail }: DomainError): Response =>
  answerFault(status, {
    code,
    message,
    ...(detail.fields ? { fields: detail.fields } : {}),
    ...(detail.closedAt ? { closedAt: detail.closedAt } : {}),
    ...(detail.version ? { version: detail.version } : {}),
  });
