import type { RejectionReason } from '@throughline/core/events';

/** A file with something wrong in it, and what must become of it. */
export interface DamagedFile {
  readonly what: string;
  readonly name: string;
  readonly bytes: () => string | Buffer;
  /** Events that go in; `some` where the damage decides how many. */
  readonly accepted?: number | 'some';
  readonly duplicates?: number;
  /** Why the other rows wait in quarantine, one reason a row. */
  readonly quarantined?: readonly RejectionReason[];
  /** The fault that refuses the file, before anything of it goes in. */
  readonly refused?: string;
  /** An activity that must be on the map, to the letter. */
  readonly activity?: string;
}

export const header = 'order_id,customer_id,activity,timestamp,cost,currency';
export const row = (
  n: number,
  cells: Partial<Record<'activity' | 'at' | 'customer' | 'order' | 'cost' | 'currency', string>> = {},
) =>
  [
    cells.order ?? `o${n}`,
    cells.customer ?? `c${n}`,
    cells.activity ?? 'Ordered',
    cells.at ?? `2025-01-${String((n % 27) + 1).padStart(2, '0')}T08:00:00Z`,
    cells.cost ?? '1.50',
    cells.currency ?? 'EUR',
  ].join(',');
export const good = (count: number, from = 1) => Array.from({ length: count }, (_, i) => row(from + i));
export const csv = (...rows: readonly string[]) => `${[header, ...rows].join('\n')}\n`;
export const around = (...bad: readonly string[]) => csv(...good(3), ...bad, ...good(3, 10));
export const utf16 = (text: string, mark: boolean) => Buffer.from(`${mark ? '\ufeff' : ''}${text}`, 'utf16le');
export const half = (bytes: Buffer) => bytes.subarray(0, Math.floor(bytes.length / 2));
export const noise = (count: number) =>
  Array.from({ length: count }, (_, i) => row(i + 1, { activity: `Step ${(i * 7919) % 5000}` }));

export const line = (value: unknown) => JSON.stringify(value);
export const jsonRow = (n: number, more: object = {}) =>
  line({ customer_id: `c${n}`, activity: 'Ordered', timestamp: '2025-01-02T08:00:00Z', ...more });
export const jsonl = (...bad: readonly string[]) =>
  `${[jsonRow(1), jsonRow(2), ...bad, jsonRow(3), jsonRow(4)].join('\n')}\n`;
