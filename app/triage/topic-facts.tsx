import { Form, Link } from "@remix-run/react";
import { STANCE_WORDS } from "~/app/comments/words";
import { Button } from "~/app/ui/button";
import { Field } from "~/app/ui/field";
import { Fold } from "~/app/ui/list";
import type { Refused } from "./do-on-board.server";
import { topicWords } from "./hint-words";
import type { Board } from "./load-board.server";
import { figure, words } from "./words";

/** What makes the topic, how people stand, and the clauses they speak of. */
export function TopicFacts({ topic }: { topic: NonNullable<Board["topic"]> }) {
  return (
    <div className="topic-words">
      <p>
        {words.entries.words}：{topic.words.slice(0, 8).join("、")}
      </p>
      <p>
        {topicWords.stances}：
        {topic.stances
          .map(({ stance, count }) => `${STANCE_WORDS[stance]} ${figure(count)}`)
          .join("、")}
        （{topicWords.mean(topic.mean)}）
      </p>
      {topic.clauses.length > 0 ? (
        <p>
          {topicWords.clauses}：
          {topic.clauses.map(({ place, count, to }, at) => (
            <span key={place}>
              {at > 0 ? "、" : ""}
              <Link to={to} preventScrollReset>
                {place}
              </Link>
              （{figure(count)}）
            </span>
          ))}
        </p>
      ) : null}
    </div>
  );
}

export function NameTopic({
  topic,
  refused,
}: {
  topic: NonNullable<Board["topic"]>;
  refused: Refused | null;
}) {
  return (
    <Fold summary={topicWords.rename} open={refused !== null} key={topic.label}>
      <Form method="post" className="stack" preventScrollReset>
        <input type="hidden" name="form" value="topic" />
        <Field
          name="label"
          label={topicWords.label}
          hint={topicWords.labelHint}
          error={refused?.fields.label ?? refused?.message}
          defaultValue={refused?.typed.label ?? topic.label}
          maxLength={40}
          required
        />
        <Button name="act" value={`name.${topic.id}`} kind="secondary">
          {topicWords.save}
        </Button>
      </Form>
    </Fold>
  );
}
