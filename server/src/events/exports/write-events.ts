import type { JourneyEvent } from '@throughline/core/events';
import { csvLine } from './csv-line.ts';
import { bareName, flatColumns, flatEvent, localIso } from './flat-event.ts';
import { escapedXml } from './xml-text.ts';

export type EventPages = AsyncIterable<readonly JourneyEvent[]>;

/** The columns a table of these events needs beside the usual ones. */
export interface ExtraColumns {
  readonly objectTypes: readonly string[];
  readonly properties: readonly string[];
}

export function allColumns(extra: ExtraColumns): readonly string[] {
  return [
    ...flatColumns,
    ...extra.objectTypes.map((type) => `object:${type}`),
    ...extra.properties.map((name) => `property:${name}`),
  ];
}

/** Events as CSV with a header; formulas are made harmless. */
export async function* writeCsv(pages: EventPages, extra: ExtraColumns): AsyncGenerator<string> {
  const columns = allColumns(extra);
  yield `${csvLine(columns)}\r\n`;
  for await (const events of pages) {
    const lines = events.map((event) => {
      const cells = flatEvent(event);
      return csvLine(columns.map((column) => cells[column] ?? ''));
    });
    if (lines.length > 0) yield `${lines.join('\r\n')}\r\n`;
  }
}

/** Events as one JSON object a line. */
export async function* writeJsonl(pages: EventPages): AsyncGenerator<string> {
  for await (const events of pages) {
    const filled = (event: JourneyEvent) =>
      Object.fromEntries(Object.entries(flatEvent(event)).filter(([, value]) => value !== ''));
    if (events.length > 0) yield `${events.map((event) => JSON.stringify(filled(event))).join('\n')}\n`;
  }
}

/** An event and the case it is a step of; events of one case come together. */
export interface CaseEvent {
  readonly caseId: string;
  readonly event: JourneyEvent;
}

/** Events as an XES log: one trace a case. */
export async function* writeXes(pages: AsyncIterable<readonly CaseEvent[]>): AsyncGenerator<string> {
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<log xes.version="1849-2016" xes.features="nested-attributes" xmlns="http://www.xes-standard.org/">\n${extensions}`;
  let open: string | null = null;
  for await (const page of pages) {
    let text = '';
    for (const { caseId, event } of page) {
      if (caseId !== open) {
        text += `${open === null ? '' : '</trace>\n'}<trace>\n<string key="concept:name" value="${escapedXml(caseId)}"/>\n`;
        open = caseId;
      }
      text += xesEvent(event);
    }
    yield text;
  }
  yield `${open === null ? '' : '</trace>\n'}</log>\n`;
}

const extensions = ['Concept concept', 'Time time', 'Lifecycle lifecycle']
  .map((pair) => pair.split(' '))
  .map(
    ([name, prefix]) =>
      `<extension name="${name}" prefix="${prefix}" uri="http://www.xes-standard.org/${prefix}.xesext"/>\n`,
  )
  .join('');

const inXesTerms = new Set(['activity', 'timestamp', 'kind']);

function xesEvent(event: JourneyEvent): string {
  const attributes = [
    `<string key="concept:name" value="${escapedXml(event.activity)}"/>`,
    `<date key="time:timestamp" value="${localIso(event.at, event.zoneOffsetMinutes)}"/>`,
    ...(event.kind === 'track' ? [] : [`<string key="lifecycle:transition" value="${escapedXml(event.kind)}"/>`]),
  ];
  for (const [name, value] of Object.entries(flatEvent(event))) {
    if (value === '' || inXesTerms.has(name)) continue;
    attributes.push(`<string key="${escapedXml(bareName(name))}" value="${escapedXml(value)}"/>`);
  }
  return `<event>\n${attributes.join('\n')}\n</event>\n`;
}
