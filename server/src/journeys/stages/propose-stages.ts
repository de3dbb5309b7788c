import {
  dormancyOf,
  type Silences,
  type StageRule,
  type StagesDefinition,
  type StagesProposal,
  stagesDefinitionSchema,
} from '@throughline/core/journeys';
import type { Analytics } from '../../engines/index.ts';
import { place } from '../place-sql.ts';
import { askCases, type View } from '../view.ts';
import paidEvents from './paid-events.sql';
import { periodOf } from './period.ts';
import silencesSql from './silences.sql';
import timelineDays from './timeline-days.sql';

const weekSeconds = 604_800;

interface PaidRow {
  readonly customers: number;
  readonly payers: number;
  readonly known_ms: number;
}

/** Life stages the events suggest: by the first payment, and by the silences after which few and very few come back. */
export async function proposeStages(analytics: Analytics, timelines: View): Promise<StagesProposal> {
  const [paid] = await askCases<PaidRow>(analytics, timelines, paidEvents);
  if (paid === undefined || paid.customers < 10)
    return { definition: null, reasons: ['There are fewer than ten customers. Import or send more events first.'] };
  const silences = await askCases<Silences>(analytics, timelines, place(silencesSql, { days: timelineDays }), {
    unit: 'week',
    last_period: periodOf('week', paid.known_ms) - 1,
  });
  const [half, tenth] = [dormancyOf(silences, 0.5), dormancyOf(silences, 0.1)];
  const riskWeeks = half.periods;
  const goneWeeks = tenth.periods !== null && tenth.periods > (riskWeeks ?? 0) ? tenth.periods : null;
  const hasPayers = paid.payers > 0;
  const reasons = [
    hasPayers
      ? `${said(paid.payers)} of ${said(paid.customers)} customers paid something: the first payment makes a customer.`
      : 'No event carries revenue, so everybody is active from the first event on.',
    riskWeeks === null
      ? `At no silence of up to ${tenth.followed} weeks do fewer than half come back, so nobody is at risk by silence alone.`
      : `After ${riskWeeks} silent ${riskWeeks === 1 ? 'week' : 'weeks'} fewer than half come back.`,
    ...(goneWeeks === null ? [] : [`After ${goneWeeks} silent weeks fewer than one in ten come back.`]),
  ];
  if (!hasPayers && riskWeeks === null) return { definition: null, reasons };
  return { definition: definitionOf({ hasPayers, riskWeeks, goneWeeks }), reasons };
}

function said(count: number): string {
  return count.toLocaleString('en');
}

interface Found {
  readonly hasPayers: boolean;
  readonly riskWeeks: number | null;
  readonly goneWeeks: number | null;
}

function definitionOf({ hasPayers, riskWeeks, goneWeeks }: Found): StagesDefinition {
  const silent = (weeks: number, from: string[]): StageRule => ({
    kind: 'silence',
    seconds: weeks * weekSeconds,
    of: null,
    from,
  });
  const active = hasPayers ? 'customer' : 'active';
  const later = [...(riskWeeks === null ? [] : ['at-risk']), ...(goneWeeks === null ? [] : ['former'])];
  const returns: StageRule[] =
    later.length === 0 ? [] : [{ kind: 'event', where: { kind: 'all', of: [] }, from: later }];
  const pays: StageRule = {
    kind: 'event',
    where: { kind: 'money', field: 'revenue', op: 'over', minor: 0 },
    from: null,
  };
  return stagesDefinitionSchema.parse({
    initial: hasPayers ? 'prospect' : active,
    value: null,
    stages: [
      ...(hasPayers ? [{ id: 'prospect', name: 'Prospect', meaning: 'Has been in touch, and paid nothing yet.' }] : []),
      {
        id: active,
        name: hasPayers ? 'Customer' : 'Active',
        meaning: hasPayers ? 'Has paid, and is heard of.' : 'Is heard of.',
        enters: hasPayers ? [pays, ...returns] : returns,
      },
      ...(riskWeeks === null
        ? []
        : [
            {
              id: 'at-risk',
              name: 'At risk',
              meaning: 'Silent for so long that fewer than half come back.',
              enters: [silent(riskWeeks, [active])],
            },
          ]),
      ...(goneWeeks === null
        ? []
        : [
            {
              id: 'former',
              name: 'Former',
              meaning: 'Silent for so long that fewer than one in ten come back.',
              enters: [silent(goneWeeks, riskWeeks === null ? [active] : ['at-risk'])],
            },
          ]),
    ],
  });
}
