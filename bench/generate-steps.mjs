/** A log of any size with the shape of a journey: 40 activities, skips, loops and log-normal waits. */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@clickhouse/client';
import { createChdbConnection } from 'chdb/connection';

const stepsPerCase = 10;

/** Writes a Parquet file of `steps` events, ten a customer; the same every time. `seed` makes other customers. */
export async function generateSteps(path, steps, seed = 1) {
  const scratch = await mkdtemp(join(tmpdir(), 'throughline-bench-steps-'));
  const client = createClient({ connection: createChdbConnection({ path: scratch }) });
  const chance = (salt) => `(sipHash64(number, ${seed}, ${salt}) % 1000000 / 1000000)`;
  await client.command({
    query: `
      select concat('c', toString(${seed}), '-', toString(intDiv(number, ${stepsPerCase}))) as customer_id,
             concat('Activity ', toString(least(39, greatest(0,
               (number % ${stepsPerCase}) * 4 + toInt32(multiIf(${chance(1)} < 0.6, 0, ${chance(1)} < 0.75, 1, ${chance(1)} < 0.85, 2, ${chance(1)} < 0.95, -4, 3)))))) as activity,
             fromUnixTimestamp64Milli(toInt64(1735689600000 + (sipHash64(intDiv(number, ${stepsPerCase}), ${seed}) % 26000000) * 1000
               + (number % ${stepsPerCase}) * 90000000 + toInt64(exp(8 + 3 * ${chance(2)}) * 1000))) as timestamp,
             arrayElement(['web', 'app', 'phone', 'shop'], 1 + sipHash64(number, ${seed}, 3) % 4) as channel
      from numbers(${steps})
      into outfile '${path}' truncate format Parquet`,
  });
  await client.close();
  await rm(scratch, { recursive: true, force: true });
}
