import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const FOLDERS = ["app/drafts/samples", "tests/fixtures/documents", "../shared/seeds"];
const root = fileURLToPath(new URL("../../", import.meta.url));

/** The texts that are mutated: the project's own documents and, where they lie beside it, real ones. */
export function baseDocuments(): string[] {
  return FOLDERS.map((folder) => `${root}${folder}`)
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: "utf8" })
        .filter((file) => file.endsWith(".txt"))
        .sort()
        .map((file) => readFileSync(`${folder}/${file}`, "utf8")),
    );
}
