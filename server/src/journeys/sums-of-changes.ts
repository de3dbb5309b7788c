import type { Parameters } from '../engines/index.ts';
import type { Row, Shape, Tally } from './tally.ts';

/** A question whose answer is made of sums over the cases of one journey. */
export interface SumsQuestion {
  readonly sql: string;
  readonly parameters: Parameters;
  readonly shape: Shape;
  /** Columns that do not add up: they are a minute old at most. */
  readonly kept?: readonly string[];
  /** How old an answer about very many cases may be; a question that may lag is not followed. */
  readonly mayLagMilliseconds?: number;
}

const source = /\bfrom cases final\b/;

/** Whether a question reads the cases of its journey once, and nothing else: then what changes in them is all that matters. */
export function restsOnItsCasesAlone(sql: string): boolean {
  const tables = [...withoutComments(sql).matchAll(/\bfrom\s+(\w+)/gi)].map(([, table]) => table);
  return tables.length === 1 && tables[0] === 'cases' && source.test(sql);
}

/** Tells cases that are gone where the question does not. */
export const isGone = 'is_gone';

/** The question asked of the cases that a cut changed, as they were and as they are. */
export function sumsOfChanges({ sql, shape }: SumsQuestion): string {
  const plain = withoutComments(sql);
  // Once is half as dear: most of what it takes is to plan it.
  if (shape.gone !== undefined) return plain.replace(source, 'from {changes:Identifier}');
  const part = (gone: 0 | 1) =>
    `select toUInt8(${gone}) as ${isGone}, *
     from (${plain.replace(source, `from (select * from {changes:Identifier} where deleted = ${gone})`)})`;
  return `${part(0)} union all ${part(1)}`;
}

/** A row about changes as one of an answer about all cases. */
function asOfNow(row: Row, { shape }: SumsQuestion): Row {
  if (shape.gone !== undefined) return { ...row, [shape.gone]: 0 };
  const { [isGone]: _, ...plain } = row;
  return plain;
}

function withoutComments(sql: string): string {
  return sql.replaceAll(/^\s*--.*$/gm, '');
}

/** Adds what a cut changed to what is known of all cases. */
export function addChanges(tally: Tally, rows: readonly Row[], question: SumsQuestion): void {
  const { gone = isGone } = question.shape;
  // First what is there now: a row of which nothing is left would be gone.
  for (const row of rows) if (row[gone] === 0) tally.add(asOfNow(row, question), 1);
  for (const row of rows) if (row[gone] === 1) tally.add(asOfNow(row, question), -1);
}
