import type { Analytics } from '../engines/index.ts';
import { emptyNow, type JourneyVersion, type Telling } from './cut-cases.ts';
import type { RunningSums } from './running-sums.ts';

/** Lets the sums over cases follow the cuts of each journey, one after another, while the next cut may begin. */
export class SumsFollowing {
  readonly #sums: RunningSums | null;
  readonly #log: { error(detail: object, message: string): void };
  readonly #underWay = new Map<string, Promise<void>>();

  constructor(sums: RunningSums | null, log: { error(detail: object, message: string): void }) {
    this.#sums = sums;
    this.#log = log;
  }

  /**
   * How the next cut of a journey is to be told, once sums have followed the one before; null where none follow it. What
   * cannot be followed is given up. `whenDone` hears when sums and cases are those of after the cut. Whoever calls this calls `standStill` when
   * the cut has ended, whatever became of it: until then nothing is read to be followed.
   */
  async next(
    engine: Analytics,
    cases: JourneyVersion,
    cut: {
      readonly keptThrough: number | null;
      readonly mayStay: Promise<boolean>;
      readonly whenDone: () => void;
    },
  ): Promise<Telling | null> {
    const { keptThrough } = cut;
    const key = keyOf(cases);
    await this.#underWay.get(key);
    const sums = this.#sums;
    if (sums === null) return null;
    if (keptThrough === null && sums.isFollowed(cases)) sums.forget(cases.workspace, cases.journey);
    if (keptThrough === null || !sums.isFollowed(cases)) {
      sums.close(cases);
      return null;
    }
    return {
      keptThrough,
      beforeKept: () => sums.closeForChanges(engine, cases),
      onChanges: (table) => {
        this.#underWay.set(key, this.#follow(engine, cases, { ...cut, table }));
      },
    };
  }

  /** The cases of a journey stand still again: those that are gone are buried too. */
  standStill(cases: JourneyVersion): void {
    this.#sums?.open(cases);
  }

  /** Waits until the sums of a workspace are those of the last cut; of all, where none is named. */
  async settle(workspace?: string): Promise<void> {
    const isMeant = (key: string) => workspace === undefined || key.startsWith(`${workspace}/`);
    await Promise.all([...this.#underWay].filter(([key]) => isMeant(key)).map(([, following]) => following));
  }

  async #follow(
    engine: Analytics,
    cases: JourneyVersion,
    { table, mayStay, whenDone }: { table: string; mayStay: Promise<boolean>; whenDone: () => void },
  ): Promise<void> {
    try {
      await this.#sums?.follow(engine, cases, table);
    } catch (error) {
      this.#sums?.forget(cases.workspace, cases.journey);
      this.#log.error({ err: error, journey: cases.journey }, 'Sums over cases could not be kept up to date');
    }
    // Until then an answer may be one of before.
    await this.#sums?.untilOpen(cases);
    whenDone();
    try {
      if (!(await mayStay)) await emptyNow(engine, table);
    } catch (error) {
      this.#log.error({ err: error, journey: cases.journey }, 'What a cut changed could not be freed');
    }
    this.#underWay.delete(keyOf(cases));
  }
}

function keyOf({ workspace, journey }: JourneyVersion): string {
  return `${workspace}/${journey}`;
}
