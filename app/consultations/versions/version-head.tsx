import { paths } from "~/app/paths";
import { dateWords, isoShanghai } from "~/app/platform/time";
import { Redline, type RedlinePart } from "~/app/ui/draft";
import { Heading } from "~/app/ui/heading";
import { Fold } from "~/app/ui/list";
import { Crumbs } from "~/app/ui/navigation";
import { Instant } from "~/app/ui/signs";
import type { Purpose } from "~/db/tables/consultations";
import { REDLINE_WORDS } from "../words";
import { PURPOSE_WORDS, versionName } from "./version-purpose";

type Version = { version: number; purpose: Purpose; note: string; publishedAt: Date };

/** Above a version of the draft, or what it changed: which, when, why, and the way to the others. */
export function VersionHead({
  consultation,
  version,
  heading,
  sentence,
  links,
}: {
  consultation: { slug: string; title: string; office: string };
  version: Version;
  heading: string;
  sentence?: string;
  links: readonly { href: string; label: string }[];
}) {
  return (
    <>
      <Crumbs
        label="位置"
        crumbs={[
          { href: paths.home(), label: "首页" },
          { href: paths.consultation(consultation.slug), label: "征求意见稿" },
          { label: heading },
        ]}
      />
      <header className="draft-head">
        <Heading level={1} kicker={consultation.title}>
          {heading}
        </Heading>
        <div className="draft-byline dotted">
          <span>{consultation.office}</span>
          <span>
            <VersionDate version={version} />
          </span>
          {links.map(({ href, label }) => (
            <span key={href}>
              <a href={href}>{label}</a>
            </span>
          ))}
        </div>
        <div className="stack">
          {version.note ? <VersionNote note={version.note} /> : null}
          {sentence ? <p className="lead">{sentence}</p> : null}
        </div>
      </header>
    </>
  );
}

/** 11月3日更正 */
export function VersionDate({ version }: { version: Omit<Version, "note"> }) {
  return (
    <Instant at={isoShanghai(version.publishedAt)}>
      {dateWords(version.publishedAt)}
      {PURPOSE_WORDS[version.purpose]}
    </Instant>
  );
}

export function VersionNote({ note }: { note: string }) {
  return (
    <div className="stack">
      {note.split(/\n+/).map((paragraph, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a published note never changes
        <p key={at}>
          {at === 0 ? "说明：" : null}
          {paragraph}
        </p>
      ))}
    </div>
  );
}

/** The notice and the explanation, where their words were changed. */
export function ChangedPapers({
  papers,
}: {
  papers: readonly { name: string; before: string; after: string; redline: RedlinePart[] | null }[];
}) {
  if (papers.length === 0) return null;
  return (
    <section className="section stack">
      {papers.map(({ name, before, after, redline }) => (
        <Fold key={name} summary={`${name}有改动`} open={name === "标题"}>
          {redline ? (
            <Redline parts={redline} words={REDLINE_WORDS} />
          ) : (
            <>
              {before ? <p className="compare-label">原来的{name}</p> : null}
              <div className="compare-text">{before}</div>
              <p className="compare-label">现在的{name}</p>
              <div className="compare-text">{after || "（没有）"}</div>
            </>
          )}
        </Fold>
      ))}
    </section>
  );
}

/** In the head of the draft: which version it is, what it changed and why, and the earlier ones. */
export function VersionLine({
  slug,
  versions,
  sentence,
}: {
  slug: string;
  versions: readonly Version[];
  sentence: string;
}) {
  const current = versions.at(-1)!;
  return (
    <div className="version-line stack" data-version={current.version}>
      <p className="dotted">
        <span>
          <strong>{versionName(current)}</strong>
        </span>
        <span>
          <VersionDate version={current} />
        </span>
        <span>{sentence}</span>
        <span>
          <a href={paths.changes(slug, current.version)}>看改了什么</a>
        </span>
      </p>
      <VersionNote note={current.note} />
      <Fold summary="版本记录">
        <ul className="stack">
          {[...versions].reverse().map((version) => (
            <li key={version.version} className="dotted">
              <span>
                {version === current ? (
                  versionName(version)
                ) : (
                  <a href={paths.version(slug, version.version)}>{versionName(version)}</a>
                )}
              </span>
              <span>
                <VersionDate version={version} />
              </span>
              {version.version > versions[0]!.version ? (
                <span>
                  <a href={paths.changes(slug, version.version)}>
                    改了什么<span className="visually-hidden">，{versionName(version)}</span>
                  </a>
                </span>
              ) : null}
            </li>
          ))}
        </ul>
      </Fold>
    </div>
  );
}
