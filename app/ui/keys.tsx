import { type ReactNode, useEffect, useState } from "react";
import { Kbd } from "~/app/ui/button";

/**
 * The single keys of a page, and what they are. Nothing is listened to while one writes, and all of
 * it can be turned off, as single keys must be (WCAG 2.1.4). `press` tells whether it had a use for the key; it gets none that is held with Ctrl,
 * Alt or Meta. `remembered` is the name under which the browser keeps the switch.
 */
export function Keys({
  remembered,
  title,
  use,
  list,
  press,
}: {
  remembered: string;
  title: ReactNode;
  /** At the switch. */
  use: ReactNode;
  list: readonly (readonly [key: string, what: string])[];
  press: (key: string, target: HTMLElement) => boolean;
}) {
  const [on, setOn] = useState(true);
  useEffect(() => setOn(localStorage.getItem(remembered) !== "off"), [remembered]);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      const busy = isWriting(target);
      if (event.key === "Escape" && busy) target.blur();
      if (!on || busy || event.ctrlKey || event.metaKey || event.altKey) return;
      if (press(event.key, target)) event.preventDefault();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [on, press]);
  return (
    <details className="fold keys" data-key="?">
      <summary>{title}</summary>
      <div className="fold-body">
        <label className="keys-switch">
          <input
            type="checkbox"
            checked={on}
            onChange={(event) => {
              setOn(event.currentTarget.checked);
              localStorage.setItem(remembered, event.currentTarget.checked ? "on" : "off");
            }}
          />
          {use}
        </label>
        <dl className="keys-list">
          {list.map(([key, what]) => (
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

const isWriting = (target: HTMLElement): boolean =>
  target.isContentEditable ||
  (target.matches("input, textarea, select") && !target.matches("[type=checkbox], [type=radio]"));

/** Presses, opens or focuses the control that carries this key as `data-key`. */
export function reachControl(key: string): boolean {
  const control = document.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
  if (!control) return false;
  if (control instanceof HTMLButtonElement || control instanceof HTMLAnchorElement) control.click();
  else if (control instanceof HTMLDetailsElement) {
    control.open = !control.open;
    control.scrollIntoView({ block: "nearest" });
  } else control.focus();
  return true;
}
