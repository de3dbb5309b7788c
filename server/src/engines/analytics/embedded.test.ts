import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeAnalytics } from './analytics-contract.ts';
import { openEmbeddedAnalytics } from './embedded.ts';

describeAnalytics('embedded', async () => openEmbeddedAnalytics(await mkdtemp(join(tmpdir(), 'throughline-'))));
