/** The least the engine must do for each view: one plain aggregate over the stored cases, no API, no evidence. */

import { join } from 'node:path';
import { createClient } from '@clickhouse/client';
import { createChdbConnection } from 'chdb/connection';
import { median } from './figures.mjs';

const ofAll = `from cases where journey = 'all'`;
const questions = {
  map: `select a, b, count() as passes, quantilesExactInclusive(0.5, 0.9)(elapsed) as times ${ofAll.replace(
    'where',
    'array join activity as a, next as b, elapsed_ms as elapsed where',
  )} group by a, b`,
  variants: `select variant, any(activity) as path, count() as n ${ofAll} group by variant order by n desc limit 50`,
  funnel: `select level, count() from (select windowFunnel(1209600000)(toUInt64(at), a = 'Activity 0', a = 'Activity 8', a = 'Activity 20', a = 'Activity 36') as level
    ${ofAll.replace('where', 'array join activity as a, at_ms as at where')} group by id) group by level`,
};

/** Median milliseconds of each question over some runs, on a data directory no server holds. */
export async function measureBareEngine(data, runs) {
  const client = createClient({ connection: createChdbConnection({ path: join(data, 'analytics') }) });
  const times = {};
  for (const [name, query] of Object.entries(questions)) {
    const taken = [];
    for (let run = 0; run < runs + 1; run++) {
      const began = performance.now();
      await (await client.query({ query, format: 'JSONCompact' })).json();
      taken.push(performance.now() - began);
    }
    times[name] = median(taken.slice(1));
  }
  await client.close();
  return times;
}
