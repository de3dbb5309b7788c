import { rm } from 'node:fs/promises';
import { type ConnectorPreview, type ConnectorSettings, guessMapping, type Mapping } from '@throughline/core/events';
import { Fault } from '@throughline/core/faults';
import { inspectFile, previewRows } from '../formats/index.ts';
import type { PullTask } from './page.ts';
import { pull } from './pull.ts';

const rowsShown = 20;

/** The first rows that would be pulled, under a mapping or the one they suggest. Nothing is kept. */
export async function previewConnector(
  settings: ConnectorSettings,
  task: PullTask,
  mapping: Mapping | null,
): Promise<ConnectorPreview> {
  const first = { ...task, cursor: null, mostRows: rowsShown, untaken: async (files: Files) => files };
  for await (const page of pull(settings, first)) {
    try {
      const inspected = await inspectFile(page.path, page.shape === null ? page.name : 'rows.jsonl');
      // A row of a query may look like another format; what it is, is known.
      const shape = page.shape === null ? inspected : { ...inspected, format: page.shape.format };
      const used = mapping ?? guessMapping(shape);
      return { shape, mapping: used, rows: [...(await previewRows(page.path, shape, used, rowsShown))] };
    } finally {
      await rm(page.path, { force: true });
    }
  }
  throw new Fault(
    'TL_CONNECTOR_FAILED',
    settings.kind === 'folder'
      ? 'There is no file yet, or all were changed less than 5 seconds ago. Put one there, or check the folder and the ending.'
      : 'The other side answered, but has nothing to pull. Check the settings, or try again when there is something.',
  );
}

type Files = Parameters<PullTask['untaken']>[0];
