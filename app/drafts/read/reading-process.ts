/**
 * The process that reads one document: given on standard input, its outline answered on the third
 * descriptor, after a line feed that says that the process has started. See
 * `take-in-document.server.ts`.
 */
import { writeSync } from "node:fs";
import { takeInDocument } from "../take-in-document";
import { unpacked } from "./frame";
import { goOffline } from "./offline";

const ANSWER = 3;

goOffline();
writeSync(ANSWER, "\n");
const chunks: Buffer[] = [];
for await (const chunk of process.stdin) chunks.push(chunk);
// Without a document the process was kept ready for nothing, or whoever asked has gone.
if (chunks.length > 0) {
  const taken = await takeInDocument(unpacked(Buffer.concat(chunks)));
  const answer = Buffer.from(JSON.stringify(taken));
  for (let sent = 0; sent < answer.length; ) sent += writeSync(ANSWER, answer, sent);
}
process.exit(0);
