import { chance } from "../../random";
import { campaign } from "../campaign";
import type { DemoComment } from "../said";
import { withSenders } from "../senders";
import { batteries } from "./batteries";
import { feeCampaign, homeChargingCampaign } from "./campaigns";
import { chargingFees } from "./charging-fees";
import { corridorsAndLifts } from "./corridors-and-lifts";
import { oldHousing } from "./old-housing";
import { penalties } from "./penalties";
import { placesAndDuties } from "./places-and-duties";
import { propertyManagers } from "./property-managers";
import { riders } from "./riders";
import { wholeDraft } from "./whole-draft";

/** Written one by one. */
export const writtenRuleComments: DemoComment[] = [
  ...chargingFees,
  ...corridorsAndLifts,
  ...oldHousing,
  ...propertyManagers,
  ...riders,
  ...batteries,
  ...penalties,
  ...placesAndDuties,
  ...wholeDraft,
];

export const FEE_SENDERS = 45;
export const HOME_CHARGING_SENDERS = 28;

/** Mixes the comments as they would have come in: the campaigns in bursts among the others. */
function asReceived(seed: number): DemoComment[] {
  const random = chance(seed);
  const arriving = [
    ...writtenRuleComments.map((comment) => ({ comment, at: random.next() })),
    ...campaign(feeCampaign, FEE_SENDERS, random).map((comment) => ({
      comment,
      at: 0.3 + 0.25 * random.next(),
    })),
    ...campaign(homeChargingCampaign, HOME_CHARGING_SENDERS, random).map((comment) => ({
      comment,
      at: 0.8 + 0.2 * random.next(),
    })),
  ].sort((one, other) => one.at - other.at);
  return withSenders(
    arriving.map(({ comment }) => comment),
    random,
  );
}

/** All comments on the closed rule in the order of their arrival. */
export const ruleComments: DemoComment[] = asReceived(20_260_712);
