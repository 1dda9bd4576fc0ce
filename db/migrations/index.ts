import type { Migration } from "kysely";
import * as theHouse from "./0001-the-house";
import * as stepsOfEditing from "./0002-steps-of-editing";
import * as versions from "./0003-versions";
import * as indicators from "./0004-indicators";
import * as clauseTies from "./0005-clause-ties";
import * as namedTopics from "./0006-named-topics";
import * as changesOfTopics from "./0007-changes-of-topics";
import * as runsAndCampaigns from "./0008-runs-and-campaigns";
import * as changesOfWindows from "./0009-changes-of-windows";
import * as proof from "./0010-proof";
import * as mailAndSubscriptions from "./0011-mail-and-subscriptions";
import * as operations from "./0012-operations";
import * as roundsRulesAndCalendars from "./0013-rounds-rules-and-calendars";

/** In order of their names. A landed migration is never edited. */
export const migrations: Record<string, Migration> = {
  "0001-the-house": theHouse,
  "0002-steps-of-editing": stepsOfEditing,
  "0003-versions": versions,
  "0004-indicators": indicators,
  "0005-clause-ties": clauseTies,
  "0006-named-topics": namedTopics,
  "0007-changes-of-topics": changesOfTopics,
  "0008-runs-and-campaigns": runsAndCampaigns,
  "0009-changes-of-windows": changesOfWindows,
  "0010-proof": proof,
  "0011-mail-and-subscriptions": mailAndSubscriptions,
  "0012-operations": operations,
  "0013-rounds-rules-and-calendars": roundsRulesAndCalendars,
};
