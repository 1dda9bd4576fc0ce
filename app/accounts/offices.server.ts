import { z } from "zod";
import { DomainError } from "~/app/platform/errors";
import type { Db } from "~/db/schema";
import { recordAudit } from "./audit.server";

export const officeForm = z.object({
  slug: z.string().regex(/^[a-z0-9-]{1,40}$/, "代号只能用小写字母、数字和连字符，最多 40 个字符"),
  name: z.string().trim().min(1, "请填写单位名称").max(100, "名称不能超过 100 字"),
});

export async function addOffice(db: Db, form: z.infer<typeof officeForm>): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const row = await trx
      .insertInto("offices")
      .values(form)
      .onConflict((conflict) => conflict.column("slug").doNothing())
      .returning("id")
      .executeTakeFirst();
    if (!row) throw new DomainError("invalid", { fields: { slug: "这个代号已被使用" } });
    await recordAudit(trx, { officeId: row.id, officerId: null, action: "设立单位" });
    return row.id;
  });
}

export async function officeBySlug(db: Db, slug: string) {
  return db
    .selectFrom("offices")
    .select(["id", "slug", "name"])
    .where("slug", "=", slug)
    .executeTakeFirst();
}
