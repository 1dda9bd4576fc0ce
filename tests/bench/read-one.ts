/** Reads one file in this process and prints how much memory that took at most, in MiB. */
import { readFileSync } from "node:fs";
import { takeInDocument } from "~/app/drafts/take-in-document";

const bytes = new Uint8Array(readFileSync(process.argv[2]!));
await takeInDocument({ files: [{ name: "", role: "auto", bytes }] });
process.stdout.write(String(Math.round(process.resourceUsage().maxRSS / 1024)));
