import { Form } from "@remix-run/react";
import { granularities, topicsBorne } from "~/app/analysis/granularity";
import { Button } from "~/app/ui/button";
import { Select } from "~/app/ui/field";
import { Fold } from "~/app/ui/list";
import type { Refused } from "./do-on-board.server";
import type { Board } from "./load-board.server";
import { granularityWords as words } from "./run-words";

/** How coarse or fine the topics are, and a choice for every run from now on. */
export function Granularity({ board, refused }: { board: Board; refused: Refused | null }) {
  const { run, can } = board;
  const { granularity } = run;
  if (!granularity) return null;
  const { wish, wanted, automatic, found } = granularity;
  const state = wanted === null ? words.automatic(found) : words.wanted(wanted, found);
  const pending = wish === wanted ? null : words.pending(wish);
  if (!can.analyse) return <p className="lens-note">{state}</p>;
  return (
    <div className="granularity">
      <Fold summary={state} open={refused !== null || undefined}>
        <Form method="post" className="stack" preventScrollReset key={`${wish}/${automatic}`}>
          <input type="hidden" name="form" value="granularity" />
          <Select
            id="granularity"
            name="topics"
            label={words.label}
            hint={words.hint}
            error={refused?.fields.topics ?? refused?.message}
            defaultValue={String(wish ?? "")}
            options={optionsOf(granularity)}
          />
          <Button name="act" value="granularity" kind="secondary">
            {words.save}
          </Button>
        </Form>
      </Fold>
      {pending ? <p className="lens-note">{pending}</p> : null}
    </div>
  );
}

type Known = NonNullable<Board["run"]["granularity"]>;

/** The automatic choice first, then from coarse to fine. */
function optionsOf({ wish, automatic, distinct }: Known) {
  const { choices } = words;
  const always = [wish, automatic].filter((one) => one !== null);
  const most = topicsBorne(distinct);
  const numbers = granularities(distinct, always);
  const named = (topics: number, at: number): string => {
    if (topics === automatic) return choices.same(topics);
    if (numbers.length > 1 && at === 0) return choices.coarsest(topics);
    return topics === most ? choices.finest(topics) : choices.of(topics);
  };
  return [
    {
      value: "",
      label: automatic === null ? choices.automatic : choices.automaticOf(automatic),
    },
    ...numbers.map((topics, at) => ({ value: String(topics), label: named(topics, at) })),
  ];
}
