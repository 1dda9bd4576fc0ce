import type { ReactNode } from "react";

export type NoticeTone = "info" | "warn" | "error" | "success";

/** `live` announces it when it appears on a page that is already open. */
export function Notice({
  tone = "info",
  title,
  live,
  children,
}: {
  tone?: NoticeTone;
  title?: ReactNode;
  live?: boolean;
  children?: ReactNode;
}) {
  return (
    <div className={`notice notice-${tone}`} role={live ? "status" : undefined}>
      {title ? <p className="notice-title">{title}</p> : null}
      {typeof children === "string" ? <p>{children}</p> : children}
    </div>
  );
}

/** After an action that led back to its page: says that it succeeded. Nothing without words. */
export function Done({ children }: { children: string | null | undefined }) {
  return children ? (
    <Notice tone="success" live>
      {children}
    </Notice>
  ) : null;
}

/** Nothing here: says so, and in its children what to do next. */
export function EmptyState({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      {typeof children === "string" ? <p>{children}</p> : children}
    </div>
  );
}
