import { redlineOf } from "~/app/drafts/changes/redline";
import { paths } from "~/app/paths";
import { dateWords, isoShanghai } from "~/app/platform/time";
import { Redline } from "~/app/ui/draft";
import { Fold } from "~/app/ui/list";
import { Notice } from "~/app/ui/notice";
import { Instant } from "~/app/ui/signs";
import type { Purpose } from "~/db/tables/consultations";
import { REDLINE_WORDS } from "../words";
import { versionName } from "./version-purpose";

/** Above a clause of an earlier version: what stands instead of it now. */
export function ClauseEarlier({
  superseded: { slug, since, readName, read, standing },
}: {
  superseded: {
    slug: string;
    since: readonly { version: number; name: string; publishedAt: Date }[];
    readName: string;
    read: { words: string } | null;
    standing: { number: number; place: string; words: string } | null;
  };
}) {
  const current = since.at(-1)!;
  return (
    <Notice title={`这是${readName}的文字，不是现行版本`}>
      <p>
        <Instant at={isoShanghai(current.publishedAt)}>{dateWords(current.publishedAt)}</Instant>
        公布了{current.name}。
        {standing ? (
          <>
            这一条{standing.words === read?.words ? "文字没有改动，现在是" : "已有改动，现行文字见"}
            <a href={paths.clause(slug, standing.number)}>{standing.place}</a>。
          </>
        ) : (
          <>
            这一条已经删去，收到的意见仍列在下面。
            <a href={paths.changes(slug, current.version)}>查看全部改动</a>
          </>
        )}
      </p>
    </Notice>
  );
}

/** Below a clause that read otherwise before: what was changed in it, word by word. */
export function ClauseHistory({
  slug,
  before,
  words,
}: {
  slug: string;
  before: { version: number; purpose: Purpose; number: number; heading: string; text: string };
  words: string;
}) {
  const old = before.heading + before.text;
  const redline = redlineOf(old, words);
  return (
    <Fold summary={`这一条有修改：与${versionName(before)}对照`} open>
      {redline ? (
        <Redline parts={redline} words={REDLINE_WORDS} />
      ) : (
        <div className="compare-text">{old}</div>
      )}
      <p>
        <a href={paths.clauseOfVersion(slug, before.version, before.number)}>
          {versionName(before)}的这一条
        </a>
      </p>
    </Fold>
  );
}
