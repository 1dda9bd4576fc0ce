import { Tag, type TagTone } from "~/app/ui/signs";
import type { OutboxState } from "~/db/tables/mail";
import { STATE_WORDS } from "./words";

const TONES: Record<OutboxState, TagTone> = {
  waiting: "cool",
  sending: "cool",
  sent: "good",
  dead: "warn",
};

/** How many recipients of a letter are in which state. */
export function Recipients({ counts }: { counts: Record<OutboxState, number> }) {
  const present = (Object.keys(STATE_WORDS) as OutboxState[]).filter((state) => counts[state] > 0);
  if (present.length === 0) return <span className="quiet">收件记录已按期删除</span>;
  return (
    <span className="tag-row">
      {present.map((state) => (
        <Tag key={state} tone={TONES[state]}>
          {STATE_WORDS[state]} {counts[state]}
        </Tag>
      ))}
    </span>
  );
}
