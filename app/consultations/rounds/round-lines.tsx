import { paths } from "~/app/paths";
import { dateWords, isoShanghai } from "~/app/platform/time";
import { Instant } from "~/app/ui/signs";
import type { Round } from "./rounds.queries.server";

/** In the head of the draft: which round it is, why there is one, and the way to the others. */
export function RoundLines({ slug, rounds }: { slug: string; rounds: readonly Round[] }) {
  const own = rounds.find((one) => one.slug === slug);
  if (!own || rounds.length < 2) return null;
  return (
    <div className="stack">
      <p className="dotted">
        <span>
          <strong>第 {own.round} 次征求意见</strong>
        </span>
        {rounds
          .filter((one) => one !== own)
          .map((one) => (
            <span key={one.slug}>
              <a href={paths.consultation(one.slug)}>
                第 {one.round} 次（
                <Instant at={isoShanghai(one.opensAt)}>{dateWords(one.opensAt)}</Instant>起）
              </a>
            </span>
          ))}
      </p>
      {own.reason ? <p>再次征求意见的理由：{own.reason}</p> : null}
    </div>
  );
}
