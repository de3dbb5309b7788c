import type { Outcome, OutcomeReading } from '@throughline/core/outcomes';
import type { Standing } from '@throughline/core/webhooks';
import { listOutcomes, type OutcomeEngines, questionOf, readOutcome } from '../outcomes/index.ts';
import { announce } from './announce.ts';

export interface OutcomeWatchParts extends OutcomeEngines {
  /** Changes when the cases of a workspace do. */
  readonly generationOf: (workspace: string) => number;
  readonly now: () => number;
  readonly log: { error(detail: object, message: string): void };
}

const lookEveryMilliseconds = 3000;
/** An outcome is told of at most that often: what changes meanwhile is told together. */
const tellEveryMilliseconds = 60_000;

interface Told {
  readonly version: number;
  readonly reading: Standing;
  readonly told_at: Date | null;
}

/** Tells who listens when the counts of an outcome have changed. How they stood is kept, so a restart misses nothing. */
export class OutcomeWatch {
  readonly #parts: OutcomeWatchParts;
  readonly #seen = new Map<string, number>();
  #timer: NodeJS.Timeout | null = null;
  #round: Promise<void> | null = null;

  constructor(parts: OutcomeWatchParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#timer = setInterval(() => void this.look(), lookEveryMilliseconds);
    this.#timer.unref();
  }

  async stop(): Promise<void> {
    if (this.#timer !== null) clearInterval(this.#timer);
    await this.#round;
  }

  /** Looks at every workspace in which somebody listens and the cases have changed. */
  look(): Promise<void> {
    this.#round ??= this.#lookAround()
      .catch((error: unknown) => this.#parts.log.error({ err: error }, 'Outcomes could not be told to webhooks'))
      .finally(() => {
        this.#round = null;
      });
    return this.#round;
  }

  /** Looks at a workspace because who listens has changed; resolves when every later change of an outcome will be told. */
  async lookAnew(workspace: string): Promise<void> {
    await this.#round;
    this.#seen.delete(workspace);
    await this.look();
  }

  async #lookAround(): Promise<void> {
    const listening = await this.#listening();
    for (const [workspace, wanted] of listening) {
      const generation = this.#parts.generationOf(workspace);
      if (this.#seen.get(workspace) === generation) continue;
      if (await this.#lookAt(workspace, wanted)) this.#seen.set(workspace, generation);
    }
  }

  /** The workspaces in which outcomes are listened to, each with which. What nobody listens to is forgotten. */
  async #listening(): Promise<ReadonlyMap<string, (outcome: string) => boolean>> {
    const { records } = this.#parts;
    const rows = await records
      .selectFrom('webhooks')
      .select(['workspace', 'topics', 'outcome'])
      .where('state', '=', 'active')
      .execute();
    const wanted = new Map<string, (string | null)[]>();
    for (const row of rows.filter((one) => one.topics.includes('outcome.changed')))
      wanted.set(row.workspace, [...(wanted.get(row.workspace) ?? []), row.outcome]);
    let gone = records.deleteFrom('webhook_readings');
    if (wanted.size > 0) gone = gone.where('workspace', 'not in', [...wanted.keys()]);
    await gone.execute();
    for (const workspace of this.#seen.keys()) if (!wanted.has(workspace)) this.#seen.delete(workspace);
    return new Map(
      [...wanted].map(([workspace, list]) => [workspace, (id) => list.includes(null) || list.includes(id)]),
    );
  }

  /** True when nothing is left to tell; false when an outcome was told of too short a time ago. */
  async #lookAt(workspace: string, isWanted: (outcome: string) => boolean): Promise<boolean> {
    const { records, now, log } = this.#parts;
    let isDone = true;
    for (const outcome of await listOutcomes(records, workspace)) {
      if (!isWanted(outcome.id)) continue;
      const told = await this.#toldOf(workspace, outcome.id);
      if (told?.told_at != null && now() - told.told_at.getTime() < tellEveryMilliseconds) {
        isDone = false;
        continue;
      }
      try {
        await this.#compare(workspace, outcome, told);
      } catch (error) {
        // The journey of one outcome may be gone; the others are told of all the same.
        log.error({ err: error, outcome: outcome.id }, 'An outcome could not be told to webhooks');
      }
    }
    return isDone;
  }

  #toldOf(workspace: string, outcome: string): Promise<Told | undefined> {
    return this.#parts.records
      .selectFrom('webhook_readings')
      .select(['version', 'reading', 'told_at'])
      .where('workspace', '=', workspace)
      .where('outcome', '=', outcome)
      .executeTakeFirst();
  }

  async #compare(workspace: string, outcome: Outcome, told: Told | undefined): Promise<void> {
    const { records, analytics, now } = this.#parts;
    const reading = await readOutcome(analytics, await questionOf(this.#parts, workspace, outcome));
    const standing: Standing = { states: reading.states, rate: reading.rate };
    const isSame = told?.version === outcome.version && countsOf(told.reading) === countsOf(standing);
    if (isSame) return;
    const at = new Date(now());
    // The first look is what later ones are held against; it tells nothing.
    const told_at = told === undefined ? null : at;
    const kept = { version: outcome.version, reading: JSON.stringify(standing), told_at };
    await records.transaction().execute(async (transaction) => {
      await transaction
        .insertInto('webhook_readings')
        .values({ workspace, outcome: outcome.id, ...kept })
        .onConflict((conflict) => conflict.columns(['workspace', 'outcome']).doUpdateSet(kept))
        .execute();
      if (told === undefined) return;
      await announce(transaction, {
        workspace,
        topic: 'outcome.changed',
        subject: outcome.id,
        outcome: outcome.id,
        at,
        data: changeOf(outcome, reading, told),
      });
    });
  }
}

/** What makes two readings the same: the counts, from which the rate follows. */
function countsOf({ states, rate }: Standing): string {
  return JSON.stringify([states.success, states.failure, states.open, rate.successes, rate.cases, rate.customers]);
}

function changeOf({ id, version, definition }: Outcome, reading: OutcomeReading, told: Told) {
  return {
    outcome: id,
    version,
    name: definition.name,
    journey: definition.journey,
    states: reading.states,
    rate: reading.rate,
    basis: reading.basis,
    // Counts by another definition are not held against each other.
    before: told.version === version ? told.reading : null,
    evidence: reading.evidence,
  };
}
