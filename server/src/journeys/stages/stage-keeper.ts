import { type Analytics, type Records, withUrgency } from '../../engines/index.ts';
import { nextRevision } from '../../events/index.ts';
import { dropStages, keepStages } from './cut-stages.ts';
import { findStages, markStagesBuilt } from './stage-store.ts';

/** Keeps where customers are in the life stages of each workspace. Its caller lets work on one workspace take turns. */
export class StageKeeper {
  readonly #analytics: Analytics;
  readonly #records: Records;

  constructor(analytics: Analytics, records: Records) {
    this.#analytics = withUrgency(analytics, 'background');
    this.#records = records;
  }

  /** Leads the customers an import touched through the stages again, or everybody where the definition is new. */
  async refresh(work: {
    readonly workspace: string;
    readonly touchedImport: string | null;
    readonly countEvents: (touchedImport: string | null) => Promise<number>;
  }): Promise<void> {
    const { workspace } = work;
    const stored = await findStages(this.#records, workspace);
    if (stored === null) return;
    const { version, builtVersion, definition } = stored;
    const touchedImport = builtVersion === version ? work.touchedImport : null;
    const revision = await nextRevision(this.#records);
    const events = await work.countEvents(touchedImport);
    await keepStages(this.#analytics, { workspace, version, definition }, { revision, touchedImport, events });
    if (builtVersion === version) return;
    const isNewest = await markStagesBuilt(this.#records, workspace, version);
    const stale = isNewest ? builtVersion : version;
    if (stale !== null) await dropStages(this.#analytics, workspace, stale);
  }
}
