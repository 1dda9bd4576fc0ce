import { officeBySlug } from "~/app/accounts/offices.server";
import type { Officer } from "~/app/accounts/sessions.server";
import { closeConsultation } from "~/app/consultations/close-consultation.server";
import { endClosing } from "~/app/consultations/closing-steps.server";
import { endOfDayAfter } from "~/app/consultations/window";
import { DAY_MS, shanghai, wall } from "~/app/platform/time";
import { publishOutcome } from "~/app/publication/publish-outcome.server";
import { analyseAndStore } from "~/app/triage/analyse-and-store.server";
import type { Db } from "~/db/schema";
import { answeredComments, openComments, ruleComments } from "./comments";
import { generateComments } from "./generate";
import { consultations, offices } from "./people";
import { plantComments } from "./plant-comments.server";
import { plantText } from "./plant-text.server";
import { plantAnswers, plantAssignments } from "./plant-triage.server";

export type Ground = {
  db: Db;
  personalDataKey: Buffer;
  now: Date;
  /** Officers by e-mail. */
  officerIds: Map<string, number>;
};

type Stage = (typeof consultations)[number]["stage"];

/** Open: a plan in the middle of its window; the latest comments are not reviewed yet. */
export async function plantOpen(ground: Ground): Promise<void> {
  const planted = await plantPublished(ground, "open", -12, 33, SUMMARIES.open);
  const comments = openComments.map(({ heading, ...said }) => ({
    ...said,
    clauseId: heading === null ? null : planted.clauseHeaded(heading),
  }));
  await plantComments(
    ground.db,
    ground.personalDataKey,
    { id: planted.id, opensAt: planted.opensAt, until: ground.now },
    comments,
    (place) => (place < comments.length - 6 ? "shown" : "pending"),
  );
}

/** Closed: a rule half way through triage. */
export async function plantClosed(ground: Ground): Promise<void> {
  const planted = await plantPublished(ground, "closed", -45, 35, SUMMARIES.closed);
  const comments = ruleComments.map(({ article, ...said }) => ({
    ...said,
    clauseId: article === null ? null : planted.clauseOfArticle(article),
  }));
  const ids = await plantComments(
    ground.db,
    ground.personalDataKey,
    { id: planted.id, opensAt: planted.opensAt, until: planted.closesAt },
    comments,
    (place) => (place % 17 === 5 ? "hidden" : place % 5 === 4 ? "pending" : "shown"),
  );
  await closeConsultation(ground.db, planted.id);
  await analyseAndStore(ground.db, planted.id);
  await plantAnswers(
    ground.db,
    planted,
    ids,
    comments.map((comment) => comment.answer ?? null),
    nineOClock(daysAfter(planted.closesAt, 4)),
  );
  const assignedAt = nineOClock(daysAfter(planted.closesAt, 3));
  await plantAssignments(ground.db, planted, ids, comments, assignedAt);
}

/** Closed yesterday with `count` generated comments, none decided: for trying out any size. */
export async function plantOfSize(ground: Ground, officeId: number, count: number) {
  const closesAt = startOfDay(ground.now);
  const opensAt = nineOClock(new Date(closesAt.getTime() - 35 * DAY_MS));
  const planted = await plantText(ground.db, {
    office: { id: officeId },
    officerId: null,
    document: "closed-rule.txt",
    opensAt,
    closesAt,
    summary: SUMMARIES.closed,
  });
  const articles = Array.from({ length: 200 }, (_, i) => i + 1).filter(planted.hasArticle);
  const comments = generateComments(count, count, articles).map(({ article, ...said }) => ({
    ...said,
    clauseId: article === null ? null : planted.clauseOfArticle(article),
  }));
  await plantComments(
    ground.db,
    ground.personalDataKey,
    { id: planted.id, opensAt, until: closesAt },
    comments,
    (place) => (place % 4 === 0 ? "pending" : "shown"),
  );
  await closeConsultation(ground.db, planted.id);
  return planted.slug;
}

