// The far side of take-in-document.server.ts: answers a document with its outline.
import { parentPort } from "node:worker_threads";
import { type GivenDocument, takeInDocument } from "./take-in-document";

parentPort?.on("message", (given: GivenDocument) => {
  parentPort?.postMessage(takeInDocument(given));
});
