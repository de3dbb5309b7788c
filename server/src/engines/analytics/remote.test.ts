import { newClickHouseDatabase } from '../../../test-engines/choose-engines.ts';
import { describeAnalytics } from './analytics-contract.ts';
import { openRemoteAnalytics } from './remote.ts';

describeAnalytics('ClickHouse over HTTP', async () => openRemoteAnalytics(await newClickHouseDatabase()));
