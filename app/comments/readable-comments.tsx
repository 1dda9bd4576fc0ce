import { dateWords, isoShanghai } from "~/app/platform/time";
import { Compare } from "~/app/ui/draft";
import { figure } from "~/app/ui/figure";
import { Heading } from "~/app/ui/heading";
import { Fold } from "~/app/ui/list";
import { Pagination } from "~/app/ui/navigation";
import { EmptyState } from "~/app/ui/notice";
import { Opinion } from "~/app/ui/opinion";
import { Instant, Tag } from "~/app/ui/signs";
import type { Stance } from "~/db/tables/comments";
import type { Visibility } from "~/db/tables/consultations";
import type { CommentThen } from "./comments-then";
import { STANCE_WORDS } from "./words";

/** What everybody may read of what was said at one place, the newest first. */
export function ReadableComments({
  comments,
  totals,
  visibility,
  open,
  original,
  next,
  first,
}: {
  comments: readonly CommentThen[];
  totals: { received: number; readable: number };
  visibility: Visibility;
  open: boolean;
  /** The words that suggestions are about; null for the whole draft. */
  original: string | null;
  next: string | null;
  first: string | null;
}) {
  const said = sentence(totals, visibility, open);
  return (
    <section id="comments" className="stack">
      <Heading level={2} count={figure(totals.received)} ruled>
        收到的意见
      </Heading>
      {said ? <p className="quiet">{said}</p> : null}
      {comments.length > 0 ? (
        <div>
          {comments.map((comment) => (
            <Opinion
              key={comment.id}
              who={comment.publicName || "匿名"}
              tag={<StanceTag stance={comment.stance} />}
              meta={
                <>
                  <Instant at={isoShanghai(comment.receivedAt)}>
                    {dateWords(comment.receivedAt)}
                  </Instant>
                  {comment.said ? ` · 对${comment.said.name}提出` : null}
                </>
              }
              suggestion={suggested(comment, original)}
            >
              {comment.body}
            </Opinion>
          ))}
        </div>
      ) : null}
      {totals.received === 0 && open ? (
        <EmptyState title="还没有人提意见">您可以第一个说。</EmptyState>
      ) : null}
      <Pagination
        label="意见的分页"
        previous={first ? { href: first, label: "回到最新" } : null}
        next={next ? { href: next, label: "更早的意见" } : null}
      />
    </section>
  );
}

/** The wording that is proposed, beside the words of the clause at the time it was proposed. */
function suggested({ suggestion, said }: CommentThen, original: string | null) {
  const words = said?.words ?? original;
  if (suggestion)
    return (
      <Compare
        sides={[
          ...(words ? [{ label: said?.words ? `${said.name}原文` : "原文", text: words }] : []),
          { label: "建议改成", text: suggestion },
        ]}
      />
    );
  return said?.words ? (
    <Fold summary={`${said.name}的文字，后来有改动`}>
      <div className="compare-text">{said.words}</div>
    </Fold>
  ) : null;
}

/** Who chose no stance is given none. */
function StanceTag({ stance }: { stance: Stance }) {
  return stance === "other" ? null : <Tag tone={TONES[stance]}>{STANCE_WORDS[stance]}</Tag>;
}

const TONES: Record<Exclude<Stance, "other">, "good" | "cool" | "accent" | "plain"> = {
  support: "good",
  amend: "cool",
  oppose: "accent",
  question: "plain",
};

function sentence(
  { received, readable }: { received: number; readable: number },
  visibility: Visibility,
  open: boolean,
): string {
  if (received === 0) return open ? "" : "没有收到意见。";
  if (visibility === "never") return "这次征求意见不公开大家的意见，只公布条数。";
  if (readable === 0) return "目前还没有经审核公开的意见。";
  if (readable === received) return "全部公开在下面。";
  return visibility === "reviewed"
    ? `经审核公开的 ${figure(readable)} 条在下面。`
    : `公开的 ${figure(readable)} 条在下面。`;
}
