import type { Evidence, LifeStages, StageFlow, StageGrowth, StageMatrix, StageTimes } from '@throughline/core/journeys';
import type { ReactNode } from 'react';
import { CustomerLink } from '../../events/index.ts';
import { count, counted, day, duration, fewestCustomers, percent, percentRange } from '../../parts/format.ts';
import { Drawer, Facts, type Rows } from '../drawer.tsx';
import { EvidenceOf } from '../evidence.tsx';
import { closeNumber, type NumberName, openNumber } from '../open-number.ts';
import { ruleWords, stageName } from './stage-words.ts';
import { Curve, intervalWords, medianWords } from './time-table.tsx';
import { useStageCustomers, type WhichCustomers } from './use-stages.ts';

export interface StageAnswers {
  readonly life: LifeStages;
  readonly flow: StageFlow | undefined;
  readonly matrix: StageMatrix | undefined;
  readonly times: StageTimes | undefined;
  readonly growth: StageGrowth | undefined;
  /** The calls that gave the answers, by name. */
  readonly paths: Readonly<Record<'life' | 'flow' | 'matrix' | 'times' | 'growth', string>>;
}

interface Opened {
  readonly title: string;
  readonly rows: Rows;
  readonly evidence: Evidence;
  readonly path: string;
  readonly interval?: string;
  readonly customers?: WhichCustomers;
  readonly more?: ReactNode;
}

/** The evidence of a number of the life stages, and the customers behind it. */
export function StageDrawer({ name, answers }: { name: NumberName; answers: StageAnswers }) {
  const opened = openedBy(name, answers);
  if (opened === null) return null;
  const { title, rows, evidence, path, customers, more, interval } = opened;
  return (
    <Drawer key={JSON.stringify(name)} title={title} onClose={closeNumber}>
      <Facts rows={rows} />
      {more}
      {customers !== undefined && <CustomersBehind which={customers} />}
      <EvidenceOf evidence={evidence} path={path} {...(interval === undefined ? {} : { interval })} />
    </Drawer>
  );
}

function openedBy([sort, first = '', second = '']: NumberName, answers: StageAnswers): Opened | null {
  switch (sort) {
    case 'stage':
      return openedStage(first, answers);
    case 'move':
      return openedMove(first, second, answers);
    case 'cell':
      return openedCell(first, second, answers);
    case 'time':
      return openedTime(first, answers);
    case 'period':
      return openedPeriod(first, answers);
    case 'held':
      return openedHeld(first, second, answers);
    case 'growth':
      return openedGrowth(first, answers);
    default:
      return null;
  }
}

