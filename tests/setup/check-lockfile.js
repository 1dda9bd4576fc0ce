// Fails where package-lock.json lacks a platform's binary or carries a download address.
import { readFileSync } from "node:fs";

const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8"));
const faults = [];
for (const [path, entry] of Object.entries(packages)) {
  if (entry.resolved && !entry.link) faults.push(`${path} carries an address`);
  const name = path.split("node_modules/").at(-1);
  for (const [optional, range] of Object.entries(entry.optionalDependencies ?? {})) {
    // Platform packages share the scope or the stem of their parent and its exact version.
    if (range !== entry.version) continue;
    const places = [`${path}/node_modules/${optional}`, `node_modules/${optional}`];
    if (!places.some((place) => packages[place])) faults.push(`${name} lacks ${optional}`);
  }
}
if (faults.length > 0) {
  console.error(faults.join("\n"));
  process.exit(1);
}
console.log(`${Object.keys(packages).length} packages, every platform present, no addresses`);
