import { exportColumns, type JourneyEvent, minorDigits, writeObjectCell } from '@throughline/core/events';

/** The columns every flat export has, in order; a column for each type of object and each property follows. */
export const flatColumns: readonly string[] = Object.values(exportColumns);

const propertyMark = 'property:';

/** What a cell is called where its log has a name for properties anyway: the mark stays only on a name that would be another's. */
export function bareName(column: string): string {
  if (!column.startsWith(propertyMark)) return column;
  const name = column.slice(propertyMark.length);
  return flatColumns.includes(name) || name.includes(':') ? column : name;
}

/** An event as named cells, in the names our own import reads back. */
export function flatEvent(event: JourneyEvent): Record<string, string> {
  const cells: Record<string, string> = {
    event_id: event.id,
    customer_id: event.customer,
    anonymous_id: event.anonymous,
    account_id: event.account,
    activity: event.activity,
    kind: event.kind,
    touchpoint: event.touchpoint,
    channel: event.channel,
    function: event.function,
    timestamp: localIso(event.at, event.zoneOffsetMinutes),
    words: event.words,
    language: event.language,
    cost: decimal(event.costMinor, event.currency),
    revenue: decimal(event.revenueMinor, event.currency),
    currency: event.currency,
  };
  for (const type of new Set(event.objects.map((object) => object.type)))
    cells[`object:${type}`] = writeObjectCell(event.objects.filter((object) => object.type === type));
  for (const [name, value] of Object.entries(event.properties)) cells[`${propertyMark}${name}`] = value;
  return cells;
}

/** An instant on the clock it was written by, with that clock's offset. */
export function localIso(at: number, zoneOffsetMinutes: number): string {
  const local = new Date(at + zoneOffsetMinutes * 60_000).toISOString();
  if (zoneOffsetMinutes === 0) return local;
  const size = Math.abs(zoneOffsetMinutes);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${local.slice(0, -1)}${zoneOffsetMinutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** Minor units as a decimal number; empty for no money. */
function decimal(minor: number, currency: string): string {
  if (currency === '') return '';
  const digits = minorDigits(currency);
  const text = String(Math.abs(minor)).padStart(digits + 1, '0');
  const whole = digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
  return minor < 0 ? `-${whole}` : whole;
}
