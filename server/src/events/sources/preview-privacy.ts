import {
  compileMasker,
  eventSchema,
  type JourneyEvent,
  type ObjectRef,
  type PrivacyRules,
} from '@throughline/core/events';
import type { Analytics, Records } from '../../engines/index.ts';
import { keyedHash } from './keyed-hash.ts';
import type { SourceScope } from './source-counts.ts';
import { secretOf } from './source-rules.ts';
import wholeEvents from './whole-events.sql';

interface WholeRow {
  id: string;
  customer: string;
  anonymous: string;
  account: string;
  activity: string;
  kind: string;
  touchpoint: string;
  channel: string;
  function: string;
  words: string;
  language: string;
  objects: ObjectRef[];
  properties: Record<string, string>;
}

/** Events that are tried, and what is shown of each field. */
const eventsTried = 500;
const examplesOfField = 2;
const mostExamples = 60;

interface Example {
  readonly field: string;
  readonly before: string;
  /** Null where the field is left out. */
  readonly after: string | null;
}

/** What rules would have made of the last events of a source; nothing is kept. */
export async function previewPrivacy(
  { analytics, records }: { readonly analytics: Analytics; readonly records: Records },
  scope: SourceScope,
  rules: PrivacyRules,
): Promise<{ events: number; changed: number; examples: Example[] }> {
  const masker = compileMasker(rules, keyedHash(await secretOf(records, scope.workspace)));
  const rows = await analytics.query<WholeRow>(wholeEvents, { ...scope, limit: eventsTried });
  const examples: Example[] = [];
  const shown = new Map<string, number>();
  let changed = 0;
  for (const row of rows) {
    const event = eventSchema.parse({ ...row, at: 0 });
    const differences = masker === null ? [] : differencesOf(event, masker.event(event));
    if (differences.length > 0) changed += 1;
    for (const one of differences) {
      const times = shown.get(one.field) ?? 0;
      if (times >= examplesOfField || examples.length >= mostExamples) continue;
      shown.set(one.field, times + 1);
      examples.push(one);
    }
  }
  return { events: rows.length, changed, examples: examples.sort((a, b) => a.field.localeCompare(b.field)) };
}

const longest = 120;
const texts = ['customer', 'anonymous', 'account', 'activity', 'touchpoint', 'channel', 'function', 'words'] as const;

function differencesOf(before: JourneyEvent, after: JourneyEvent): Example[] {
  const short = (text: string | undefined) => text?.slice(0, longest) ?? null;
  const own = texts
    .filter((name) => before[name] !== after[name])
    .map((name) => ({ field: name, before: short(before[name]) ?? '', after: short(after[name]) }));
  const properties = Object.keys(before.properties)
    .filter((name) => before.properties[name] !== after.properties[name])
    .map((name) => ({
      field: name,
      before: short(before.properties[name]) ?? '',
      after: short(after.properties[name]),
    }));
  return [...own, ...properties];
}
