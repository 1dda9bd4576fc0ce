import { Form } from "@remix-run/react";
import { z } from "zod";
import { Button, ButtonRow } from "~/app/ui/button";
import { Check } from "~/app/ui/choices";
import { Fold } from "~/app/ui/list";
import { natural } from "./draft-fields";

export const discardForm = z.object({
  edition: natural,
  sure: z.literal("yes", "请勾选确认"),
});

/** The way out for a draft that was imported by mistake. */
export function DiscardDraft({ edition, fault }: { edition: number; fault: string | undefined }) {
  return (
    <Fold summary="放弃这份文稿" open={fault !== undefined || undefined}>
      <Form method="post" className="stack">
        <input type="hidden" name="edition" value={edition} />
        <p>导入错了的文稿可以放弃。放弃后不再显示，也不能公布；操作记录保留。</p>
        <Check name="sure" label="确认放弃，不能恢复" error={fault} />
        <ButtonRow>
          <Button kind="secondary" name="intent" value="discard">
            放弃
          </Button>
        </ButtonRow>
      </Form>
    </Fold>
  );
}
