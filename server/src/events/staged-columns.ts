import type { JourneyEvent } from '@throughline/core/events';
import { type AppendBody, rowsAsBody } from '../engines/index.ts';
import { eventCells, eventColumns } from './import-messages.ts';

/** Events as rows to stage, in the columns the import worker writes too. */
export function stagedRows(
  workspace: string,
  importId: string,
  firstOrdinal: number,
  events: readonly JourneyEvent[],
): AppendBody {
  const rows = events.map((event, index) => [workspace, importId, ...eventCells(firstOrdinal + index, event)]);
  return rowsAsBody(['workspace', 'import', ...eventColumns], rows);
}
