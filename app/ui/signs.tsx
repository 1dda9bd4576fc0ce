import type { ReactNode } from "react";

export type TagTone = "plain" | "accent" | "cool" | "good" | "warn" | "quiet";

export function Tag({ tone = "plain", children }: { tone?: TagTone; children: ReactNode }) {
  return <span className={tone === "plain" ? "tag" : `tag tag-${tone}`}>{children}</span>;
}

/** A title and, beside it, what tells it from others of the same words. */
export function Titled({ title, mark }: { title: ReactNode; mark: string | null }) {
  if (!mark) return title;
  return (
    <>
      {title} <Tag tone="quiet">{mark}</Tag>
    </>
  );
}

/** A moment: `at` is an ISO instant, the words are the caller's. */
export function Instant({ at, children }: { at: string; children: ReactNode }) {
  return <time dateTime={at}>{children}</time>;
}

/**
 * What is left of a window, then its end in words. `left` may be empty. With `countdown`
 * ("还有 {m} 分 {s} 秒"-like, filled by public/comfort.js) and `over` the last hour runs live.
 */
export function Deadline({
  at,
  left,
  rest,
  state = "running",
  countdown,
  over,
}: {
  at: string;
  left: ReactNode;
  rest?: ReactNode;
  state?: "running" | "soon" | "over";
  countdown?: string;
  over?: string;
}) {
  return (
    <span className={state === "over" ? "deadline deadline-over" : "deadline"}>
      <time
        dateTime={at}
        className={state === "soon" ? "deadline-soon" : undefined}
        data-countdown={countdown}
        data-countdown-over={over}
      >
        {left}
      </time>
      {rest ? <span className="deadline-rest">{rest}</span> : null}
    </span>
  );
}

/** Steps of a course, such as collecting ▸ studying ▸ answered. `label` names it to screen readers. */
export function Progress({
  label,
  steps,
  current,
}: {
  label: string;
  steps: readonly string[];
  current: number;
}) {
  return (
    <ol className="progress" aria-label={label}>
      {steps.map((step, at) => (
        <li
          key={step}
          className={at < current ? "progress-step progress-done" : "progress-step"}
          aria-current={at === current ? "step" : undefined}
        >
          {step}
        </li>
      ))}
    </ol>
  );
}
