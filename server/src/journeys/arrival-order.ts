import { type FreshEvents, noneUnseen, type SeenEvents, type Unseen } from './cut-cases.ts';

/** A range of places in the order of arrival: from the first to before the end. */
export interface Arrivals {
  readonly first: number;
  readonly end: number;
}

/** Knows up to which live event of this run of the server each workspace was handed over to be cut. */
export class ArrivalOrder {
  /** The live events that this run may take in; null where it takes in none. */
  readonly #run: Arrivals | null;
  readonly #through = new Map<string, number>();
  readonly #kept = new Map<string, number>();
  readonly #upsets = new Map<string, number>();

  constructor(run: Arrivals | null) {
    this.#run = run;
  }

  unseen(workspace: string): Unseen {
    if (this.#run === null) return noneUnseen;
    return { after: this.#through.get(workspace) ?? this.#run.first - 1, before: this.#run.end };
  }

  /** As `unseen`, for cases that are read now: what is being cut is not in them yet, or in some of them. */
  unkept(workspace: string): Unseen {
    const unseen = this.unseen(workspace);
    return this.#run === null ? unseen : { ...unseen, after: this.#kept.get(workspace) ?? this.#run.first - 1 };
  }

  /** Notes that the cases have all events that were handed over. */
  noteKept(workspace: string): void {
    this.#kept.set(workspace, this.unseen(workspace).after);
  }

  /** Whether the cases have all events that were handed over. */
  areAllKept(workspace: string): boolean {
    return this.unkept(workspace).after === this.unseen(workspace).after;
  }

  seenBy(workspace: string): SeenEvents {
    return { unseen: this.unseen(workspace), upsets: this.#upsets.get(workspace) ?? 0 };
  }

  /** The events that were handed over after one; undefined where that is not known. */
  freshSince(workspace: string, keptThrough: number | null): FreshEvents | undefined {
    return keptThrough === null ? undefined : { after: keptThrough, before: this.unseen(workspace).before };
  }

  /** Notes that events were handed over. Answers up to which they had been before; null where they are not in order. */
  handOver(workspace: string, { first, last }: { readonly first: number; readonly last: number }): number | null {
    const { after, before } = this.unseen(workspace);
    // Those of an earlier run, or sent once more, come before what was handed over.
    this.#through.set(workspace, Math.max(after, Math.min(last, before - 1)));
    return first > after && last < before ? after : null;
  }

  /** Notes that events came or went in another way than one after another. */
  upset(workspace: string): void {
    this.#upsets.set(workspace, (this.#upsets.get(workspace) ?? 0) + 1);
  }
}
