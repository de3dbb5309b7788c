/**
 * Every fault a person can meet, by code. A message says what happened and what to do next.
 * Status codes are decided in one place: server/src/http.
 */
export const faultCodes = [
  'TL_BAD_REQUEST',
  'TL_NOT_SIGNED_IN',
  'TL_WRONG_PASSWORD',
  'TL_NOT_ALLOWED',
  'TL_NOT_FOUND',
  'TL_CONFLICT',
  'TL_TOO_LARGE',
  'TL_TOO_MANY',
  'TL_JOURNEY_UNKNOWN',
  'TL_OUTCOME_UNKNOWN',
  'TL_CASE_UNKNOWN',
  'TL_CUSTOMER_UNKNOWN',
  'TL_IMPORT_UNKNOWN',
  'TL_IMPORT_STATE',
  'TL_FORMAT_UNKNOWN',
  'TL_FILE_DAMAGED',
  'TL_MAPPING_INCOMPLETE',
  'TL_DEFINITION_INVALID',
  'TL_CONNECTOR_FAILED',
  'TL_SECRET_LOST',
  'TL_SEGMENT_UNKNOWN',
  'TL_STAGE_UNKNOWN',
  'TL_CONFIG_INVALID',
  'TL_DATA_LOCKED',
  'TL_DISK_FULL',
  'TL_ENGINE',
  'TL_NOT_READY',
] as const;

export type FaultCode = (typeof faultCodes)[number];

/** Thrown when something must not happen; `code` is stable, the message may be reworded. */
export class Fault extends Error {
  constructor(
    readonly code: FaultCode,
    message: string,
    options?: { cause?: unknown; details?: Readonly<Record<string, unknown>> },
  ) {
    super(message, options?.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'Fault';
    this.details = options?.details ?? {};
  }
  readonly details: Readonly<Record<string, unknown>>;
}

export function isFault(error: unknown): error is Fault {
  return error instanceof Fault;
}

/** The message of anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The nearest of some known names, for "Did you mean …?"; null when none is close. */
export function nearestName(wanted: string, known: readonly string[]): string | null {
  let best: string | null = null;
  let bestDistance = Math.max(2, Math.floor(wanted.length / 3)) + 1;
  for (const name of known) {
    const distance = editDistance(wanted.toLowerCase(), name.toLowerCase());
    if (distance < bestDistance) [best, bestDistance] = [name, distance];
  }
  return best;
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
