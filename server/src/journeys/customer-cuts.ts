import { type Analytics, allDone } from '../engines/index.ts';
import type { CaseCutter } from './case-cutter.ts';
import type { News } from './grow-cases.ts';
import { TouchNames } from './touch-names.ts';
import { dropTouched, partsOf, touch } from './touched.ts';
import type { WorkOfCut } from './work-of-cut.ts';

/** What is known of how cases change. */
type HowItChanges = Pick<WorkOfCut, 'objectTypes' | 'keptThrough' | 'grown'>;

/** Brings the cases of some customers up to date, in every journey. */
export class CustomerCuts {
  readonly #engine: Analytics;
  readonly #cutter: CaseCutter;
  readonly #touchNames: TouchNames;

  constructor(engine: Analytics, cutter: CaseCutter) {
    this.#engine = engine;
    this.#cutter = cutter;
    this.#touchNames = new TouchNames(engine);
  }

  /**
   * Adds the news to the cases of those who were touched, where that can be done without their events of before, and cuts the
   * rest anew: whose identity changed, or whose news are late, in every journey, the others in those that did not grow.
   */
  async grow(
    news: News,
    touched: ReadonlySet<string>,
    { reassigned, ...how }: HowItChanges & { readonly reassigned: ReadonlySet<string> },
  ): Promise<void> {
    const { workspace } = news;
    const { journeys: grown, late, isAll } = await this.#cutter.grow(this.#engine, news, how.objectTypes ?? null);
    if (grown.size === 0) return this.refresh(workspace, touched, Promise.resolve(how));
    // Sums cannot follow: some of what is new is in these cases already.
    const anew = { ...how, keptThrough: null };
    const whole = new Set([...reassigned, ...late]);
    if (whole.size > 0) await this.refresh(workspace, whole, Promise.resolve(anew));
    if (isAll) return;
    const others = new Set([...touched].filter((one) => !whole.has(one)));
    await this.refresh(workspace, others, Promise.resolve({ ...how, grown }));
  }

  /** Cuts the cases of some customers anew. */
  async refresh(workspace: string, customers: ReadonlySet<string>, howItChanges: Promise<HowItChanges>): Promise<void> {
    const engine = this.#engine;
    // Who is touched is noted while that is found out.
    const noteFirst = async () => {
      const noted = { workspace, touchedImport: await this.#touchNames.take(workspace) };
      const parts = await partsOf(engine, noted, customers);
      return { noted, parts, isJoined: await touch(engine, noted, parts[0] ?? []) };
    };
    const noting = noteFirst();
    const surveying = this.#cutter.survey(engine, workspace);
    await allDone([howItChanges, noting, surveying]);
    const [how, { noted, parts, ...first }, survey] = [await howItChanges, await noting, await surveying];
    // Customers who are joined may be cut with more than one part: what each changes cannot be told apart.
    const areApart = parts.length === 1 || !first.isJoined;
    const keptThrough = areApart ? (how.keptThrough ?? null) : null;
    let { isJoined } = first;
    for (const [place, part] of parts.entries()) {
      if (place > 0) {
        await dropTouched(engine, noted.touchedImport);
        isJoined = await touch(engine, noted, part);
      }
      await this.#cutter.cut({ engine, ...noted, ...how, survey, keptThrough, isJoined, areFew: true });
    }
    this.#touchNames.free(noted.touchedImport);
  }

  /** Waits until what was noted of whom to cut is taken away. */
  settle(): Promise<void> {
    return this.#touchNames.settle();
  }
}
