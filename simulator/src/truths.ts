import { dayMs, fromLocal, localDay } from './world/calendar.ts';

/**
 * What is true in this company by construction. The journeys read these numbers when they play a customer's life,
 * and tests read them to judge whether a view, a test or an effect of the product finds what is there.
 * Shares are 0–1, waits are seconds.
 */

export const regions = ['North', 'East', 'South', 'West', 'Coast'] as const;
export type Region = (typeof regions)[number];

export const topics = ['wifi', 'tv', 'bill', 'outage', 'installation', 'move'] as const;
export type Topic = (typeof topics)[number];

export const bands = ['low', 'medium', 'high'] as const;
export type Band = (typeof bands)[number];

/** A technician who rings and finds nobody home, per visit, before the new reminder text. */
export const noAccessShare: Readonly<Record<Region, number>> = {
  North: 0.11,
  East: 0.16,
  South: 0.22,
  West: 0.14,
  Coast: 0.26,
};

/** From this many days before the end of the simulation on, the visit reminder has a new text … */
export const newReminderDaysBeforeEnd = 150;
/** … which multiplies the share of visits without access by this, in every region alike. */
export const newReminderEffect = 0.5;

/** The local midnight from which the new reminder text is sent, for a simulation that ends at `to`. */
export function newReminderFrom(to: number): number {
  return fromLocal(localDay(to - newReminderDaysBeforeEnd * dayMs));
}

/** Visits the customer puts off before they happen, on top of those without access. */
export const customerRescheduleShare = 0.07;
/** After a visit without access: customers who give the installation up. */
export const givesUpAfterNoAccessShare = 0.05;
/** First visits that find a fault in the line and need a second visit: rework. */
export const lineFaultShare = 0.08;

/** What a missed appointment does to a household. It is the cause, not a mark of difficult customers. */
export const missedAppointment = {
  /** Multiplies the monthly chance to leave, for this many days. */
  leaveFactor: 2.4,
  leaveFactorDays: 240,
  /** Households that get in touch about the installation within a few days; without a miss almost none do. */
  contactShare: 0.42,
  contactShareOtherwise: 0.03,
} as const;

/** The chance to ask to leave, per month of service. */
export const leavePerMonth = 0.0085;
/** A ticket that had to be reopened multiplies it by this for the next 120 days. */
export const reopenedLeaveFactor = 1.9;

/** Households that order, by the channel of their first touch: the shop persuades, the web lets go. */
export const ordersByFirstChannel = { web: 0.5, app: 0.57, phone: 0.66, shop: 0.78 } as const;
export type FirstChannel = keyof typeof ordersByFirstChannel;

/** Orders that fail the credit check, and of those the ones saved by a deposit. */
export const creditCheckFailShare = 0.06;
export const depositAfterFailShare = 0.55;
/** Confirmed orders that the customer calls off within the cooling-off days. */
export const coolingOffShare = 0.045;

/**
 * The confounder: households at ease with screens install the router themselves more often, and need less help in
 * the first 60 days anyway. Installing it oneself changes nothing: within a band both ways have the same share.
 */
export const selfInstallShare: Readonly<Record<Band, number>> = { low: 0.12, medium: 0.4, high: 0.74 };
export const earlyHelpShare: Readonly<Record<Band, number>> = { low: 0.34, medium: 0.2, high: 0.09 };
export const earlyHelpDays = 60;

/** A first bill with a part month in it surprises: households that call about it, with and without. */
export const callsAboutFirstBill = { partMonth: 0.27, wholeMonth: 0.08 } as const;
/** Called-about bills that turn out wrong and are corrected. */
export const billCorrectedShare = 0.3;
/** First direct debits that fail, and first bills that are paid in the end. */
export const firstPaymentFailShare = 0.08;
export const firstBillPaidShare = 0.985;

/** Tickets closed once whose customer comes back about the same thing, by topic; each further return is this likely too. */
export const repeatContactShare: Readonly<Record<Topic, number>> = {
  wifi: 0.34,
  tv: 0.21,
  bill: 0.12,
  outage: 0.16,
  installation: 0.24,
  move: 0.15,
};
/** At most this many returns about one ticket. */
export const mostReturns = 4;

/** Searches on the help pages that find the answer, so that nobody needs to be asked. */
export const answerFoundShare = 0.38;

/** House moves announced and then called off; moves whose date changes at least once. */
export const moveCalledOffShare = 0.09;
export const moveDateChangedShare = 0.24;

/** The offer to upgrade: opened, plans compared once opened, ordered once compared, undone once ordered. */
export const upgrade = { opened: 0.52, compared: 0.46, ordered: 0.5, undone: 0.05 } as const;

/** Requests to leave that get an offer to stay, and offers that are taken. */
export const leave = { stayOfferShare: 0.55, acceptedShare: 0.36, routerReturnedShare: 0.83 } as const;

/**
 * Median waits of passes that depend on no opening hours, in seconds; `spread` is the deviation of the logarithm.
 * Medians of what happens in opening hours are not planted one by one: they follow from the hours.
 */
export const waits = {
  'Order placed → Credit check passed': { medianSeconds: 210, spread: 0.7 },
  'Order placed → Credit check failed': { medianSeconds: 260, spread: 0.7 },
  'Credit check passed → Order confirmed': { medianSeconds: 95, spread: 0.5 },
  'Router delivered → Router activated': { medianSeconds: 93_600, spread: 0.9 },
  'Router activated → Speed test passed': { medianSeconds: 840, spread: 0.8 },
  'Help page searched → Answer found': { medianSeconds: 170, spread: 0.6 },
  'Ticket opened → Line tested': { medianSeconds: 540, spread: 0.5 },
  'Upgrade offer opened → Plans compared': { medianSeconds: 310, spread: 0.9 },
  'Upgrade ordered → Speed raised': { medianSeconds: 5_400, spread: 0.6 },
} as const;
export type WaitName = keyof typeof waits;

/** Working days from choosing a slot to the visit when field service has no backlog. */
export const slotDaysWithoutBacklog = 4;
