import { Keys, reachControl } from "~/app/ui/keys";
import { words } from "./words";

/** The board's keys: one of `data-key` reaches that control; j, k and x work on the list. */
export function BoardKeys() {
  return (
    <Keys
      remembered="board-keys"
      title={words.keys.title}
      use={words.keys.use}
      list={words.keys.list}
      press={press}
    />
  );
}

function press(key: string): boolean {
  if (key === "j" || key === "k") step(key === "j" ? 1 : -1);
  else if (key === "x") current()?.querySelector<HTMLInputElement>("input[type=checkbox]")?.click();
  else return reachControl(key);
  return true;
}

const current = () => document.querySelector<HTMLElement>('.entry[aria-current="true"]');

function step(by: 1 | -1): void {
  const entries = [...document.querySelectorAll<HTMLElement>(".entry")].filter((entry) =>
    entry.querySelector(".entry-link:not(.similar-link)"),
  );
  const at = entries.indexOf(current()!);
  const next = at < 0 ? entries[0] : entries[at + by];
  if (!next) return;
  next.querySelector<HTMLElement>(".entry-link")!.click();
  next.scrollIntoView({ block: "nearest" });
}