function openedStage(id: string, { life, paths }: StageAnswers): Opened | null {
  const stage = life.definition.stages.find((one) => one.id === id);
  const found = life.stages.find((one) => one.stage === id);
  if (stage === undefined || found === undefined) return null;
  const { value, of, interval } = found.share;
  const rules = stage.enters.map((rule) => ruleWords(rule, (one) => stageName(life, one)));
  const begins = life.definition.initial === id ? ['the first event of a customer'] : [];
  return {
    title: stage.name,
    rows: [
      ['Customers now', `${count(found.customers)} of ${count(of)}`],
      ['Share', of < fewestCustomers ? 'n too small' : percent(value)],
      ...(of < fewestCustomers || interval === null ? [] : [['95\u00a0% interval', percentRange(interval)] as const]),
      ['Meaning', stage.meaning === '' ? 'not written yet' : stage.meaning],
    ],
    more: (
      <section>
        <h3>What brings a customer in</h3>
        <ul>
          {[...begins, ...rules].map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ul>
      </section>
    ),
    customers: { stage: id },
    evidence: life.evidence,
    path: paths.life,
    interval: 'of the share: 95 %, Wilson; the counts are complete',
  };
}

function openedMove(from: string, to: string, { life, paths }: StageAnswers): Opened | null {
  const move = life.moves.find((one) => one.from === from && one.to === to);
  if (move === undefined) return null;
  const left = life.moves.filter((one) => one.from === from).reduce((sum, one) => sum + one.moves, 0);
  return {
    title: `${stageName(life, from)} → ${stageName(life, to)}`,
    rows: [
      ['Customers', count(move.customers)],
      ['Moves', count(move.moves)],
      [
        `Of all that left ${stageName(life, from)}`,
        left < fewestCustomers ? 'n too small' : percent(move.moves / left),
      ],
    ],
    customers: { stage: to, movedFrom: from },
    evidence: life.evidence,
    path: paths.life,
  };
}

function openedCell(from: string, to: string, { life, matrix, paths }: StageAnswers): Opened | null {
  const cell = matrix?.cells.find((one) => one.from === from && one.to === to);
  if (matrix === undefined || cell === undefined) return null;
  const { unit, window: period } = matrix;
  const isTold = cell.of >= fewestCustomers && cell.share !== null;
  const within = {
    ...(period.from === null ? {} : { from: period.from }),
    ...(period.to === null ? {} : { to: period.to }),
  };
  return {
    title: from === to ? `Stays in ${stageName(life, from)}` : `${stageName(life, from)} → ${stageName(life, to)}`,
    rows: [
      [`Times, from one ${unit}'s end to the next`, `${count(cell.count)} of ${count(cell.of)}`],
      ['Share', isTold && cell.share !== null ? percent(cell.share) : 'n too small'],
      ...(isTold && cell.interval !== null ? [['95\u00a0% interval', percentRange(cell.interval)] as const] : []),
      ['Smoothed', `${percent(cell.smoothed)}, as if one more had moved, spread over all stages`],
      ['Customers', count(cell.customers)],
    ],
    ...(from === to ? {} : { customers: { stage: to, movedFrom: from, ...within } }),
    evidence: matrix.evidence,
    path: paths.matrix,
    interval: '95 %, Wilson, over customer-periods',
  };
}

function openedTime(id: string, { life, times, paths }: StageAnswers): Opened | null {
  const time = times?.stages.find((one) => one.stage === id);
  if (times === undefined || time === undefined) return null;
  const last = time.curve.at(-1);
  return {
    title: `Time in ${stageName(life, id)}`,
    rows: [
      ['Half are out after', medianWords(time)],
      ['95\u00a0% interval', intervalWords(time) || 'none'],
      ['9 of 10 are out after', time.p90Seconds === null ? 'not in this time' : duration(time.p90Seconds)],
      ['Visits', `${count(time.visits)} of ${counted(time.customers, 'customer')}`],
      ['Still in, counted as far as known', count(time.open)],
      ...(last === undefined ? [] : [[`Out within ${duration(last.seconds)}`, percent(last.left)] as const]),
    ],
    more: <Curve time={time} width={300} height={90} />,
    customers: { stage: id, movedFrom: 'any' },
    evidence: times.evidence,
    path: paths.times,
    interval: 'of the median: 95 %, Brookmeyer and Crowley on the curve of Kaplan and Meier',
  };
}

function openedPeriod(from: string, { life, flow, paths }: StageAnswers): Opened | null {
  const period = flow?.periods.find((one) => one.from === from);
  if (flow === undefined || period === undefined) return null;
  return {
    title: `${flow.unit === 'week' ? 'Week' : 'Month'} from ${day(from)}${period.complete ? '' : ', so far'}`,
    rows: period.stages.map((one) => [
      stageName(life, one.stage),
      <button key={one.stage} type="button" className="figure" onClick={() => openNumber(['held', from, one.stage])}>
        {count(one.customers)} at the end, {count(one.entered)} in, {count(one.left)} out
      </button>,
    ]),
    evidence: flow.evidence,
    path: paths.flow,
  };
}

function openedHeld(from: string, stage: string, { life, flow, paths }: StageAnswers): Opened | null {
  const period = flow?.periods.find((one) => one.from === from);
  const held = period?.stages.find((one) => one.stage === stage);
  if (flow === undefined || period === undefined || held === undefined) return null;
  return {
    title: `${stageName(life, stage)}, ${flow.unit} from ${day(from)}`,
    rows: [
      [period.complete ? 'Customers at its end' : 'Customers by now', count(held.customers)],
      ['Came in during it', count(held.entered)],
      ['Went out during it', count(held.left)],
      ...period.moves
        .filter((move) => move.to === stage)
        .map(
          (move) =>
            [`from ${move.from === '' ? 'the first event' : stageName(life, move.from)}`, count(move.moves)] as const,
        ),
    ],
    customers: { stage, movedFrom: 'any', from: period.from, to: period.to },
    evidence: flow.evidence,
    path: paths.flow,
  };
}

function openedGrowth(from: string, { growth, paths }: StageAnswers): Opened | null {
  const one = growth?.periods.find((period) => period.from === from);
  if (growth === undefined || one === undefined) return null;
  const { unit, dormancy } = growth;
  return {
    title: `${unit === 'week' ? 'Week' : 'Month'} from ${day(from)}`,
    rows: [
      ['Active', count(one.active)],
      ['New: active for the first time', count(one.new)],
      [`Stayed: active the ${unit} before too`, count(one.retained)],
      ['Came back after a silence', count(one.resurrected)],
      [`Fell silent: active the ${unit} before`, count(one.newlyDormant)],
      [
        dormancy.periods === 0
          ? 'Dormant: any silence counts as churn'
          : `Dormant: silent for up to ${counted(dormancy.periods, unit)}`,
        count(one.dormant),
      ],
      ['Churned: silent for longer, or gone', count(one.churned)],
      [
        'Quick ratio: came for each that fell silent',
        one.quickRatio === null ? 'nobody fell silent' : one.quickRatio.toFixed(2),
      ],
    ],
    evidence: growth.evidence,
    path: paths.growth,
  };
}

function CustomersBehind({ which }: { which: WhichCustomers }) {
  const found = useStageCustomers(which);
  const isMove = which.movedFrom !== undefined;
  if (found.isError) return <p role="alert">{found.error.message}</p>;
  if (found.data === undefined) return <p role="status">Finding the customers …</p>;
  return (
    <section className="first-cases">
      <h3>
        {isMove
          ? `The newest of ${counted(found.data.total, 'time')} somebody came in`
          : `The newest of ${counted(found.data.total, 'customer')}`}
      </h3>
      <ul className="plain">
        {found.data.items.map((one) => (
          <li key={`${one.id}${one.since}`}>
            <CustomerLink id={one.id} /> · {isMove ? 'on' : 'since'} {day(one.since)}
          </li>
        ))}
      </ul>
    </section>
  );
}
