import type { ObjectChange, ObjectLink, ObjectRef, RejectionReason } from '@throughline/core/events';

/** What a file holds, in its order. `ordinal` counts rows from 1; `line` is where the row starts, 0 where there are no lines. */
export type FileItem =
  | {
      readonly kind: 'row';
      readonly ordinal: number;
      readonly line: number;
      readonly cells: Readonly<Record<string, string>>;
      readonly objects: readonly ObjectRef[];
      /** Gives the row as it stood; null when its cells as JSON are the nearest there is. */
      readonly raw: (() => string) | null;
    }
  | {
      readonly kind: 'damaged';
      readonly ordinal: number;
      readonly line: number;
      readonly reason: RejectionReason;
      readonly detail: string;
      readonly raw: string;
    }
  | ({ readonly kind: 'object-change' } & ObjectChange)
  | ({ readonly kind: 'object-link' } & ObjectLink);

export interface ReadOptions {
  readonly signal?: AbortSignal;
  /** Called with how many bytes of the file were read so far. */
  readonly onBytes?: (bytes: number) => void;
}

/** Items given at once by a reader. */
export const itemsPerBatch = 2000;

/** The most text of a damaged row that is kept. */
export const rawLimit = 65_536;
