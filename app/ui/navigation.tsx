import type { ReactNode } from "react";

export type Tab = { href: string; label: ReactNode; count?: ReactNode; current?: boolean };

export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map((tab) => (
        <a
          key={tab.href}
          className="tab"
          href={tab.href}
          aria-current={tab.current ? "page" : undefined}
        >
          {tab.label}
          {tab.count === undefined ? null : <span className="tab-count">{tab.count}</span>}
        </a>
      ))}
    </nav>
  );
}

/** Filters are links; the chosen one is marked and its link takes it off or keeps it. */
export function FilterLinks({
  label,
  filters,
  down,
}: {
  label: string;
  filters: readonly Tab[];
  down?: boolean;
}) {
  return (
    <nav className={down ? "filters filters-down" : "filters"} aria-label={label}>
      <span className="filters-label" aria-hidden="true">
        {label}
      </span>
      <ul className="filters-list">
        {filters.map((filter) => (
          <li key={filter.href}>
            <a
              className="filter"
              href={filter.href}
              aria-current={filter.current ? "true" : undefined}
            >
              {filter.label}
              {filter.count === undefined ? null : (
                <span className="filter-count">{filter.count}</span>
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

export type Step = { href: string; label: string };

/** Keyset pages: there is only before and after. Renders nothing when there is neither. */
export function Pagination({
  label,
  previous,
  next,
  note,
}: {
  label: string;
  previous?: Step | null;
  next?: Step | null;
  note?: ReactNode;
}) {
  if (!previous && !next) return null;
  return (
    <nav className="pagination" aria-label={label}>
      {previous ? (
        <a className="button button-secondary" rel="prev" href={previous.href}>
          {previous.label}
        </a>
      ) : (
        <span />
      )}
      {note ? <span className="pagination-note">{note}</span> : null}
      {next ? (
        <a className="button button-secondary" rel="next" href={next.href}>
          {next.label}
        </a>
      ) : (
        <span />
      )}
    </nav>
  );
}

/** The way up to where one came from; the last crumb has no link. */
export function Crumbs({
  label,
  crumbs,
}: {
  label: string;
  crumbs: readonly { href?: string; label: ReactNode }[];
}) {
  return (
    <nav aria-label={label}>
      <ol className="crumbs">
        {crumbs.map((crumb) => (
          <li key={crumb.href ?? "here"}>
            {crumb.href ? (
              <a href={crumb.href}>{crumb.label}</a>
            ) : (
              <span aria-current="page">{crumb.label}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
