import type { Role } from "~/db/tables/accounts";

export const ROLE_WORDS: Record<Role, string> = {
  administrator: "管理员",
  drafter: "经办人",
  liaison: "责任单位联络员",
  approver: "审核人",
};

/** What each role is for, in one sentence. */
export const ROLE_DUTIES: Record<Role, string> = {
  administrator: "管理工作人员，也能办理本单位的全部事项。",
  drafter: "导入和公布文稿，审核和处理意见。",
  liaison: "为所代表的责任单位研究意见、起草答复。",
  approver: "查看全部意见，审定并公布反馈。",
};
