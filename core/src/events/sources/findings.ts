import { z } from 'zod';
import { wilsonInterval } from '../../statistics/index.ts';
import type { SeenProperty, SeenSchema, ValueType } from './seen-schema.ts';
import { valueTypeWords } from './seen-schema.ts';
import type { HourCount } from './source.ts';

export const findingKindSchema = z.enum([
  'new-activity',
  'new-property',
  'type-changed',
  'share-fell',
  'volume-low',
  'volume-high',
  'silent',
]);
export type FindingKind = z.infer<typeof findingKindSchema>;

/** Something unusual of a source, as it is now. */
export interface Unusual {
  readonly kind: FindingKind;
  /** What it is about: an activity, an activity and a property, or empty for the source as a whole. */
  readonly subject: string;
  readonly words: string;
}

export const findingSchema = z.object({
  id: z.string(),
  kind: findingKindSchema,
  subject: z.string(),
  words: z.string(),
  openedAt: z.iso.datetime(),
  seenAt: z.iso.datetime().describe('When it was last found'),
  closedAt: z.iso.datetime().nullable().describe('Null while it is open; it closes by itself'),
});
export type Finding = z.infer<typeof findingSchema>;

/** Fewer events than this before, or now, say nothing of an activity's properties. */
const fewestBefore = 50;
const fewestNow = 20;
/** A fall that is smaller than this is not worth a look, however sure it is. */
const smallestFall = 0.1;
/** Findings of drift that are told at once: a source that changed altogether is one thing to look at, not hundreds. */
const mostDrifts = 25;

/** What a source sends otherwise than it did: new names, changed types, properties that went missing. */
export function findDrift(before: SeenSchema, now: SeenSchema): readonly Unusual[] {
  const known = new Map(before.activities.map((one) => [one.name, one]));
  const found: Unusual[] = [];
  for (const activity of now.activities) {
    const old = known.get(activity.name);
    if (old === undefined) {
      found.push({
        kind: 'new-activity',
        subject: activity.name,
        words: `“${activity.name}” was not sent before; ${activity.events} came.`,
      });
    } else if (old.sampled >= fewestBefore && activity.sampled >= fewestNow)
      found.push(...driftOfProperties(activity, old));
  }
  return found.slice(0, mostDrifts);
}

type Activity = SeenSchema['activities'][number];

function driftOfProperties(now: Activity, old: Activity): Unusual[] {
  const before = new Map(old.properties.map((one) => [one.name, one]));
  const after = new Map(now.properties.map((one) => [one.name, one]));
  const subjectOf = (name: string) => `${now.name} · ${name}`;
  const found: Unusual[] = [];
  for (const { name, share } of now.properties) {
    if (!before.has(name) && share >= 0.02)
      found.push({ kind: 'new-property', subject: subjectOf(name), words: `“${now.name}” now has “${name}”.` });
  }
  for (const property of old.properties) {
    const one = after.get(property.name);
    const type = one === undefined ? null : changedType(property, one);
    if (type !== null)
      found.push({
        kind: 'type-changed',
        subject: subjectOf(property.name),
        words: `“${property.name}” of “${now.name}” was a ${valueTypeWords[property.type]} and is now a ${valueTypeWords[type]}.`,
      });
    const shares = fallenShare({ property, of: old.sampled }, { events: one?.events ?? 0, of: now.sampled });
    if (shares !== null)
      found.push({
        kind: 'share-fell',
        subject: subjectOf(property.name),
        words: `“${property.name}” was in ${inPercent(shares.before)} of “${now.name}” (n = ${old.sampled}) and is in ${inPercent(shares.now)} (n = ${now.sampled}).`,
      });
  }
  return found;
}

/** The new type, where enough values have it to be sure. A number that happens to be whole is still a number. */
function changedType(before: SeenProperty, now: SeenProperty): ValueType | null {
  if (before.events < fewestBefore || now.events < fewestNow || before.type === now.type) return null;
  if (before.type === 'number' && now.type === 'integer') return null;
  // Texts that all look like numbers for a day are still texts.
  return before.type === 'text' ? null : now.type;
}

/** A share that fell: the 95 % intervals of before and now lie apart, by more than what is worth a look. */
function fallenShare(
  before: { readonly property: SeenProperty; readonly of: number },
  now: { readonly events: number; readonly of: number },
): { before: number; now: number } | null {
  const old = wilsonInterval(Math.min(before.property.events, before.of), before.of);
  const young = wilsonInterval(Math.min(now.events, now.of), now.of);
  if (old === null || young === null) return null;
  if (old[0] - young[1] < smallestFall) return null;
  return { before: before.property.share, now: now.of === 0 ? 0 : now.events / now.of };
}

