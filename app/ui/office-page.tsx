import type { ReactNode } from "react";
import { Crumbs } from "./navigation";

/** What an office's page stands in: where it is, and one column. `apart`: its parts keep a distance. */
export function OfficePage({
  crumbs,
  apart = false,
  children,
}: {
  crumbs?: Parameters<typeof Crumbs>[0]["crumbs"];
  apart?: boolean;
  children: ReactNode;
}) {
  return (
    <main className="office-page" id="main">
      <div className={apart ? "column-office stack-loose" : "column-office"}>
        {crumbs ? <Crumbs label="位置" crumbs={crumbs} /> : null}
        {children}
      </div>
    </main>
  );
}
