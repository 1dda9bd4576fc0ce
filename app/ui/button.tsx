import type { AnchorHTMLAttributes, ButtonHTMLAttributes, ReactNode } from "react";

export type ButtonKind = "primary" | "secondary" | "quiet" | "danger";

type Look = { kind?: ButtonKind; small?: boolean; keys?: string };

/** For links that are not rendered here, such as a router's own: `className={buttonClass("primary")}`. */
export function buttonClass(kind: ButtonKind = "secondary", small = false): string {
  return `button button-${kind}${small ? " button-small" : ""}`;
}

/** `keys` shows the keyboard key that does the same; listening to it is the page's work. */
export function Button({
  kind,
  small,
  keys,
  type = "submit",
  className,
  children,
  ...rest
}: Look & ButtonHTMLAttributes<HTMLButtonElement>) {
  const look = buttonClass(kind, small);
  return (
    <button type={type} className={className ? `${look} ${className}` : look} {...rest}>
      {children}
      {keys ? <Kbd>{keys}</Kbd> : null}
    </button>
  );
}

export function ButtonLink({
  kind,
  small,
  keys,
  className,
  children,
  ...rest
}: Look & AnchorHTMLAttributes<HTMLAnchorElement>) {
  const look = buttonClass(kind, small);
  return (
    <a className={className ? `${look} ${className}` : look} {...rest}>
      {children}
      {keys ? <Kbd>{keys}</Kbd> : null}
    </a>
  );
}

export function ButtonRow({ children }: { children: ReactNode }) {
  return <div className="button-row">{children}</div>;
}

export function Kbd({ children }: { children: ReactNode }) {
  return <kbd className="kbd">{children}</kbd>;
}
