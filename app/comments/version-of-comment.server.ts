import { sql } from "kysely";

/**
 * The version that was current when comment `m` came in. A new version waits for the comments under
 * way and they for it, so the instants say it exactly; before the first there is none.
 */
export const versionOfComment = sql<number>`coalesce((
  select max(v.version) from drafts v
  where v.consultation_id = m.consultation_id and v.published_at <= m.received_at), 1)`;