const inPercent = (share: number) => `${Math.round(share * 100)} %`;

const hourMilliseconds = 3_600_000;
const hoursOfWeek = 168;
/** Less history than this says nothing of what an hour of the week is like. */
const fewestWeeks = 2;
const mostWeeks = 8;
/** Robust deviations from the median beyond which an hour is unusual. */
const mostDeviations = 4;
/** The median absolute deviation of a normal distribution is this part of its standard deviation. */
const madOfNormal = 0.6745;
/** So many events missed in a row are no chance: e^-20. */
const missedForSilence = 20;

export interface Volume {
  /** The hours in which events came, in any order. */
  readonly hours: readonly HourCount[];
  /** Now, UTC milliseconds. */
  readonly now: number;
}

interface Usual {
  readonly median: number;
  /** Of the logarithm of one more than the events of an hour. */
  readonly logMedian: number;
  readonly logSpread: number;
}

/**
 * Whether the last two whole hours both brought unusually many or few events, or the source fell silent. An hour is
 * held against the same hour of the week, and the hours beside it, of the eight weeks before: median and MAD of
 * ln(1 + events), the spread never narrower than that of a Poisson count (METHODS §10.5).
 */
export function findVolume({ hours, now }: Volume): readonly Unusual[] {
  const counts = new Map(hours.map(({ from, events }) => [Math.floor(from / hourMilliseconds), events]));
  const first = Math.min(...counts.keys());
  const current = Math.floor(now / hourMilliseconds);
  if (counts.size === 0 || current - first < fewestWeeks * hoursOfWeek) return [];
  const silence = silenceOf({ counts, first, current });
  if (silence !== null) return [silence];
  const deviations = [current - 2, current - 1].map((hour) => deviationOf({ counts, first }, hour));
  const [before, last] = deviations;
  if (before === undefined || last === undefined || before === null || last === null) return [];
  const isLow = before.z < -mostDeviations && last.z < -mostDeviations;
  const isHigh = before.z > mostDeviations && last.z > mostDeviations;
  if (!isLow && !isHigh) return [];
  const usual = Math.round(last.usual.median);
  return [
    {
      kind: isLow ? 'volume-low' : 'volume-high',
      subject: '',
      words: `${last.events} events came in the last whole hour, and about ${usual} at this hour of the week before.`,
    },
  ];
}

interface History {
  readonly counts: ReadonlyMap<number, number>;
  readonly first: number;
}

function silenceOf({ counts, first, current }: History & { current: number }): Unusual | null {
  const last = Math.max(...counts.keys());
  let missed = 0;
  for (let hour = last + 1; hour < current && hour - last < hoursOfWeek; hour++)
    missed += usualOf({ counts, first }, hour)?.median ?? 0;
  if (missed < missedForSilence) return null;
  return {
    kind: 'silent',
    subject: '',
    words: `No event came for ${current - last - 1} whole hours; about ${Math.round(missed)} are usual in that time.`,
  };
}

function deviationOf(history: History, hour: number): { z: number; events: number; usual: Usual } | null {
  const usual = usualOf(history, hour);
  if (usual === null) return null;
  const events = history.counts.get(hour) ?? 0;
  return { z: (Math.log1p(events) - usual.logMedian) / usual.logSpread, events, usual };
}

/** What an hour of the week is like, from the weeks before it. */
function usualOf({ counts, first }: History, hour: number): Usual | null {
  const values: number[] = [];
  for (let week = 1; week <= mostWeeks; week++) {
    for (const beside of [-1, 0, 1]) {
      const one = hour - week * hoursOfWeek + beside;
      if (one >= first) values.push(counts.get(one) ?? 0);
    }
  }
  if (values.length < fewestWeeks * 3 - 1) return null;
  const logs = values.map(Math.log1p);
  const logMedian = medianOf(logs);
  const deviation = medianOf(logs.map((one) => Math.abs(one - logMedian))) / madOfNormal;
  // Of a Poisson count m, ln(1 + m) has a deviation of about 1 / √(m + 1).
  const logSpread = Math.max(deviation, 1 / Math.sqrt(Math.expm1(logMedian) + 1));
  return { median: medianOf(values), logMedian, logSpread };
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}
