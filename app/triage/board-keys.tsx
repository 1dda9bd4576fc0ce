import { useEffect, useState } from "react";
import { Kbd } from "~/app/ui/button";
import { words } from "./words";

const REMEMBERED = "board-keys";

/**
 * The board's keys, and what they are. A key of `data-key` presses or focuses that control; j, k
 * and x work on the list. Nothing is listened to while one writes, and all of it can be turned
 * off, as single keys must be (WCAG 2.1.4).
 */
export function BoardKeys() {
  const [on, setOn] = useState(true);
  useEffect(() => setOn(localStorage.getItem(REMEMBERED) !== "off"), []);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event, on);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [on]);
  return (
    <details className="fold keys" data-key="?">
      <summary>{words.keys.title}</summary>
      <div className="fold-body">
        <label className="keys-switch">
          <input
            type="checkbox"
            checked={on}
            onChange={(event) => {
              setOn(event.currentTarget.checked);
              localStorage.setItem(REMEMBERED, event.currentTarget.checked ? "on" : "off");
            }}
          />
          {words.keys.use}
        </label>
        <dl className="keys-list">
          {words.keys.list.map(([key, what]) => (
            <div key={key}>
              <dt>
                <Kbd>{key}</Kbd>
              </dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
      </div>
    </details>
  );
}

function press(event: KeyboardEvent, on: boolean): void {
  const target = event.target as HTMLElement;
  const writing =
    target.isContentEditable ||
    (target.matches("input, textarea, select") && !target.matches("[type=checkbox], [type=radio]"));
  if (event.key === "Escape" && writing) target.blur();
  if (!on || writing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "j" || event.key === "k") step(event.key === "j" ? 1 : -1);
  else if (event.key === "x")
    current()?.querySelector<HTMLInputElement>("input[type=checkbox]")?.click();
  else if (!reachControl(event.key)) return;
  event.preventDefault();
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

function reachControl(key: string): boolean {
  const control = document.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
  if (!control) return false;
  if (control instanceof HTMLButtonElement) control.click();
  else if (control instanceof HTMLDetailsElement) {
    control.open = !control.open;
    control.scrollIntoView({ block: "nearest" });
  } else control.focus();
  return true;
}
