/** Every address of the site, so that no page spells one by hand. */
const e = encodeURIComponent;

export const paths = {
  home: () => "/",
  consultation: (slug: string) => `/consultations/${e(slug)}`,
  clauseAnchor: (slug: string, number: number) => `/consultations/${e(slug)}#clause-${number}`,
  clause: (slug: string, number: number) => `/consultations/${e(slug)}/clauses/${number}`,
  /** The clause as it stood in this version. */
  clauseOfVersion: (slug: string, version: number, number: number) =>
    `/consultations/${e(slug)}/clauses/${number}?version=${version}`,
  /** The whole text of this version, and what it changed in the one before. */
  version: (slug: string, version: number) => `/consultations/${e(slug)}/versions/${version}`,
  changes: (slug: string, version: number) =>
    `/consultations/${e(slug)}/versions/${version}/changes`,
  /** The form for a comment on the whole draft. */
  comment: (slug: string) => `/consultations/${e(slug)}/comment`,
  commentOnVersion: (slug: string, version: number) =>
    `/consultations/${e(slug)}/comment?version=${version}`,
  /** The key figures of the draft, by clause or by year. */
  indicators: (slug: string, by?: "year") =>
    `/consultations/${e(slug)}/indicators${by ? `?by=${by}` : ""}`,
  outcome: (slug: string) => `/consultations/${e(slug)}/outcome`,
  outcomeXlsx: (slug: string) => `/consultations/${e(slug)}/outcome.xlsx`,
  outcomeCsv: (slug: string) => `/consultations/${e(slug)}/outcome.csv`,
  /** The register of a consultation's comments, and how to check it. */
  proof: (slug: string) => `/consultations/${e(slug)}/proof`,
  proofFeed: (slug: string) => `/consultations/${e(slug)}/proof.atom`,
  keys: () => "/keys",
  keysForPrograms: () => "/.well-known/zhutiao-keys.json",
  receipts: () => "/receipts",
  receipt: (code: string) => `/receipts/${e(code)}`,
  /** Whether a text is the one that this receipt was given for. */
  receiptCheck: (code: string) => `/receipts/${e(code)}/check`,

  /** The form for getting letters; without one it offers everything. */
  subscribe: (to: { consultation?: string; office?: string } = {}) =>
    `/subscriptions${new URLSearchParams(to).size > 0 ? `?${new URLSearchParams(to)}` : ""}`,
  subscriptions: {
    confirm: (token: string) => `/subscriptions/confirm/${e(token)}`,
    manage: (link: string) => `/subscriptions/manage/${e(link)}`,
    /** Mail programs post here by themselves (RFC 8058). */
    unsubscribe: (link: string) => `/subscriptions/unsubscribe/${e(link)}`,
  },

  feeds: {
    all: () => "/feed.atom",
    office: (slug: string) => `/offices/${e(slug)}/feed.atom`,
    consultation: (slug: string) => `/consultations/${e(slug)}/feed.atom`,
    deadlines: () => "/deadlines.ics",
    deadline: (slug: string) => `/consultations/${e(slug)}/deadline.ics`,
  },

  api: {
    consultations: () => "/api/v1/consultations",
    consultation: (slug: string) => `/api/v1/consultations/${e(slug)}`,
    comments: (slug: string) => `/api/v1/consultations/${e(slug)}/comments`,
    tree: (slug: string) => `/api/v1/consultations/${e(slug)}/tree`,
    treeHeads: (slug: string, after = 0) =>
      `/api/v1/consultations/${e(slug)}/tree/heads?after=${after}`,
    treeLeaves: (slug: string, from = 0) =>
      `/api/v1/consultations/${e(slug)}/tree/leaves?from=${from}`,
    treeComments: (slug: string, from = 0) =>
      `/api/v1/consultations/${e(slug)}/tree/comments?from=${from}`,
    treeInclusion: (slug: string, leaf: number | string, size: number) =>
      `/api/v1/consultations/${e(slug)}/tree/inclusion?leaf=${leaf}&size=${size}`,
    treeConsistency: (slug: string, from: number, to: number) =>
      `/api/v1/consultations/${e(slug)}/tree/consistency?from=${from}&to=${to}`,
    receipt: (code: string) => `/api/v1/receipts/${e(code)}`,
  },

  signIn: (then?: string) => `/office/sign-in${then ? `?then=${e(then)}` : ""}`,
  signOut: () => "/office/sign-out",
  office: {
    home: () => "/office",
    newConsultation: () => "/office/consultations/new",
    consultation: (slug: string) => `/office/consultations/${e(slug)}`,
    draft: (slug: string) => `/office/consultations/${e(slug)}/draft`,
    version: (slug: string) => `/office/consultations/${e(slug)}/version`,
    /** Units and key figures of the working copy. */
    reading: (slug: string) => `/office/consultations/${e(slug)}/reading`,
    publish: (slug: string) => `/office/consultations/${e(slug)}/publish`,
    /** Beginning a further round. */
    round: (slug: string) => `/office/consultations/${e(slug)}/round`,
    /** Extending, changing, withdrawing. */
    window: (slug: string) => `/office/consultations/${e(slug)}/window`,
    board: (slug: string) => `/office/consultations/${e(slug)}/board`,
    /** What the analysis is at, for programs. */
    analysis: (slug: string) => `/office/consultations/${e(slug)}/analysis`,
    outcome: (slug: string) => `/office/consultations/${e(slug)}/outcome`,
    summaryXlsx: (slug: string) => `/office/consultations/${e(slug)}/summary.xlsx`,
    summaryCsv: (slug: string) => `/office/consultations/${e(slug)}/summary.csv`,
    officers: () => "/office/officers",
    units: () => "/office/units",
    audit: () => "/office/audit",
    operations: () => "/office/operations",
    /** Holidays, and for how long the public is heard. */
    calendar: () => "/office/calendar",
    mail: (state?: string) => `/office/mail${state ? `?state=${state}` : ""}`,
    letter: (id: number) => `/office/mail/${id}`,
    account: () => "/office/account",
  },
} as const;
