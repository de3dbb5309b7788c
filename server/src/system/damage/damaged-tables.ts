import { gzipSync } from 'node:zlib';
import { around, csv, type DamagedFile, good, half, header, noise, row, utf16 } from './damaged-file.ts';

/** Tables whose form is wrong. */
export const damagedTables: readonly DamagedFile[] = [
  { what: 'an empty file', name: 'a.csv', bytes: () => '', refused: 'TL_FILE_DAMAGED' },
  { what: 'a table that has names and no row', name: 'a.csv', bytes: () => csv(), accepted: 0 },
  { what: 'prose', name: 'a.csv', bytes: () => 'Dear all,\nthe file follows.\n', refused: 'TL_MAPPING_INCOMPLETE' },
  {
    what: 'an archive cut in its middle',
    name: 'a.csv.gz',
    bytes: () => half(gzipSync(csv(...noise(20_000)))),
    accepted: 'some',
    quarantined: ['file-cut-short'],
  },
  {
    what: 'an archive with a wrong byte',
    name: 'a.csv.gz',
    bytes: () => withByte(gzipSync(csv(...noise(20_000))), 0.6),
    refused: 'TL_FILE_DAMAGED',
  },
  {
    what: 'two archives in one file',
    name: 'a.csv.gz',
    bytes: () => Buffer.concat([gzipSync(csv(...good(4))), gzipSync(`${good(4, 5).join('\n')}\n`)]),
    accepted: 8,
  },
  {
    what: 'bytes that only look compressed',
    name: 'a.csv.gz',
    bytes: () => Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9]),
    refused: 'TL_FILE_DAMAGED',
  },
  {
    what: 'a table in Windows Latin',
    name: 'a.csv',
    bytes: () => Buffer.from(csv(row(1, { activity: 'Café visité' }), ...good(3, 2)), 'latin1'),
    accepted: 4,
    activity: 'Café visité',
  },
  {
    what: 'a table in UTF-16 with its mark',
    name: 'a.csv',
    bytes: () => utf16(csv(row(1, { activity: 'Café' }), ...good(3, 2)), true),
    accepted: 4,
    activity: 'Café',
  },
  {
    what: 'a table in UTF-16 without its mark',
    name: 'a.csv',
    bytes: () => utf16(csv(...good(4)), false),
    accepted: 4,
  },
  { what: 'a table with a byte-order mark', name: 'a.csv', bytes: () => `\ufeff${csv(...good(4))}`, accepted: 4 },
  {
    what: 'one row in another encoding, far down',
    name: 'a.csv',
    bytes: () =>
      Buffer.concat([
        Buffer.from(csv(...good(9000))),
        Buffer.from(`${row(9001, { activity: 'Café' })}\n`, 'latin1'),
        Buffer.from(`${row(9002)}\n`),
      ]),
    accepted: 9001,
    quarantined: ['text-unreadable'],
  },
  {
    what: 'a quotation mark never closed',
    name: 'a.csv',
    bytes: () => around(row(5, { activity: '"Ordered' })),
    accepted: 6,
    quarantined: ['row-malformed'],
  },
  {
    what: 'a quotation mark in the middle of a cell',
    name: 'a.csv',
    bytes: () => around(row(5, { activity: '"Screen 5" wide"' })),
    accepted: 6,
    quarantined: ['row-malformed'],
  },
  {
    what: 'rows with too few and too many cells',
    name: 'a.csv',
    bytes: () => around('o5,c5', `${row(6)},more,and more`),
    accepted: 6,
    quarantined: ['row-malformed', 'row-malformed'],
  },
  {
    what: 'three kinds of line ends and empty lines',
    name: 'a.csv',
    bytes: () => `${header}\r\n${row(1)}\r\n\r\n${row(2)}\n\n\n${row(3)}\r\n`,
    accepted: 3,
  },
  { what: 'line ends of an old Macintosh', name: 'a.csv', bytes: () => [header, ...good(3)].join('\r'), accepted: 3 },
  {
    what: 'a cell with a line break in it',
    name: 'a.csv',
    bytes: () => around(row(5, { activity: '"Ordered\nby phone"' })),
    accepted: 7,
  },
  {
    what: 'a cell of 10 MB',
    name: 'a.csv',
    bytes: () => around(row(5, { activity: `"${'x'.repeat(10_000_000)}"` })),
    accepted: 6,
    quarantined: ['field-too-long'],
  },
  {
    what: 'a line of 20 MB that opens a quotation mark',
    name: 'a.csv',
    bytes: () => around(row(5, { activity: `"${'x'.repeat(20_000_000)}` })),
    accepted: 6,
    quarantined: ['row-malformed'],
  },
  {
    what: 'zero bytes and control characters',
    name: 'a.csv',
    bytes: () => csv(...good(40), row(50, { activity: 'Or\u0000der\u0007ed\u001b' })),
    accepted: 41,
    activity: 'Ordered',
  },
  {
    what: 'the names of the columns again in the middle',
    name: 'a.csv',
    bytes: () => around(header),
    accepted: 6,
    quarantined: ['time-unreadable'],
  },
  {
    what: 'two columns of one name',
    name: 'a.csv',
    bytes: () => `${header},cost\n${row(1)},9\n${row(2)},9\n`,
    accepted: 2,
  },
  {
    what: 'columns with names that programs reserve',
    name: 'a.csv',
    bytes: () => `${header},__proto__,constructor,toString\n${row(1)},x,y,z\n`,
    accepted: 1,
  },
  {
    what: 'a thousand columns',
    name: 'a.csv',
    bytes: () =>
      `${header},${Array.from({ length: 1000 }, (_, i) => `n${i}`).join(',')}\n${row(1)},${'1,'.repeat(999)}1\n`,
    accepted: 1,
  },
  {
    what: 'semicolons between cells and comma decimals',
    name: 'a.csv',
    bytes: () =>
      `${header.replaceAll(',', ';')}\no1;c1;Ordered;02.01.2025 08:00;1,50;EUR\no2;c2;Ordered;13.01.2025 08:00;1.250,50;EUR\n`,
    accepted: 2,
  },
];

function withByte(bytes: Buffer, share: number): Buffer {
  const copy = Buffer.from(bytes);
  const at = Math.floor(copy.length * share);
  copy[at] = (copy[at] ?? 0) ^ 0xff;
  return copy;
}
