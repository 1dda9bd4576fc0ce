import type { ReactNode } from "react";

export type FrameLink = { href: string; label: ReactNode; current?: boolean };
/** A switch that public/comfort.js shows and runs; without scripts it is not there. */
export type ComfortSwitch = { toggles: "size" | "contrast"; label: string };

export function SkipLink({ href = "#main", children }: { href?: string; children: ReactNode }) {
  return (
    <a className="skip-link" href={href}>
      {children}
    </a>
  );
}

function Brand({ href, name, place }: { href: string; name: string; place?: string }) {
  return (
    <a className="brand" href={href}>
      <img className="brand-mark" src="/seal.svg" alt="" width="32" height="32" />
      <span className="brand-name">{name}</span>
      {place ? <span className="brand-place">{place}</span> : null}
    </a>
  );
}

export function Masthead({
  name,
  place,
  href,
  label,
  links = [],
  switches = [],
}: {
  name: string;
  place?: string;
  href: string;
  label: string;
  links?: readonly FrameLink[];
  switches?: readonly ComfortSwitch[];
}) {
  return (
    <header className="masthead">
      <div className="masthead-inner">
        <Brand href={href} name={name} place={place} />
        <div className="masthead-nav">
          <nav className="masthead-links" aria-label={label}>
            {links.map((link) => (
              <a
                key={link.href}
                className="masthead-link"
                href={link.href}
                aria-current={link.current ? "page" : undefined}
              >
                {link.label}
              </a>
            ))}
          </nav>
          {switches.map((item) => (
            <button
              key={item.toggles}
              type="button"
              className="masthead-link"
              data-toggle={item.toggles}
              aria-pressed="false"
              hidden
            >
              {item.label}
            </button>
          ))}
        </div>
      </div>
    </header>
  );
}

export function Footer({
  label,
  links = [],
  children,
}: {
  label: string;
  links?: readonly FrameLink[];
  children?: ReactNode;
}) {
  return (
    <footer className="footer">
      <div className="footer-inner">
        <div>{children}</div>
        <nav className="footer-links" aria-label={label}>
          {links.map((link) => (
            <a key={link.href} href={link.href}>
              {link.label}
            </a>
          ))}
        </nav>
      </div>
    </footer>
  );
}

/**
 * The office's top bar. `children` is the navigation (links of class `office-bar-link`, the current
 * one with `aria-current="page"`), so that a router's own links may be used; `account` stands right.
 */
export function OfficeBar({
  name,
  place,
  href,
  label,
  account,
  children,
}: {
  name: string;
  place?: string;
  href: string;
  label: string;
  account?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <header className="office-bar">
      <div className="office-bar-inner">
        <Brand href={href} name={name} place={place} />
        <nav className="office-bar-nav" aria-label={label}>
          {children}
        </nav>
        <div className="office-bar-account">{account}</div>
      </div>
    </header>
  );
}
