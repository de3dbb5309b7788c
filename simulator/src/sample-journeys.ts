import type { JourneyDefinition } from '@throughline/core/journeys';

/** The company that is played: a made-up provider of household internet and television. */
export const companyName = 'Hazeldijk Telecom';

const ofObject = (type: string, words: { name: string; description: string }): JourneyDefinition => ({
  ...words,
  events: null,
  notion: { kind: 'object', type },
});

/** The journeys of the sample workspace, in the order in which a customer meets them. */
export const sampleJourneys: readonly JourneyDefinition[] = [
  ofObject('order', {
    name: 'Join',
    description: 'From the first look at an offer to a confirmed order.',
  }),
  ofObject('installation', {
    name: 'Install',
    description: 'From the confirmed order to a connection that works, with every visit and reschedule.',
  }),
  ofObject('bill', {
    name: 'First bill',
    description: 'From the first bill to the first payment, with the questions it raises.',
  }),
  ofObject('ticket', {
    name: 'Get help',
    description: 'From a search or a call for help to the last time the ticket was closed.',
  }),
  ofObject('move', {
    name: 'Move house',
    description: 'From announcing a move to service at the new address.',
  }),
  ofObject('upgrade', {
    name: 'Upgrade',
    description: 'From an offer of more speed to a faster line, or not.',
  }),
  ofObject('cancellation', {
    name: 'Leave',
    description: 'From the wish to leave to the last bill, or to a change of mind.',
  }),
];

/** Enough of the company for about 300,000 events. */
export const sampleSize = { customers: 22_000, seed: 7 } as const;

/** Fourteen months of the sample, from one local midnight to another. */
export const sampleWindow = { from: Date.UTC(2025, 7, 31, 22), to: Date.UTC(2026, 9, 31, 23) } as const;
