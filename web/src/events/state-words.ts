import type { ImportState } from '@throughline/core/events';

export const stateWords: Readonly<Record<ImportState, string>> = {
  uploaded: 'waits for its mapping',
  reading: 'is being read',
  publishing: 'is being stored',
  discovering: 'journeys are being discovered',
  done: 'done',
  failed: 'failed',
  cancelled: 'cancelled',
  undoing: 'is being taken out again',
  undone: 'undone',
};
