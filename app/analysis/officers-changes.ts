/** What officers changed about topics, by the numbers that go on from run to run. */
export type TopicChanges = {
  /** What is found of the first is in the second. */
  merges: readonly { from: number; into: number }[];
  /** Topics of their own making; `from`: the one it was split off. */
  own: readonly { id: number; label: string; from: number | null }[];
  /** Where they put comments; null: in no topic. */
  places: ReadonlyMap<string, number | null>;
};

export const noChanges: TopicChanges = { merges: [], own: [], places: new Map() };

/** Where each comment that the run before knew stood in the end. */
export type StoodIn = ReadonlyMap<string, number | null>;
