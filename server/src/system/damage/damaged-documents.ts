import { readFileSync } from 'node:fs';
import { csv, type DamagedFile, good, jsonl, jsonRow, line } from './damaged-file.ts';

const xesEvent = (activity: string, at = '2025-01-02T08:00:00Z', more = '') =>
  `<event><string key="concept:name" value="${activity}"/><date key="time:timestamp" value="${at}"/>${more}</event>`;
const xesTrace = (id: string, ...events: readonly string[]) =>
  `<trace><string key="concept:name" value="${id}"/>${events.join('')}</trace>`;
const xes = (body: string, head = '<?xml version="1.0" encoding="UTF-8"?>') =>
  `${head}\n<log xes.version="1.0">${body}</log>\n`;
const twoTraces = xesTrace('a', xesEvent('Ordered'), xesEvent('Paid')) + xesTrace('b', xesEvent('Ordered'));

const ocel = {
  objectTypes: [{ name: 'order', attributes: [] }],
  eventTypes: [{ name: 'Ordered', attributes: [] }],
  objects: [{ id: 'o1', type: 'order', attributes: [], relationships: [] }],
  events: [1, 2].map((n) => ({
    id: `e${n}`,
    type: 'Ordered',
    time: `2025-01-0${n}T08:00:00Z`,
    attributes: [],
    relationships: [{ objectId: n === 1 ? 'o1' : 'nobody-knows', qualifier: 'of' }],
  })),
};

/** JSON, XML, databases, and what is no file of events at all. */
export const damagedDocuments: readonly DamagedFile[] = [
  {
    what: 'a line that is no JSON',
    name: 'a.jsonl',
    bytes: () => jsonl('{"customer_id": "c5", '),
    accepted: 4,
    quarantined: ['row-malformed'],
  },
  {
    what: 'a line that is a list',
    name: 'a.jsonl',
    bytes: () => jsonl('[1,2,3]'),
    accepted: 4,
    quarantined: ['row-malformed'],
  },
  {
    what: 'half a character',
    name: 'a.jsonl',
    bytes: () => jsonl(jsonRow(5).replace('Ordered', 'Or\\ud83dder')),
    accepted: 5,
    activity: 'Or\ufffdder',
  },
  {
    what: 'JSON a hundred thousand deep',
    name: 'a.jsonl',
    bytes: () =>
      jsonl(jsonRow(5, { deep: 0 }).replace('"deep":0', `"deep":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`)),
    accepted: 4,
    quarantined: ['row-malformed'],
  },
  {
    what: 'JSON with names that programs reserve',
    name: 'a.jsonl',
    bytes: () => jsonl(jsonRow(5).replace('{', '{"__proto__":{"customer_id":"evil"},"constructor":1,')),
    accepted: 5,
  },
  {
    what: 'a line of 17 MB',
    name: 'a.jsonl',
    bytes: () => jsonl(jsonRow(5, { note: 'x'.repeat(17_000_000) })),
    accepted: 4,
    quarantined: ['row-malformed'],
  },
  {
    what: 'a log cut in its middle',
    name: 'a.xes',
    bytes: () => xes(twoTraces).slice(0, -40),
    accepted: 2,
    quarantined: ['file-cut-short'],
  },
  {
    what: 'a log with a tag that closes another',
    name: 'a.xes',
    bytes: () => xes(`${twoTraces}</trace>${xesTrace('c', xesEvent('Ordered'))}`),
    accepted: 4,
    quarantined: ['row-malformed', 'row-malformed', 'row-malformed'],
  },
  {
    what: 'an XML bomb',
    name: 'a.xes',
    bytes: () =>
      xes(
        twoTraces,
        `<?xml version="1.0"?><!DOCTYPE log [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>`,
      ),
    refused: 'TL_FILE_DAMAGED',
  },
  {
    what: 'a reference to an entity that nobody defined',
    name: 'a.xes',
    bytes: () => xes(twoTraces + xesTrace('c', xesEvent('Ordered &nbsp; paid'))),
    accepted: 3,
    quarantined: ['row-malformed'],
  },
  {
    what: 'XML a hundred deep',
    name: 'a.xes',
    bytes: () => xes(twoTraces + '<list key="a">'.repeat(100) + '</list>'.repeat(100)),
    refused: 'TL_FILE_DAMAGED',
  },
  {
    what: 'an event of a log without a time',
    name: 'a.xes',
    bytes: () => xes(twoTraces + xesTrace('c', '<event><string key="concept:name" value="Paid"/></event>')),
    accepted: 3,
    quarantined: ['no-time'],
  },
  {
    what: 'a log that says it is Latin',
    name: 'a.xes',
    bytes: () =>
      Buffer.from(xes(xesTrace('a', xesEvent('Café')), '<?xml version="1.0" encoding="ISO-8859-1"?>'), 'latin1'),
    accepted: 1,
    activity: 'Café',
  },
  {
    what: 'a log with a value of 40 MB',
    name: 'a.xes',
    bytes: () => xes(twoTraces + xesTrace('c', xesEvent('x'.repeat(40_000_000)))),
    accepted: 3,
    quarantined: ['file-cut-short'],
  },
  {
    what: 'an object-centric log cut in its middle',
    name: 'a.jsonocel',
    bytes: () => line(ocel).slice(0, -50),
    refused: 'TL_FILE_DAMAGED',
  },
  { what: 'an event of an object that nobody knows', name: 'a.jsonocel', bytes: () => line(ocel), accepted: 2 },
  {
    what: 'an object-centric XML bomb',
    name: 'a.xmlocel',
    bytes: () =>
      '<?xml version="1.0"?><!DOCTYPE log [<!ENTITY a "b">]><log><object-types/><event-types/><objects/><events/></log>',
    refused: 'TL_FILE_DAMAGED',
  },
  {
    what: 'a database cut in its middle',
    name: 'a.sqlite',
    bytes: () => Buffer.concat([Buffer.from('SQLite format 3\u0000', 'latin1'), Buffer.alloc(500, 7)]),
    refused: 'TL_FILE_DAMAGED',
  },
  {
    what: 'a Parquet file cut in its middle',
    name: 'a.parquet',
    bytes: () => Buffer.from(`PAR1${'x'.repeat(500)}`),
    refused: 'TL_FILE_DAMAGED',
  },
  {
    what: 'a picture',
    name: 'a.csv',
    bytes: () => readFileSync(new URL('../../../../docs/images/map.png', import.meta.url)),
    refused: 'TL_FORMAT_UNKNOWN',
  },
  {
    what: 'a spreadsheet',
    name: 'a.csv',
    bytes: () => Buffer.from('PK\u0003\u0004 and more', 'latin1'),
    refused: 'TL_FORMAT_UNKNOWN',
  },
  {
    what: 'a web page',
    name: 'a.csv',
    bytes: () => '<!doctype html><html><body>Sign in</body></html>',
    refused: 'TL_FORMAT_UNKNOWN',
  },
  {
    what: 'a name that climbs out of its folder',
    name: '../../../etc/passwd.csv',
    bytes: () => csv(...good(3)),
    accepted: 3,
  },
];
