import type { ReactNode } from "react";

export type Column = { key: string; head: string; number?: boolean };
export type TableRow = { key: string; cells: Record<string, ReactNode> };

/**
 * A table with its caption. The first column names the row. On a small screen `stack` shows each
 * row as a list of head and value; `scroll` keeps the grid and scrolls sideways by itself. `alike`
 * tables that follow each other have their columns at the same places.
 */
export function Table({
  caption,
  captionHidden,
  columns,
  rows,
  sum,
  small = "stack",
  alike,
}: {
  caption: string;
  captionHidden?: boolean;
  columns: readonly Column[];
  rows: readonly TableRow[];
  sum?: TableRow;
  small?: "stack" | "scroll";
  alike?: boolean;
}) {
  const look = `table${small === "stack" ? " table-stack" : ""}${alike ? " table-alike" : ""}`;
  const table = (
    <table className={look}>
      <caption className={captionHidden ? "visually-hidden" : undefined}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.key} scope="col" className={column.number ? "cell-number" : undefined}>
              {column.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Line key={row.key} row={row} columns={columns} />
        ))}
      </tbody>
      {sum ? (
        <tfoot>
          <Line row={sum} columns={columns} />
        </tfoot>
      ) : null}
    </table>
  );
  if (small === "stack") return table;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a region that scrolls must take the keyboard's focus
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <div className="table-frame" role="region" aria-label={caption} tabIndex={0}>
      {table}
    </div>
  );
}

function Line({ row, columns }: { row: TableRow; columns: readonly Column[] }) {
  return (
    <tr>
      {columns.map((column, at) => {
        const cell = row.cells[column.key];
        const look = cell === undefined ? "cell-empty" : column.number ? "cell-number" : undefined;
        return at === 0 ? (
          <th key={column.key} scope="row" className={look} data-label={column.head}>
            <span>{cell}</span>
          </th>
        ) : (
          <td key={column.key} className={look} data-label={column.head}>
            <span>{cell}</span>
          </td>
        );
      })}
    </tr>
  );
}
