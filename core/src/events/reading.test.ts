import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compileMapper,
  decideDateOrder,
  decideDecimalSign,
  type FileShape,
  guessMapping,
  isDateOrderOpen,
  mappingSchema,
  parseInstant,
  parseMoney,
  readObjectCell,
  writeObjectCell,
} from './index.ts';

const iso = (text: string, order: Parameters<typeof parseInstant>[1] = 'auto', zone = 'UTC') => {
  const instant = parseInstant(text, order, zone);
  return instant === null ? null : new Date(instant.at).toISOString();
};

describe('dates', () => {
  test.each([
    ['2024-03-01T10:00:00Z', '2024-03-01T10:00:00.000Z'],
    ['2024-03-01T10:00:00.123+01:00', '2024-03-01T09:00:00.123Z'],
    ['2024-03-01 10:00', '2024-03-01T10:00:00.000Z'],
    ['2024-03-01 10:00:00.123456789', '2024-03-01T10:00:00.123Z'],
    ['2024/03/01 10:00', '2024-03-01T10:00:00.000Z'],
    ['01.03.2024 10:00', '2024-03-01T10:00:00.000Z'],
    ['31/12/2024', '2024-12-31T00:00:00.000Z'],
    ['1 March 2024 10:00', '2024-03-01T10:00:00.000Z'],
    ['Fri, 01 Mar 2024 10:00:00 +0100', '2024-03-01T09:00:00.000Z'],
    ['Mar 1, 2024 3:05 PM', '2024-03-01T15:05:00.000Z'],
    ['1709287200', '2024-03-01T10:00:00.000Z'],
    ['1709287200123', '2024-03-01T10:00:00.123Z'],
    ['1709287200123456', '2024-03-01T10:00:00.123Z'],
    ['2024-02-29', '2024-02-29T00:00:00.000Z'],
  ])('%s is read', (text, expected) => {
    expect(iso(text)).toBe(expected);
  });

  test.each([
    '',
    'yesterday',
    '2024-02-30T10:00:00Z',
    '2023-02-29',
    '2024-13-01',
    '2024-03-01T25:00:00Z',
    '99/99/9999',
    '12',
    '2024-03-01T10:61:00Z',
  ])('%s is not', (text) => {
    expect(iso(text)).toBeNull();
  });

  test('a date without a zone is on the clock of the zone, summer and winter', () => {
    expect(iso('2024-07-01 12:00', 'auto', 'Europe/Amsterdam')).toBe('2024-07-01T10:00:00.000Z');
    expect(iso('2024-01-01 12:00', 'auto', 'Europe/Amsterdam')).toBe('2024-01-01T11:00:00.000Z');
    expect(iso('2024-01-01 12:00', 'auto', '-05:00')).toBe('2024-01-01T17:00:00.000Z');
    expect(iso('2024-01-01 12:00', 'auto', 'Nowhere/Town')).toBeNull();
  });

  test.each([
    ['2024-10-27 02:30', 'Europe/Berlin', '2024-10-27T00:30:00.000Z'],
    ['2024-11-03 01:30', 'America/New_York', '2024-11-03T05:30:00.000Z'],
    ['2024-03-31 02:30', 'Europe/Berlin', '2024-03-31T01:30:00.000Z'],
    ['2024-03-31 03:30', 'Europe/Berlin', '2024-03-31T01:30:00.000Z'],
  ])('where the clock changes, %s in %s is the first instant it can be', (text, zone, expected) => {
    expect(iso(text, 'auto', zone)).toBe(expected);
  });

  test('the order of day and month is decided by the values that leave no doubt', () => {
    expect(decideDateOrder(['01/02/2024', '13/02/2024'])).toBe('day-first');
    expect(decideDateOrder(['01/02/2024', '02/13/2024'])).toBe('month-first');
    expect(iso('01/02/2024', 'day-first')).toBe('2024-02-01T00:00:00.000Z');
    expect(iso('01/02/2024', 'month-first')).toBe('2024-01-02T00:00:00.000Z');
  });

  test('every instant written as ISO is read back to the millisecond, with its offset', () => {
    const instants = fc.integer({ min: Date.UTC(1950, 0), max: Date.UTC(2200, 0) });
    const offsets = fc.integer({ min: -56, max: 56 }).map((quarters) => quarters * 15);
    fc.assert(
      fc.property(instants, offsets, (at, offset) => {
        const local = new Date(at + offset * 60_000).toISOString().slice(0, -1);
        const size = Math.abs(offset);
        const sign = offset < 0 ? '-' : '+';
        const zone = `${sign}${String(Math.floor(size / 60)).padStart(2, '0')}:${String(size % 60).padStart(2, '0')}`;
        expect(parseInstant(local + zone, 'auto', 'UTC')).toEqual({ at, zoneOffsetMinutes: offset === 0 ? 0 : offset });
      }),
    );
  });
});

