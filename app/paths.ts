/** Every address of the site, so that no page spells one by hand. */
const e = encodeURIComponent;

export const paths = {
  home: () => "/",
  consultation: (slug: string) => `/consultations/${e(slug)}`,
  clauseAnchor: (slug: string, number: number) => `/consultations/${e(slug)}#clause-${number}`,
  clause: (slug: string, number: number) => `/consultations/${e(slug)}/clauses/${number}`,
  /** The form for a comment on the whole draft. */
  comment: (slug: string) => `/consultations/${e(slug)}/comment`,
  outcome: (slug: string) => `/consultations/${e(slug)}/outcome`,
  outcomeXlsx: (slug: string) => `/consultations/${e(slug)}/outcome.xlsx`,
  outcomeCsv: (slug: string) => `/consultations/${e(slug)}/outcome.csv`,
  receipts: () => "/receipts",
  receipt: (code: string) => `/receipts/${e(code)}`,

  api: {
    consultations: () => "/api/v1/consultations",
    consultation: (slug: string) => `/api/v1/consultations/${e(slug)}`,
    comments: (slug: string) => `/api/v1/consultations/${e(slug)}/comments`,
  },

  signIn: (then?: string) => `/office/sign-in${then ? `?then=${e(then)}` : ""}`,
  signOut: () => "/office/sign-out",
  office: {
    home: () => "/office",
    newConsultation: () => "/office/consultations/new",
    consultation: (slug: string) => `/office/consultations/${e(slug)}`,
    draft: (slug: string) => `/office/consultations/${e(slug)}/draft`,
    publish: (slug: string) => `/office/consultations/${e(slug)}/publish`,
    board: (slug: string) => `/office/consultations/${e(slug)}/board`,
    outcome: (slug: string) => `/office/consultations/${e(slug)}/outcome`,
    summaryXlsx: (slug: string) => `/office/consultations/${e(slug)}/summary.xlsx`,
    summaryCsv: (slug: string) => `/office/consultations/${e(slug)}/summary.csv`,
    officers: () => "/office/officers",
    units: () => "/office/units",
    audit: () => "/office/audit",
    account: () => "/office/account",
  },
} as const;
