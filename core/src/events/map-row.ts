import { anonymousCustomer } from './collection/who.ts';
import { type JourneyEvent, longNameIn, type ObjectRef } from './event.ts';
import type { RejectionReason } from './import-job.ts';
import { columnRoles, type Mapping } from './mapping.ts';
import { readObjectCell } from './object-cell.ts';
import { parseInstant } from './parse-instant.ts';
import { type EventAmounts, readAmounts } from './parse-money.ts';
import { isDamaged, plainText } from './plain-text.ts';

/** A row of a file: its cells by column, and the objects its format names by itself (OCEL). */
export interface FileRow {
  readonly cells: Readonly<Record<string, string>>;
  readonly objects: readonly ObjectRef[];
}

export type MappedRow =
  | { readonly kind: 'event'; readonly event: JourneyEvent }
  | { readonly kind: 'rejected'; readonly reason: RejectionReason; readonly detail: string };

/** Two ids that lose a character each could become one. */
const idColumns = ['id', 'customer', 'anonymous', 'account', 'case'] as const;
const longestField = 1_048_576;
const earliest = Date.UTC(1900, 0, 1);
const latest = Date.UTC(2300, 0, 1);
const futureAllowance = 5 * 60_000;

/**
 * Turns rows into events by a mapping. Compiled once, because it runs for every row of a file.
 * `now` (UTC milliseconds) is when the file came: an event more than five minutes after it lies in the future.
 */
export function compileMapper(mapping: Mapping, context: { readonly now: number }): (row: FileRow) => MappedRow {
  const used = usedColumns(mapping);
  return (row) => {
    const cell = (column: string | null) => {
      const text = column === null ? '' : row.cells[column];
      // A column may be called "constructor", which every object has.
      return typeof text === 'string' ? plainText(text).trim() : '';
    };
    for (const name in row.cells) {
      const size = row.cells[name]?.length ?? 0;
      if (size > longestField)
        return rejected('field-too-long', `Column "${name}" has ${size.toLocaleString('en')} characters.`);
    }
    const damaged = idColumns
      .map((role) => row.cells[mapping[role] ?? ''])
      .find((id) => id !== undefined && isDamaged(id));
    if (damaged !== undefined) return rejected('text-unreadable', `"${plainText(damaged).slice(0, 100)}"`);
    const objects = objectsOf(row, mapping, cell);
    if (objects.length > 10_000) return rejected('too-many-objects', `It names ${objects.length} objects.`);
    const customer = customerOf(mapping, cell, objects);
    if (customer === '') return rejected('no-customer', '');
    const activity = cell(mapping.activity);
    if (activity === '') return rejected('no-activity', '');
    const time = timeOf(cell(mapping.at), mapping, context.now);
    if ('reason' in time) return rejected(time.reason, time.detail);
    const money = moneyOf(mapping, cell);
    if ('reason' in money) return rejected(money.reason, money.detail);
    const event: JourneyEvent = {
      id: cell(mapping.id),
      customer,
      anonymous: cell(mapping.anonymous),
      account: cell(mapping.account),
      activity,
      kind: cell(mapping.kind) || 'track',
      touchpoint: cell(mapping.touchpoint),
      channel: cell(mapping.channel),
      function: cell(mapping.function),
      at: time.at,
      zoneOffsetMinutes: time.zoneOffsetMinutes,
      objects,
      words: cell(mapping.words),
      language: cell(mapping.language),
      costMinor: money.costMinor,
      revenueMinor: money.revenueMinor,
      currency: money.currency,
      properties: propertiesOf(row, used),
    };
    const tooLong = longNameIn(event);
    return tooLong === null ? { kind: 'event', event } : rejected('field-too-long', tooLong);
  };
}

function rejected(reason: RejectionReason, detail: string): MappedRow {
  return { kind: 'rejected', reason, detail };
}

function usedColumns(mapping: Mapping): ReadonlySet<string> {
  return new Set([
    ...columnRoles.map((role) => mapping[role]).filter((column) => column !== null),
    ...mapping.objects.map((object) => object.column),
    ...mapping.ignore,
  ]);
}

type Cell = (column: string | null) => string;

function objectsOf(row: FileRow, mapping: Mapping, cell: Cell): ObjectRef[] {
  const objects = [...row.objects];
  const caseId = cell(mapping.case);
  if (caseId !== '') objects.push({ type: mapping.caseType, id: caseId, qualifier: '' });
  for (const { column, type } of mapping.objects) {
    for (const object of readObjectCell(cell(column))) objects.push({ type, ...object });
  }
  return objects;
}

function customerOf(mapping: Mapping, cell: Cell, objects: readonly ObjectRef[]): string {
  const anonymous = cell(mapping.anonymous);
  const device = anonymous === '' ? '' : anonymousCustomer(anonymous);
  if (mapping.customer !== null || mapping.case !== null) return cell(mapping.customer ?? mapping.case) || device;
  const object = objects.find((one) => one.type === mapping.caseType);
  return object?.id ?? (device || (objects[0]?.id ?? ''));
}

type Refusal = { readonly reason: RejectionReason; readonly detail: string };

function timeOf(text: string, mapping: Mapping, now: number): { at: number; zoneOffsetMinutes: number } | Refusal {
  if (text === '') return { reason: 'no-time', detail: '' };
  const instant = parseInstant(text, mapping.dateOrder, mapping.zone);
  if (instant === null) return { reason: 'time-unreadable', detail: `"${text.slice(0, 100)}"` };
  if (instant.at < earliest || instant.at >= latest)
    return { reason: 'time-out-of-range', detail: `"${text.slice(0, 100)}"` };
  if (instant.at > now + futureAllowance) return { reason: 'time-in-future', detail: `"${text.slice(0, 100)}"` };
  return mapping.clock === 'zoned'
    ? instant
    : { at: instant.at + instant.zoneOffsetMinutes * 60_000, zoneOffsetMinutes: 0 };
}

function moneyOf(mapping: Mapping, cell: Cell): EventAmounts | Refusal {
  const currency = cell(mapping.currency) || mapping.defaultCurrency;
  return readAmounts({ cost: cell(mapping.cost), revenue: cell(mapping.revenue), currency }, mapping.decimalSign);
}

function propertiesOf(row: FileRow, used: ReadonlySet<string>): Record<string, string> {
  const properties: Record<string, string> = {};
  for (const name in row.cells) {
    const text = row.cells[name];
    if (text === undefined || text === '' || used.has(name)) continue;
    // Our own exports mark properties, so that a property called "customer" stays one.
    properties[name.startsWith('property:') ? name.slice('property:'.length) : name] = plainText(text);
  }
  return properties;
}
