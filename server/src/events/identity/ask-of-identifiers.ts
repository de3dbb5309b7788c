import { type Analytics, rowsAsBody } from '../../engines/index.ts';

interface Asked {
  readonly workspace: string;
  readonly identifiers: readonly string[];
}

const identifiersPerQuestion = 50_000;
/** As a value of a question, more identifiers than these take the engine many times as long as in a table. */
const mostAsValue = 2000;

/**
 * Asks about identifiers, which stand in the place of `asked` in the question, in parts. In one workspace one after another,
 * as many of them have a table there.
 */
export async function askOfIdentifiers<Row>(
  analytics: Analytics,
  sql: string,
  { workspace, identifiers }: Asked,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (let from = 0; from < identifiers.length; from += identifiersPerQuestion) {
    const part = identifiers.slice(from, from + identifiersPerQuestion);
    const ask = part.length > mostAsValue ? askByTable<Row> : askOfFewIdentifiers<Row>;
    for (const row of await ask(analytics, sql, { workspace, identifiers: part })) rows.push(row);
  }
  return rows;
}

/** Asks about few identifiers, such as those of one customer, beside whatever else is asked. */
export function askOfFewIdentifiers<Row>(analytics: Analytics, sql: string, { workspace, identifiers }: Asked) {
  const asked = 'select arrayJoin({identifiers:Array(String)}) as one';
  return analytics.query<Row>(withAsked(sql, asked), { workspace, identifiers });
}

async function askByTable<Row>(analytics: Analytics, sql: string, { workspace, identifiers }: Asked) {
  const table = `asked_${workspace.replaceAll(/\W/g, '_')}`;
  // What a stop left there must not be asked about.
  await analytics.query('create or replace table {asked:Identifier} (one String) engine = Memory', { asked: table });
  try {
    await analytics.append(
      table,
      rowsAsBody(
        ['one'],
        identifiers.map((one) => [one]),
      ),
    );
    return await analytics.query<Row>(withAsked(sql, 'select one from {asked:Identifier}'), {
      workspace,
      asked: table,
    });
  } finally {
    // What cannot be freed is replaced by the next question.
    await analytics.query('truncate table {asked:Identifier}', { asked: table }).catch(() => undefined);
  }
}

function withAsked(sql: string, asked: string): string {
  return sql.replaceAll('/*asked*/', () => asked);
}