describe('the objects of a cell', () => {
  const ids = fc.string({ minLength: 1, maxLength: 12 }).filter((id) => id.trim() !== '');
  const objects = fc.array(fc.record({ id: ids, qualifier: fc.constantFrom('', 'places', 'a,b') }), { maxLength: 4 });

  test('are read back as they were written, whatever their ids hold', () => {
    fc.assert(
      fc.property(objects, (list) => {
        expect(readObjectCell(writeObjectCell(list))).toEqual(list);
      }),
    );
  });

  test('are ids with bars or commas between them', () => {
    expect(readObjectCell('o1| o2,o3,').map(({ id }) => id)).toEqual(['o1', 'o2', 'o3']);
    expect(readObjectCell('[draft').map(({ id }) => id)).toEqual(['[draft']);
    expect(readObjectCell('[1001, 1002]').map(({ id }) => id)).toEqual(['1001', '1002']);
    expect(readObjectCell('[{"x":1},2]').map(({ id }) => id)).toEqual(['[{"x":1},2]']);
  });
});

describe('money', () => {
  test.each([
    ['35.0', 'EUR', 3500],
    ['1.234,50', 'EUR', 123450],
    ['1,234.50', 'USD', 123450],
    ['€ 12', 'EUR', 1200],
    ['-12', 'EUR', -1200],
    ['(5.00)', 'EUR', -500],
    ['1200', 'JPY', 1200],
    ['1.5', 'KWD', 1500],
    ['0.005', 'EUR', 1],
    ['19.99', 'EUR', 1999],
    ['1,234,567', 'USD', 123456700],
    ['0,125', 'EUR', 13],
    ['5-', 'EUR', -500],
  ])('%s %s is %d', (text, currency, minor) => {
    expect(parseMoney(text, currency)).toBe(minor);
  });

  test.each(['', 'free', '1..2', '--', '12 apples', 'NaN', '1e999', '10-20', '2024-01'])('%s is no amount', (text) => {
    expect(parseMoney(text, 'EUR')).toBeNull();
  });

  test.each([
    ['1.234', 'comma', 123400],
    ['1.234', 'point', 123],
    ['1,234', 'point', 123400],
    ['1,234', 'comma', 123],
    ['1.234,5', 'comma', 123450],
    ['12.345.678', 'comma', 1234567800],
    ['12,50', 'point', null],
    ['12.50', 'comma', null],
    ['1.2345,00', 'comma', null],
    ['12', 'comma', 1200],
  ] as const)('%s with a decimal %s is %s', (text, sign, minor) => {
    expect(parseMoney(text, 'EUR', sign)).toBe(minor);
  });

  test.each([
    [['1.234', '2.500'], 'open'],
    [['1.234', '12.50'], 'point'],
    [['1.234', '1.234.567'], 'comma'],
    [['1.234', '€ 12,50'], 'comma'],
    [['0.125'], 'point'],
    [['1,234.50', '1.234,50'], 'auto'],
    [['12', '', 'free'], 'auto'],
    [['1,234', '2,500'], 'auto'],
  ])('the decimal sign of %j is %s', (amounts, sign) => {
    expect(decideDecimalSign(amounts)).toBe(sign);
  });

  test('every amount of cents written with two decimals is read back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e11, max: 1e11 }), (minor) => {
        expect(parseMoney((minor / 100).toFixed(2), 'EUR')).toBe(minor === 0 ? 0 : minor);
      }),
    );
  });
});