/** Answered: every comment decided, the outcome published. */
export async function plantAnswered(ground: Ground): Promise<void> {
  const planted = await plantPublished(ground, "answered", -120, 30, SUMMARIES.answered);
  const comments = answeredComments.map(({ heading, ...said }) => ({
    ...said,
    clauseId: heading === null ? null : planted.clauseHeaded(heading),
  }));
  const ids = await plantComments(
    ground.db,
    ground.personalDataKey,
    { id: planted.id, opensAt: planted.opensAt, until: planted.closesAt },
    comments,
    () => "shown",
  );
  await closeConsultation(ground.db, planted.id);
  // Long ago: nobody is to be told now.
  await endClosing(ground.db, planted.id);
  await analyseAndStore(ground.db, planted.id);
  await plantAnswers(
    ground.db,
    planted,
    ids,
    comments.map((comment) => comment.answer ?? null),
    nineOClock(daysAfter(planted.closesAt, 25)),
  );
  await publishOutcome(ground.db, planted.approver, planted.id, { statement: STATEMENT });
  // Answered a month after the window closed, not when it was planted.
  const answeredAt = nineOClock(daysAfter(planted.closesAt, 30));
  await ground.db
    .updateTable("outcomes")
    .set({ published_at: answeredAt })
    .where("consultation_id", "=", planted.id)
    .execute();
  await ground.db
    .updateTable("consultations")
    .set({ answered_at: answeredAt })
    .where("id", "=", planted.id)
    .execute();
}

async function plantPublished(
  ground: Ground,
  stage: Stage,
  opensInDays: number,
  days: number,
  summary: string,
) {
  const { db, now, officerIds } = ground;
  const entry = consultations.find((consultation) => consultation.stage === stage)!;
  const people = offices.find((office) => office.slug === entry.office)!;
  const office = (await officeBySlug(db, entry.office))!;
  const officerOf = (role: "drafter" | "approver"): Officer => {
    const { email, name } = people.officers.find((officer) => officer.role === role)!;
    return {
      id: officerIds.get(email)!,
      officeId: office.id,
      officeName: office.name,
      officeSlug: office.slug,
      unitId: null,
      email,
      name,
      role,
    };
  };
  const drafter = officerOf("drafter");
  const opensAt = nineOClock(daysAfter(now, opensInDays));
  const planted = await plantText(db, {
    office,
    officerId: drafter.id,
    document: entry.document,
    opensAt,
    closesAt: endOfDayAfter(opensAt, days),
    summary,
  });
  return { ...planted, drafter, approver: officerOf("approver"), officeId: office.id };
}

const SUMMARIES: Record<Stage, string> = {
  open: "市发展改革委起草了未来三年儿童友好城市建设的任务和分工。请您逐条看一看：哪些做得到，哪些不够，还缺什么。",
  closed:
    "这份办法要管好电动自行车停在哪、在哪充、谁来管。征求意见已经截止，市住房城乡建设局正在逐条研究。",
  answered: "关于老旧小区加装电梯怎么商量、怎么出钱、怎么审批。收到的每一条意见都已逐条答复。",
};

const STATEMENT =
  "公开征求意见期间，市民和有关单位提出了许多具体、实在的意见。我们逐条研究，凡是合理可行的都吸收到文件中；没有采纳的，说明了理由。感谢大家的参与。";

const daysAfter = (at: Date, days: number) => new Date(at.getTime() + days * DAY_MS);

/** Nine o'clock of that day, or of the Friday before where it is a weekend's. */
function nineOClock(day: Date): Date {
  const w = wall(day);
  const back = w.weekday === "六" ? 1 : w.weekday === "日" ? 2 : 0;
  return shanghai(w.year, w.month, w.day - back, 9);
}

const startOfDay = (at: Date): Date => {
  const w = wall(at);
  return shanghai(w.year, w.month, w.day);
};
