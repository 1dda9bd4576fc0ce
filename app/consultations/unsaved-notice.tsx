import { Form, Link } from "@remix-run/react";
import { useEffect, useState } from "react";
import { Button } from "~/app/ui/button";
import { Notice } from "~/app/ui/notice";
import type { ShownClause } from "./draft-line";
import { unsentKeys } from "./local-words";
import type { KeptWords } from "./use-kept-words";

/** Words that this officer typed and did not save: where they are, and how to go on. */
export function UnsavedNotice({
  slug,
  clauses,
  unsaved,
  open,
}: {
  slug: string;
  clauses: readonly ShownClause[];
  unsaved: readonly KeptWords[];
  /** The key of the clause whose form is open. */
  open: number | null;
}) {
  const [here, setHere] = useState<number[]>([]);
  // Only the browser knows what it could not send.
  useEffect(() => setHere(unsentKeys(slug)), [slug]);
  const keys = [...new Set([...unsaved.map(({ key }) => key), ...here])].filter(
    (key) => key !== open,
  );
  if (keys.length === 0) return null;
  return (
    <Notice tone="warn" title="您有写了一半、还没有写入草案的文字">
      <ul>
        {keys.map((key) => {
          const clause = clauses.find((one) => one.key === key);
          const words = unsaved.find((one) => one.key === key);
          return (
            <li key={key}>
              {clause ? (
                <Link to={`?at=${clause.number}&do=edit`} preventScrollReset>
                  继续写第 {clause.number} 处
                </Link>
              ) : (
                <span>
                  那一条已经不在草案里。您写的是：{words?.heading}
                  {words?.text}
                </span>
              )}
              {words ? (
                <Form method="post" preventScrollReset>
                  <input type="hidden" name="key" value={key} />
                  <Button kind="quiet" small name="intent" value="discard">
                    放弃
                  </Button>
                </Form>
              ) : null}
            </li>
          );
        })}
      </ul>
    </Notice>
  );
}
