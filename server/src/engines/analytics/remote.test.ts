import { expect, test } from 'vitest';
import { newClickHouseDatabase } from '../../../test-engines/choose-engines.ts';
import { describeAnalytics } from './analytics-contract.ts';
import { refuseOldRelease } from './clickhouse-client.ts';
import { openRemoteAnalytics } from './remote.ts';

describeAnalytics('ClickHouse over HTTP', async () => openRemoteAnalytics(await newClickHouseDatabase()));

test.each([
  ['25.12.4.2', false],
  ['26.0.9', false],
  ['26.1.1.912', true],
  ['27.0', true],
  ['', false],
])('a server of release "%s" is taken: %s', async (version, isTaken) => {
  const asking = refuseOldRelease({ query: async <Row>() => [{ version }] as Row[] });
  if (isTaken) await asking;
  else await expect(asking).rejects.toMatchObject({ code: 'TL_CONFIG_INVALID' });
});
