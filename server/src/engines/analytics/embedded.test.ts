import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { describeAnalytics } from './analytics-contract.ts';
import { openEmbeddedAnalytics } from './embedded.ts';

const open = async () => openEmbeddedAnalytics(await mkdtemp(join(tmpdir(), 'throughline-')));

describeAnalytics('embedded', open);

test('closing ends the questions that are under way, and refuses new ones', async () => {
  const engine = await open();
  const long = engine.query('select sum(cityHash64(number)) as sum from numbers(1000000000000)');
  const ended = expect(long).rejects.toMatchObject({ code: 'TL_ENGINE' });
  await engine.query('select 1');
  const closed = engine.close();
  await expect(engine.query('select 1')).rejects.toMatchObject({ code: 'TL_NOT_READY' });
  await ended;
  await closed;
});