const shapeOf = (columns: Record<string, string[]>, format: FileShape['format'] = 'csv'): FileShape => ({
  format,
  compressed: false,
  encoding: 'utf-8',
  delimiter: ',',
  header: true,
  columns: Object.entries(columns).map(([name, examples]) => ({ name, examples, filledShare: 1 })),
  objectTypes: [],
});

describe('a mapping guessed from a file', () => {
  test('knows the usual names of a table of events', () => {
    const guess = guessMapping(
      shapeOf({
        'Customer ID': ['c1'],
        Event: ['Paid'],
        Timestamp: ['2024-01-01'],
        Channel: ['web'],
        order_id: ['o1'],
      }),
    );
    expect(guess).toMatchObject({
      customer: 'Customer ID',
      activity: 'Event',
      at: 'Timestamp',
      channel: 'Channel',
      case: 'order_id',
      clock: 'zoned',
    });
  });

  test('takes no customer from a log of cases, where such a column describes the event', () => {
    const columns = {
      'case:concept:name': ['Case 1'],
      'concept:name': ['Closed'],
      'time:timestamp': ['2012-10-09T14:50:17+00:00'],
      customer: ['Value 1'],
    };
    expect(guessMapping(shapeOf(columns, 'xes'))).toMatchObject({
      case: 'case:concept:name',
      customer: null,
      activity: 'concept:name',
      at: 'time:timestamp',
      clock: 'as-written',
    });
  });

  test('finds the time by its values when no name tells', () => {
    expect(guessMapping(shapeOf({ who: ['a'], moment: ['2024-01-01 10:00'] })).at).toBe('moment');
  });

  test.each([
    [['03/04/2026', '05/04/2026'], true],
    [['03/04/2026', '25/04/2026'], false],
    [['04/04/2026'], false],
    [['03.04.2026'], false],
    [['2026-04-03'], false],
  ])('tells whether %o leaves open which number is the day', (when, isOpen) => {
    const shape = shapeOf({ who: ['a', 'b'], what: ['x', 'y'], when });
    const mapping = guessMapping(shape);
    expect(isDateOrderOpen(shape, mapping)).toBe(isOpen);
    expect(isDateOrderOpen(shape, { ...mapping, dateOrder: 'day-first' })).toBe(false);
  });
});

describe('rows as events', () => {
  const mapping = mappingSchema.parse({
    case: null,
    customer: 'who',
    activity: 'what',
    at: 'when',
    cost: 'cost',
    defaultCurrency: 'EUR',
    objects: [{ column: 'order', type: 'order' }],
  });
  const map = compileMapper(mapping, { now: Date.UTC(2025, 0, 1) });
  const row = (cells: Record<string, string>) =>
    map({ cells: { who: 'ana', what: 'Paid', when: '2024-01-01', ...cells }, objects: [] });

  test('keep what is not mapped as properties, and several objects of a cell apart', () => {
    expect(row({ order: 'o1|o2', colour: 'red', cost: '-2.50' })).toMatchObject({
      kind: 'event',
      event: {
        customer: 'ana',
        activity: 'Paid',
        costMinor: -250,
        currency: 'EUR',
        objects: [{ id: 'o1' }, { id: 'o2' }],
        properties: { colour: 'red' },
      },
    });
  });

  test.each([
    [{ who: ' ' }, 'no-customer'],
    [{ what: '' }, 'no-activity'],
    [{ when: '' }, 'no-time'],
    [{ when: 'soon' }, 'time-unreadable'],
    [{ when: '1850-01-01' }, 'time-out-of-range'],
    [{ when: '0001-01-01T00:00:00Z' }, 'time-out-of-range'],
    [{ when: '0099-12-31' }, 'time-out-of-range'],
    [{ when: '2025-02-01' }, 'time-in-future'],
    [{ cost: 'much' }, 'money-unreadable'],
    [{ note: 'x'.repeat(1_100_000) }, 'field-too-long'],
  ])('are refused with a reason: %o', (cells, reason) => {
    expect(row(cells as Record<string, string>)).toMatchObject({ kind: 'rejected', reason });
  });

  test('lose control characters and nothing else', () => {
    expect(row({ what: 'Pa\u0000id\u0007' })).toMatchObject({ event: { activity: 'Paid' } });
  });
});
