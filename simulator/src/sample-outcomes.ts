import type { EventPredicate } from '@throughline/core/events';
import { type OutcomeDefinition, outcomeDefinitionSchema } from '@throughline/core/outcomes';
import type { StepName } from './world/steps.ts';

const day = 86_400;
const is = (...names: StepName[]): EventPredicate => ({
  kind: 'field',
  field: 'activity',
  op: 'in',
  value: names,
});
const happens = (...names: StepName[]) => ({ kind: 'event' as const, where: is(...names), scope: 'case' as const });
const atMost = (times: number, ...names: StepName[]) => ({
  kind: 'count' as const,
  where: is(...names),
  op: 'atMost' as const,
  times,
  scope: 'case' as const,
});
const quiet = (days: number, after: readonly StepName[], ...names: StepName[]) => ({
  kind: 'quiet' as const,
  where: is(...names),
  after: is(...after),
  forSeconds: days * day,
  scope: 'case' as const,
});
const occurs = (activity: StepName) => ({ kind: 'occurs' as const, activity });

/** What customers of the sample came to get done, one outcome a journey. */
export const sampleOutcomes: readonly OutcomeDefinition[] = [
  {
    name: 'Ordered with confidence',
    statement:
      'When I look for a connection at home, I want to order one that fits, so that I need not think of it again.',
    journey: 'join',
    success: { kind: 'all', of: [happens('Order confirmed'), quiet(14, ['Order confirmed'], 'Order cancelled')] },
    failure: happens('Order cancelled'),
    deadlineSeconds: 45 * day,
    milestones: [
      { name: 'Postcode checked', where: is('Postcode checked') },
      { name: 'Order placed', where: is('Order placed') },
      { name: 'Order confirmed', where: is('Order confirmed') },
    ],
    guardrails: [{ name: 'Few questions before the order', where: occurs('Question asked'), atMostShare: 0.3 }],
  },
  {
    name: 'Connected as promised',
    statement: 'When my order is confirmed, I want a line that works on the day I chose, so that I can rely on it.',
    journey: 'install',
    success: {
      kind: 'all',
      of: [happens('Speed test passed', 'Router activated'), atMost(0, 'No access', 'Rescheduled')],
    },
    deadlineSeconds: 45 * day,
    milestones: [
      { name: 'Slot chosen', where: is('Slot chosen') },
      { name: 'Router delivered', where: is('Router delivered') },
      { name: 'Connected', where: is('Speed test passed', 'Router activated'), weight: 2 },
      { name: 'Put off', where: is('No access', 'Rescheduled'), regress: true },
    ],
    guardrails: [{ name: 'Few faults in the line', where: occurs('Line fault found'), atMostShare: 0.1 }],
  },
  {
    name: 'First bill paid without a call',
    statement: 'When my first bill comes, I want to see what I expected, so that I can pay it and forget it.',
    journey: 'first-bill',
    success: { kind: 'all', of: [happens('First bill paid'), atMost(0, 'Called about bill')] },
    deadlineSeconds: 40 * day,
    milestones: [
      { name: 'Opened', where: is('First bill opened') },
      { name: 'Paid', where: is('First bill paid'), weight: 2 },
    ],
    guardrails: [{ name: 'Few failed payments', where: occurs('Payment failed'), atMostShare: 0.1 }],
  },
  {
    name: 'Solved for good',
    statement: 'When something does not work, I want it to work again and stay that way, so that I need not ask twice.',
    journey: 'get-help',
    success: {
      kind: 'all',
      of: [
        happens('Answer found', 'Ticket closed'),
        quiet(14, ['Answer found', 'Ticket closed'], 'Ticket reopened', 'Called again', 'Complaint made'),
      ],
    },
    deadlineSeconds: 30 * day,
    milestones: [
      { name: 'Ticket opened', where: is('Ticket opened', 'Help page searched') },
      { name: 'Solved', where: is('Answer found', 'Ticket closed'), weight: 2 },
      { name: 'Reopened', where: is('Ticket reopened'), regress: true },
    ],
    guardrails: [{ name: 'Few complaints', where: occurs('Complaint made'), atMostShare: 0.05 }],
  },
  {
    name: 'Moved without a gap',
    statement: 'When I move, I want my line to be there when I am, so that nothing at home stops.',
    journey: 'move-house',
    success: { kind: 'all', of: [happens('Service moved'), atMost(0, 'Moving date changed')] },
    deadlineSeconds: 90 * day,
    milestones: [
      { name: 'Date set', where: is('Moving date set') },
      { name: 'Service moved', where: is('Service moved'), weight: 2 },
    ],
  },
  {
    name: 'Faster, and stays so',
    statement: 'When my line is too slow, I want a faster one without trouble, so that everybody at home can work.',
    journey: 'upgrade',
    success: { kind: 'all', of: [happens('Speed raised'), quiet(30, ['Speed raised'], 'Upgrade undone')] },
    deadlineSeconds: 60 * day,
    milestones: [
      { name: 'Plans compared', where: is('Plans compared') },
      { name: 'Upgrade ordered', where: is('Upgrade ordered') },
      { name: 'Speed raised', where: is('Speed raised') },
    ],
  },
  {
    name: 'Stays after a good talk',
    side: 'business' as const,
    journey: 'leave',
    success: happens('Stay offer accepted'),
    failure: happens('Cancellation confirmed'),
    deadlineSeconds: 60 * day,
    guardrails: [
      {
        name: 'Nobody waits for a confirmation',
        where: { kind: 'duration' as const, minSeconds: 60 * day },
        atMostShare: 0.1,
      },
    ],
  },
].map((one) => outcomeDefinitionSchema.parse(one));
