import { chiSquareTail, wilsonInterval } from '../../statistics/index.ts';

/**
 * Runs of period ends in one stage, counted by what came straight before and after. A run of L ends gives L−1 times
 * "stays", one move where something follows, and the triples the order test needs.
 */
export interface StageRuns {
  /** The stage before, '' where there was none in the window. */
  readonly before: string;
  readonly stage: string;
  /** The stage after, '' where the window ends first. */
  readonly after: string;
  readonly runs: number;
  /** Runs of one period end only. */
  readonly singles: number;
  /** Period ends of all these runs. */
  readonly ends: number;
}

export interface ChainCell {
  readonly from: string;
  readonly to: string;
  /** How many times a customer was in `from` at one period end and in `to` at the next. */
  readonly count: number;
  readonly of: number;
  readonly share: number | null;
  /** (n + α/K) / (N + α): what a few customers cannot push to 0 or 1. */
  readonly smoothed: number;
  readonly interval: readonly [low: number, high: number] | null;
}

export interface StageChain {
  readonly cells: readonly ChainCell[];
  /** Stages that nobody left: the terminal ones, and those that are so in what was seen. */
  readonly absorbing: readonly string[];
  /** From every other stage: periods until one of those is come to; null where there is no way to one. */
  readonly remaining: readonly { readonly stage: string; readonly periods: number | null }[];
  readonly order: OrderTest;
}

/** Whether where a customer goes next depends on where the customer came from, as well as on where the customer is. */
export interface OrderTest {
  readonly chiSquare: number | null;
  readonly degrees: number;
  readonly p: number | null;
  /** First order holds; it does not; or there is too little to tell (no table whose cells are all expected at 5 or more). */
  readonly verdict: 'holds' | 'breaks' | 'too-few';
  readonly triples: number;
}

export interface ChainStages {
  readonly stages: readonly string[];
  readonly terminal: readonly string[];
}

/** The strength of the smoothing: as if one more move had been seen from each stage, spread evenly. */
const alpha = 1;

/** The stages from one period end to the next as a first-order chain, with what must be known to trust it (METHODS §1.5). */
export function stageChain(runs: readonly StageRuns[], { stages, terminal }: ChainStages): StageChain {
  const count = pairCounts(runs);
  const cells = stages.flatMap((from) => {
    const of = stages.reduce((sum, to) => sum + count(from, to), 0);
    return stages.map((to) => ({
      from,
      to,
      count: count(from, to),
      of,
      share: of === 0 ? null : count(from, to) / of,
      smoothed: (count(from, to) + alpha / stages.length) / (of + alpha),
      interval: wilsonInterval(count(from, to), of),
    }));
  });
  const outOf = (stage: string) => stages.reduce((sum, to) => sum + (to === stage ? 0 : count(stage, to)), 0);
  const isSeen = (stage: string) => stages.some((to) => count(stage, to) > 0);
  const absorbing = stages.filter((stage) => terminal.includes(stage) || (isSeen(stage) && outOf(stage) === 0));
  const transient = stages.filter((stage) => !absorbing.includes(stage) && isSeen(stage));
  const shareOf = new Map(cells.map((cell) => [`${cell.from}\n${cell.to}`, cell.share ?? 0]));
  const within = transient.map((from) => transient.map((to) => shareOf.get(`${from}\n${to}`) ?? 0));
  const matrix = fundamentalMatrix(within);
  const remaining = transient.map((stage, place) => ({
    stage,
    periods: matrix === null ? null : (matrix[place] ?? []).reduce((sum, periods) => sum + periods, 0),
  }));
  return { cells, absorbing, remaining, order: orderTest(runs, stages) };
}

function pairCounts(runs: readonly StageRuns[]): (from: string, to: string) => number {
  const counts = new Map<string, number>();
  const add = (from: string, to: string, more: number) =>
    counts.set(`${from}\n${to}`, (counts.get(`${from}\n${to}`) ?? 0) + more);
  for (const run of runs) {
    add(run.stage, run.stage, run.ends - run.runs);
    if (run.after !== '') add(run.stage, run.after, run.runs);
  }
  return (from, to) => counts.get(`${from}\n${to}`) ?? 0;
}

