import { useQuery } from '@tanstack/react-query';
import { type JourneyMoney, type MoneyDimension, type MoneyItem, moneyDimensionSchema } from '@throughline/core/money';
import { useState } from 'react';
import { call } from '../api/index.ts';
import { Link } from '../app/link.tsx';
import { addressWith, go, usePlace } from '../app/location.ts';
import { openNumber } from '../journeys/index.ts';
import { count, money } from '../parts/format.ts';
import { Problem } from '../parts/states.tsx';
import { type Column, Table } from '../parts/table.tsx';
import { average, dimensionWords, nameOf, perCaseWords } from './money-words.ts';

const dimensions: readonly MoneyDimension[] = [
  'step',
  'transition',
  'channel',
  'function',
  'variant',
  'outcome',
  'month',
];

export interface Chosen {
  readonly by: MoneyDimension;
  readonly outcome: string | undefined;
}

/** By what the money is taken apart, as the address says it; the first outcome of the journey where none is named. */
export function useBreakdown(journey: string): Chosen {
  const { search } = usePlace();
  const parsed = moneyDimensionSchema.safeParse(search.get('by'));
  const by = parsed.success ? parsed.data : 'step';
  const outcomes = useOutcomesOf(journey, by === 'outcome');
  const asked = search.get('outcome') ?? outcomes.data?.[0]?.id;
  return { by, outcome: by === 'outcome' ? asked : undefined };
}

function useOutcomesOf(journey: string, enabled: boolean) {
  return useQuery({
    queryKey: ['view', 'outcomes-of', journey],
    queryFn: async () => (await call('get', '/outcomes', { query: { journey } })).items,
    enabled,
  });
}

interface BreakdownProps {
  readonly journey: string;
  readonly chosen: Chosen;
  readonly answer: JourneyMoney | null;
  readonly error: Error | null;
}

const shownAtFirst = 12;

/** The money of a journey taken apart, the largest amounts first. */
export function Breakdown({ journey, chosen, answer, error }: BreakdownProps) {
  const place = usePlace();
  const { by } = chosen;
  const [isWhole, setWhole] = useState(false);
  const all = answer?.by === by ? answer.items : [];
  const items = isWhole || by === 'month' ? all : all.slice(0, shownAtFirst);
  const most = Math.max(1, ...items.map((item) => Math.abs(item.contributionMinor)));
  return (
    <section className="money-table" aria-label="What it is made of">
      <h2>What it is made of</h2>
      <div className="segmented money-tabs" role="group" aria-label="Taken apart by">
        {dimensions.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={by === one}
            onClick={() => go(addressWith(place, { by: one === 'step' ? null : one, open: null }), { replace: true })}
          >
            {dimensionWords[one]}
          </button>
        ))}
      </div>
      {by === 'outcome' && <OutcomePick journey={journey} chosen={chosen.outcome} />}
      {error !== null && <Problem error={error} />}
      {items.length > 0 && (
        <Table
          columns={columnsOf(by, most)}
          rows={items}
          keyOf={(item) => `${item.currency}${item.names.join('\u0000')}`}
        />
      )}
      {by !== 'month' && all.length > shownAtFirst && (
        <button type="button" className="link" onClick={() => setWhole(!isWhole)}>
          {isWhole ? 'Show fewer' : `Show all ${count(all.length)}`}
        </button>
      )}
      {answer !== null && answer.leftOut > 0 && (
        <p className="quiet-text">{count(answer.leftOut)} smaller ones are not listed; they are in the total.</p>
      )}
      <p className="quiet-text">
        {by === 'transition'
          ? 'The money of a transition is that of the step it leads to.'
          : isOfCase(by)
            ? 'Each case is counted in one of these, and so is its money.'
            : 'A case that passes several of these is counted in each; its money is counted once.'}
      </p>
    </section>
  );
}

/** Whether a case as a whole belongs to one line, rather than its steps. */
function isOfCase(by: MoneyDimension): boolean {
  return by === 'variant' || by === 'outcome' || by === 'month';
}

function columnsOf(by: MoneyDimension, most: number): readonly Column<MoneyItem>[] {
  const amount = (name: string, of: (item: MoneyItem) => number): Column<MoneyItem> => ({
    name,
    isNumber: true,
    cell: (item) => (of(item) === 0 ? '–' : money(of(item), item.currency)),
  });
  return [
    {
      name: dimensionWords[by],
      cell: (item) => (
        <button type="button" className="figure" onClick={() => openNumber(['item', item.currency, ...item.names])}>
          {nameOf(item, by)}
        </button>
      ),
    },
    { name: 'Cases', isNumber: true, cell: (item) => count(item.cases) },
    amount('Net revenue', (item) => item.revenueMinor - item.returnsMinor),
    amount('Goods, incentives', (item) => item.goodsMinor + item.incentivesMinor),
    amount('Cost to serve', (item) => item.costToServeMinor),
    { name: 'Contribution', isNumber: true, cell: (item) => money(item.contributionMinor, item.currency) },
    { name: 'Earned or lost', cell: (item) => <Bar item={item} most={most} /> },
    { name: 'Per case, 95 % interval', isNumber: true, cell: (item) => <PerCase item={item} /> },
  ];
}

function PerCase({ item }: { item: MoneyItem }) {
  const { value, range } = perCaseWords(item);
  return (
    <>
      {value} <span className="quiet-text range">{range}</span>
    </>
  );
}

/** To the right what is earned, to the left what is lost. */
function Bar({ item, most }: { item: MoneyItem; most: number }) {
  const width = (50 * Math.abs(item.contributionMinor)) / most;
  const isLoss = item.contributionMinor < 0;
  return (
    <div className="effect" role="img" aria-label={average(item.contributionMinor, item.currency)}>
      <span
        className={isLoss ? 'bad' : 'good'}
        style={{ width: `${Math.max(0.5, width)}%`, left: `${isLoss ? 50 - width : 50}%` }}
      />
    </div>
  );
}

function OutcomePick({ journey, chosen }: { journey: string; chosen: string | undefined }) {
  const place = usePlace();
  const outcomes = useOutcomesOf(journey, true);
  if (outcomes.data?.length === 0)
    return (
      <p className="note">
        This journey has no outcome yet. <Link href="/outcomes/new">Say what customers come to get done</Link>, and its
        money is told for those who did and those who did not.
      </p>
    );
  return (
    <label>
      Outcome{' '}
      <select
        value={chosen ?? ''}
        onChange={(event) => go(addressWith(place, { outcome: event.target.value }), { replace: true })}
      >
        {(outcomes.data ?? []).map((one) => (
          <option key={one.id} value={one.id}>
            {one.definition.name}
          </option>
        ))}
      </select>
    </label>
  );
}
