import { paths } from "~/app/paths";
import { Button } from "~/app/ui/button";
import { type Target, targetWords } from "./words";

/** What one is subscribed to, each with the button that ends it. */
export function SubscriptionRows({
  subscriptions,
}: {
  subscriptions: readonly ({ id: number } & Target)[];
}) {
  return (
    <ul className="action-rows">
      {subscriptions.map(({ id, ...target }) => (
        <li key={id}>
          {target.consultation ? (
            <a href={paths.consultation(target.consultation.slug)}>{targetWords(target)}</a>
          ) : (
            <span>{targetWords(target)}</span>
          )}
          <form method="post">
            <Button
              kind="secondary"
              small
              name="end"
              value={id}
              aria-label={`退订${targetWords(target)}`}
            >
              退订
            </Button>
          </form>
        </li>
      ))}
    </ul>
  );
}
