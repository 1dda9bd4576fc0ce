import { generateComments } from "~/db/demo/generate";
import { chance } from "~/db/demo/random";

const base = 12_000;
const wantedLength = 70;
const block = 10_000;

/**
 * `size` comments of about 70 characters for measuring, in blocks of JSON lines: the clauses of
 * the demonstration's comments, put together anew. One in ten repeats a comment of its block with
 * a twentieth of its characters changed, one in twenty repeats it word for word. The same size
 * gives the same lines.
 */
export function* perturbedComments(size: number, seed = 11): Generator<string> {
  const random = chance(seed);
  const clauses = generateComments(base, seed, []).map((comment) =>
    comment.body.split(/(?<=[，。；！？])/).filter((clause) => clause.length > 1),
  );
  const letters = [...new Set(clauses.flat().join(""))];
  const altered = (text: string) =>
    [...text].map((letter) => (random.often(0.05) ? random.pick(letters) : letter)).join("");

  const assembled = () => {
    // Most of the clauses come from one comment, so that the text keeps a subject.
    const own = random.pick(clauses);
    let text = "";
    for (let i = random.whole(0, own.length - 1); text.length < wantedLength; i++)
      text += random.often(0.7) ? (own[i % own.length] ?? "") : random.pick(random.pick(clauses));
    return random.often(0.5) ? altered(text) : text;
  };

  for (let from = 0; from < size; from += block) {
    const texts: string[] = [];
    const lines: string[] = [];
    for (let i = from; i < Math.min(size, from + block); i++) {
      const kind = random.next();
      const text =
        texts.length > 0 && kind < 0.15
          ? kind < 0.05
            ? random.pick(texts)
            : altered(random.pick(texts))
          : assembled();
      texts.push(text);
      lines.push(JSON.stringify({ id: `c${i + 1}`, text }));
    }
    yield `${lines.join("\n")}\n`;
  }
}
