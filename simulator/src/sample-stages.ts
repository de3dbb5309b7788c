import type { EventPredicate } from '@throughline/core/events';
import { type StageRule, type StagesDefinition, stagesDefinitionSchema } from '@throughline/core/journeys';
import type { StepName } from './world/steps.ts';

const day = 86_400;
const is = (...names: StepName[]): EventPredicate => ({ kind: 'field', field: 'activity', op: 'in', value: names });
const on = (from: string[], ...names: StepName[]): StageRule => ({ kind: 'event', where: is(...names), from });
const quiet = (days: number, from: string[], of: EventPredicate | null = null): StageRule => ({
  kind: 'silence',
  seconds: days * day,
  of,
  from,
});
/** What only a household in service does: those the sample meets in the middle of their life begin with one of them. */
const inService: readonly StepName[] = [
  'Quarterly bill paid',
  'Help page searched',
  'Chat started',
  'Called for help',
  'E-mail written',
  'Ticket opened',
  'Move announced',
  'Upgrade offer sent',
  'Plans compared',
];
const warnings: readonly StepName[] = [
  'Complaint made',
  'Ticket reopened',
  'Cancellation page viewed',
  'Called to cancel',
  'Cancellation requested',
];

/** The life of a household with the company of the sample. */
export const sampleStages: StagesDefinition = stagesDefinitionSchema.parse({
  initial: 'prospect',
  // Being in touch, not being sent something: offers and bills go out by themselves.
  value: { kind: 'field', field: 'channel', op: 'in', value: ['web', 'app', 'phone', 'shop'] },
  stages: [
    {
      id: 'prospect',
      name: 'Prospect',
      meaning: 'Looks at offers and has no order that stands.',
      enters: [on(['joining'], 'Order cancelled', 'Credit check failed'), on(['lost-interest'], 'Offer viewed')],
    },
    {
      id: 'lost-interest',
      name: 'Lost interest',
      meaning: 'A prospect of whom nothing was heard for 60 days.',
      enters: [quiet(60, ['prospect'])],
    },
    {
      id: 'joining',
      name: 'Joining',
      meaning: 'Has ordered, and has not paid the first bill yet.',
      enters: [on(['prospect', 'lost-interest'], 'Order placed')],
    },
    {
      id: 'established',
      name: 'Established',
      meaning: 'Is served and pays.',
      enters: [
        on(['joining'], 'First bill paid'),
        on(['prospect'], ...inService),
        on(['at-risk', 'leaving'], 'Stay offer accepted'),
        quiet(60, ['at-risk'], is(...warnings)),
      ],
    },
    {
      id: 'at-risk',
      name: 'At risk',
      meaning: 'Complained, had a ticket reopened or looked at leaving in the last 60 days.',
      enters: [on(['joining', 'established', 'prospect'], ...warnings)],
    },
    {
      id: 'leaving',
      name: 'Leaving',
      meaning: 'The cancellation is confirmed.',
      enters: [on(['joining', 'established', 'at-risk'], 'Cancellation confirmed')],
    },
    {
      id: 'former',
      name: 'Former',
      meaning: 'The last bill is paid, or 90 days have gone by since.',
      terminal: true,
      enters: [on(['leaving'], 'Final bill paid'), quiet(90, ['leaving'])],
    },
  ],
});
