import type { ReactNode } from "react";

/** What one person said: `who` is already masked, `meta` is when and how, `answer` an Answer. */
export function Opinion({
  id,
  who,
  meta,
  tag,
  suggestion,
  actions,
  answer,
  children,
}: {
  id?: string;
  who: ReactNode;
  meta?: ReactNode;
  tag?: ReactNode;
  suggestion?: ReactNode;
  actions?: ReactNode;
  answer?: ReactNode;
  children: ReactNode;
}) {
  return (
    <article className="opinion" id={id}>
      <div className="opinion-head">
        <span className="opinion-who">{who}</span>
        {tag}
        {meta ? <span>{meta}</span> : null}
      </div>
      <div className="opinion-body">{children}</div>
      {suggestion ? <div className="opinion-suggestion">{suggestion}</div> : null}
      {answer}
      {actions ? <div className="opinion-actions">{actions}</div> : null}
    </article>
  );
}

export function Answer({
  head,
  tag,
  children,
}: {
  head: ReactNode;
  tag?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className="answer">
      <div className="answer-head">
        <span>{head}</span>
        {tag}
      </div>
      <div className="answer-body">{children}</div>
    </div>
  );
}
