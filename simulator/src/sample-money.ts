import { moneySettingsSchema } from '@throughline/core/money';
import type { Channel, CompanyFunction, StepName } from './world/steps.ts';

/** A line of the rate card in the euro of the company. */
interface Line {
  readonly id: string;
  readonly name: string;
  readonly activities?: readonly StepName[];
  readonly channels?: readonly Channel[];
  readonly functions?: readonly CompanyFunction[];
  /** Minor units an event, or a minute where minutes are given. */
  readonly minor: number;
  readonly minutes?: number;
  readonly avoidable: boolean;
  readonly validFrom?: string;
  readonly validTo?: string;
}

const lineOf = ({ activities, channels, functions, minor, minutes, ...line }: Line) => ({
  ...line,
  applies: {
    ...(activities === undefined ? {} : { activities }),
    ...(channels === undefined ? {} : { channels }),
    ...(functions === undefined ? {} : { functions }),
  },
  cost:
    minutes === undefined
      ? { kind: 'per-event', minor, currency: 'EUR' }
      : { kind: 'per-minute', minor, currency: 'EUR', minutes: { kind: 'fixed', minutes } },
  validFrom: line.validFrom ?? '2020-01-01',
  validTo: line.validTo ?? null,
});

/**
 * How the sample company reads money. The events carry what a step costs directly; the rate card adds what they do not
 * know: the minutes after a call, a rise of wages in the new year, and the share of the planning desk.
 */
export const sampleMoney = moneySettingsSchema.parse({
  currency: 'EUR',
  entries: [
    {
      id: 'after-call-2025',
      name: 'Notes after a call',
      channels: ['phone'],
      minor: 62,
      minutes: 2.5,
      avoidable: true,
      validTo: '2025-12-31',
    },
    {
      id: 'after-call-2026',
      name: 'Notes after a call',
      channels: ['phone'],
      minor: 66,
      minutes: 2.5,
      avoidable: true,
      validFrom: '2026-01-01',
    },
    {
      id: 'van',
      name: 'Van and tools of a visit',
      channels: ['technician'],
      functions: ['Field service'],
      minor: 1150,
      avoidable: true,
    },
    {
      id: 'planning',
      name: 'Share of the planning desk',
      activities: ['Technician visit', 'Rescheduled', 'No access'],
      minor: 240,
      avoidable: false,
    },
    { id: 'billing', name: 'Share of the billing system', functions: ['Billing'], minor: 9, avoidable: false },
  ].map((line) => lineOf(line as Line)),
  capacity: [
    {
      id: 'care',
      function: 'Customer care',
      minor: 1_150_000,
      currency: 'EUR',
      practicalMinutes: 18_500,
      validFrom: '2025-01-01',
      validTo: null,
    },
  ],
  rules: [
    { activity: 'Bill corrected', amount: 'cost', role: 'incentive' },
    { activity: 'Stay offer accepted', amount: 'cost', role: 'incentive' },
    { activity: 'Router sent', amount: 'cost', role: 'cost-of-goods' },
    { activity: 'Router replaced', amount: 'cost', role: 'cost-of-goods' },
  ],
  outcomeValues: [
    { outcome: 'ordered-with-confidence', minor: 9_000, recoverability: 0.5 },
    { outcome: 'connected-as-promised', minor: 4_500, recoverability: 0.5 },
    { outcome: 'first-bill-paid-without-a-call', minor: 1_800, recoverability: 0.6 },
    { outcome: 'solved-for-good', minor: 3_200, recoverability: 0.5 },
    { outcome: 'stays-after-a-good-talk', minor: 21_000, recoverability: 0.3 },
  ],
  acquisitionMinor: 8_500,
  contractual: true,
});
