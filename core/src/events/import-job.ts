import { z } from 'zod';
import { fileShapeSchema, mappingSchema } from './mapping.ts';

export const importStateSchema = z.enum([
  'uploaded',
  'reading',
  'publishing',
  'discovering',
  'done',
  'failed',
  'cancelled',
  'undoing',
  'undone',
]);
export type ImportState = z.infer<typeof importStateSchema>;

/** The states in which the server works on an import: a restart takes them up again. */
export const statesUnderWay: readonly ImportState[] = ['reading', 'publishing', 'discovering', 'undoing'];

/** Why a row could not become an event. Nothing is dropped in silence. */
export const rejectionReasonSchema = z.enum([
  'no-customer',
  'no-activity',
  'no-time',
  'time-unreadable',
  'time-out-of-range',
  'time-in-future',
  'money-unreadable',
  'money-too-large',
  'currency-unreadable',
  'field-too-long',
  'too-many-objects',
  'row-malformed',
  'text-unreadable',
  'same-id-other-content',
  'file-cut-short',
  'event-too-large',
  'not-in-plan',
]);
export type RejectionReason = z.infer<typeof rejectionReasonSchema>;

/** Each reason in words a person can act on. */
export const rejectionWords: Readonly<Record<RejectionReason, string>> = {
  'no-customer': 'No customer or case is given.',
  'no-activity': 'No activity is given.',
  'no-time': 'No time is given.',
  'time-unreadable': 'The time could not be read.',
  'time-out-of-range': 'The time is before 1900 or after 2299.',
  'time-in-future': 'The time lies in the future.',
  'money-unreadable': 'The amount could not be read as a number.',
  'money-too-large': 'The amount is too large for one event.',
  'currency-unreadable': 'The currency is missing or no three-letter code.',
  'field-too-long': 'A field, a name or an id is too long.',
  'too-many-objects': 'The event names more than 10,000 objects.',
  'row-malformed': 'The row does not follow the rules of its format.',
  'text-unreadable': 'The text does not fit its encoding, or holds characters that no text has.',
  'same-id-other-content': 'An event with this id was already taken in, with other content.',
  'file-cut-short': 'The file ends in the middle: it was cut short.',
  'event-too-large': 'An event that is sent has at most 32 kB.',
  'not-in-plan': 'The tracking plan of the source does not allow it.',
};

export const quarantinedRowSchema = z.object({
  import: z.string(),
  ordinal: z.number().int().describe('The row, counted from 1 in the order of the file'),
  line: z.number().int().describe('The line in the file where the row starts, or 0 where the format has no lines'),
  reason: rejectionReasonSchema,
  detail: z.string(),
  raw: z.string(),
  state: z.enum(['waiting', 'replayed', 'discarded']),
});
export type QuarantinedRow = z.infer<typeof quarantinedRowSchema>;

export const previewRowSchema = z.object({
  line: z.number().int(),
  cells: z.record(z.string(), z.string()),
  event: z
    .object({
      customer: z.string(),
      activity: z.string(),
      at: z.iso.datetime(),
      channel: z.string(),
      costMinor: z.number(),
      revenueMinor: z.number(),
      currency: z.string(),
      objects: z.array(z.object({ type: z.string(), id: z.string(), qualifier: z.string() })),
    })
    .nullable(),
  rejection: z.object({ reason: rejectionReasonSchema, detail: z.string() }).nullable(),
});
export type PreviewRow = z.infer<typeof previewRowSchema>;

export const importJobSchema = z.object({
  id: z.string(),
  fileName: z.string(),
  bytes: z.number().int(),
  state: importStateSchema,
  shape: fileShapeSchema.nullable(),
  mapping: mappingSchema.nullable(),
  progress: z.object({
    bytesRead: z.number().int(),
    rowsRead: z.number().int(),
    share: z.number().min(0).max(1),
    rowsPerSecond: z.number(),
    secondsLeft: z.number().nullable(),
  }),
  result: z
    .object({
      accepted: z.number().int().describe('Events that are new'),
      duplicates: z.number().int().describe('Events that were already there'),
      quarantined: z.number().int(),
      customers: z.number().int(),
      firstAt: z.iso.datetime().nullable(),
      lastAt: z.iso.datetime().nullable(),
    })
    .nullable(),
  error: z.string().nullable(),
  importedBefore: z.iso.datetime().nullable().describe('When a file of the same content was read in, and still is'),
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
});
export type ImportJob = z.infer<typeof importJobSchema>;
