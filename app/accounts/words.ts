import type { Role } from "~/db/tables/accounts";

export const ROLE_WORDS: Record<Role, string> = {
  administrator: "管理员",
  drafter: "经办人",
  liaison: "责任单位联络员",
  approver: "审核人",
};
