import type { JourneyEvent } from '@throughline/core/events';
import { type AppendBody, rowsAsBody } from '../engines/index.ts';
import { eventColumns } from './import-messages.ts';

/** Events as rows to stage, in the columns the import worker writes too. */
export function stagedRows(
  workspace: string,
  importId: string,
  firstOrdinal: number,
  events: readonly JourneyEvent[],
): AppendBody {
  const rows = events.map((event, index) => [
    workspace,
    importId,
    firstOrdinal + index,
    event.id,
    event.customer,
    event.anonymous,
    event.account,
    event.activity,
    event.kind,
    event.touchpoint,
    event.channel,
    event.function,
    event.at,
    event.zoneOffsetMinutes,
    event.objects.map((object) => [object.type, object.id, object.qualifier]),
    event.words,
    event.language,
    event.costMinor,
    event.revenueMinor,
    event.currency,
    event.properties,
  ]);
  return rowsAsBody(['workspace', 'import', ...eventColumns], rows);
}