/**
 * N = (I − Q)⁻¹ of a chain's transient states: the expected periods in each state, from each. Null where a state can
 * never be left, so that there is no end. Gauss–Jordan with pivoting.
 */
export function fundamentalMatrix(transient: readonly (readonly number[])[]): number[][] | null {
  const size = transient.length;
  const rows = transient.map((row, i) => [
    ...row.map((share, j) => (i === j ? 1 : 0) - share),
    ...row.map((_, j) => (i === j ? 1 : 0)),
  ]);
  for (let place = 0; place < size; place++) {
    const order = rows.slice(place).toSorted((a, b) => Math.abs(b[place] ?? 0) - Math.abs(a[place] ?? 0));
    rows.splice(place, size - place, ...order);
    const pivot = rows[place];
    const lead = pivot?.[place] ?? 0;
    if (pivot === undefined || Math.abs(lead) < 1e-9) return null;
    const scaled = pivot.map((value) => value / lead);
    for (const [other, row] of rows.entries()) {
      const factor = row[place] ?? 0;
      rows[other] = other === place ? scaled : row.map((value, j) => value - factor * (scaled[j] ?? 0));
    }
  }
  return rows.map((row) => row.slice(size));
}

/** Compares P(next | now) with P(next | before, now) by χ² of each stage's table, summed; only cells expected at 5 or more. */
export function orderTest(runs: readonly StageRuns[], stages: readonly string[]): OrderTest {
  let [chiSquare, degrees, triples] = [0, 0, 0];
  for (const now of stages) {
    const table = tableOf(runs, now, stages);
    triples += sum(table.flat());
    const tested = largeEnough(table);
    const [rows, columns] = [tested.map(sum), columnSums(tested)];
    if (rows.length < 2 || columns.length < 2) continue;
    const total = sum(rows);
    for (const [i, row] of tested.entries()) {
      for (const [j, seen] of row.entries()) {
        const expected = ((rows[i] ?? 0) * (columns[j] ?? 0)) / total;
        chiSquare += (seen - expected) ** 2 / expected;
      }
    }
    degrees += (rows.length - 1) * (columns.length - 1);
  }
  if (degrees === 0) return { chiSquare: null, degrees, p: null, verdict: 'too-few', triples };
  const p = chiSquareTail(chiSquare, degrees);
  return { chiSquare, degrees, p, verdict: p < 0.05 ? 'breaks' : 'holds', triples };
}

/** Triples around one stage: a row each stage before, a column each stage after. */
function tableOf(runs: readonly StageRuns[], now: string, stages: readonly string[]): number[][] {
  const table = stages.map(() => stages.map(() => 0));
  const add = (before: string, after: string, more: number) => {
    const row = table[stages.indexOf(before)];
    const column = stages.indexOf(after);
    if (row !== undefined && column >= 0) row[column] = (row[column] ?? 0) + more;
  };
  for (const run of runs.filter((one) => one.stage === now)) {
    const long = run.runs - run.singles;
    // A run of L ≥ 2 ends holds L−2 triples of the stage alone, and one on either side where there is a neighbour.
    add(now, now, run.ends - run.singles - 2 * long);
    add(run.before, now, long);
    add(now, run.after, long);
    add(run.before, run.after, run.singles);
  }
  return table;
}

/** Leaves out the smallest row or column until every cell is expected at 5 or more. */
function largeEnough(table: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const rows = table.map(sum);
  const columns = columnSums(table);
  const total = sum(rows);
  if (rows.length === 0 || columns.length === 0 || total === 0) return [];
  const [smallRow, smallColumn] = [Math.min(...rows), Math.min(...columns)];
  if ((smallRow * smallColumn) / total >= 5) return table;
  if (smallRow <= smallColumn) {
    const gone = rows.indexOf(smallRow);
    return largeEnough(table.filter((_, i) => i !== gone));
  }
  const gone = columns.indexOf(smallColumn);
  return largeEnough(table.map((row) => row.filter((_, j) => j !== gone)));
}

function columnSums(table: readonly (readonly number[])[]): number[] {
  return (table[0] ?? []).map((_, j) => sum(table.map((row) => row[j] ?? 0)));
}

function sum(values: readonly number[]): number {
  return values.reduce((all, one) => all + one, 0);
}
