import type { CreatedAt } from "./columns";

/** When a piece of the platform's own work was last done, and by which worker. */
export interface HeartbeatsTable {
  name: string;
  worker: string;
  at: CreatedAt;
}
