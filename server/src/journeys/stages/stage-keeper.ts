import type { Analytics, Records } from '../../engines/index.ts';
import { nextRevision } from '../../events/index.ts';
import type { Unseen } from '../cut-cases.ts';
import { dropStages, keepStages, stageMasks, type TouchedEvents } from './cut-stages.ts';
import { findStages, markStagesBuilt, markStagesUnbuilt } from './stage-store.ts';

export interface StagesRefresh {
  /** How the engine is asked. */
  readonly analytics: Analytics;
  readonly workspace: string;
  /** How many events there are. */
  readonly all: number;
  readonly unseen: Unseen;
  /** Only the customers that were touched; null leads everybody. */
  readonly touched: (TouchedEvents & { readonly events: number }) | null;
}

/** Keeps where customers are in the life stages of each workspace. Its caller lets work on one workspace take turns. */
export class StageKeeper {
  readonly #records: Records;

  constructor(records: Records) {
    this.#records = records;
  }

  /** Whether a workspace has life stages. */
  async areThere(workspace: string): Promise<boolean> {
    return (await findStages(this.#records, workspace)) !== null;
  }

  /** Notes that everybody is to be led through them anew. */
  markUnbuilt(workspace: string): Promise<void> {
    return markStagesUnbuilt(this.#records, workspace);
  }

  /** What the newest stages ask of an event, as SQL; nothing where none are defined. */
  async conditions(workspace: string): Promise<string> {
    const stored = await findStages(this.#records, workspace);
    return stored === null ? '' : Object.values(stageMasks(stored.definition).pieces).join(' ');
  }

  /**
   * Leads the customers that were touched through the stages again, or everybody where the definition is new. Answers
   * whether there are any stages.
   */
  async refresh({ analytics, workspace, all, unseen, touched }: StagesRefresh): Promise<boolean> {
    const stored = await findStages(this.#records, workspace);
    if (stored === null) return false;
    const { version, builtVersion, definition } = stored;
    const part = builtVersion === version ? touched : null;
    const revision = await nextRevision(this.#records);
    const stages = { workspace, version, definition };
    await keepStages(analytics, stages, { revision, unseen, events: part?.events ?? all, touched: part });
    if (builtVersion === version) return true;
    const isNewest = await markStagesBuilt(this.#records, workspace, version);
    const stale = isNewest ? builtVersion : version;
    if (stale !== null) await dropStages(analytics, workspace, stale);
    return true;
  }
}
