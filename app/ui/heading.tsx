import type { ReactNode } from "react";

/** `level` is its place in the page, `look` its size; a kicker stands above, a count after it. */
export function Heading({
  level,
  look = level,
  id,
  kicker,
  count,
  ruled,
  children,
}: {
  level: 1 | 2 | 3 | 4;
  look?: 1 | 2 | 3 | 4;
  id?: string;
  kicker?: ReactNode;
  count?: ReactNode;
  ruled?: boolean;
  children: ReactNode;
}) {
  const Element = `h${level}` as const;
  return (
    <Element id={id} className={`heading heading-${look}${ruled ? " rule-heading" : ""}`}>
      {kicker ? <span className="heading-kicker">{kicker}</span> : null}
      {children}
      {count === undefined ? null : <span className="heading-count">{count}</span>}
    </Element>
  );
}
