/** Counts how often what answers rest on has changed, so that an answer can be kept until it is stale. */
export class Generations {
  readonly #all = new Map<string, number>();
  readonly #shared = new Map<string, number>();
  readonly #journeys = new Map<string, number>();

  /** Of everything in a workspace. */
  of(workspace: string): number {
    return this.#all.get(workspace) ?? 0;
  }

  /** Of what answers about one journey rest on: its cases, and what all journeys share. */
  ofJourney(workspace: string, journey: string): string {
    return `${this.#shared.get(workspace) ?? 0}/${this.#journeys.get(`${workspace}/${journey}`) ?? 0}`;
  }

  /** The cases of one journey have changed. */
  journeyChanged(workspace: string, journey: string): void {
    countUp(this.#journeys, `${workspace}/${journey}`);
    countUp(this.#all, workspace);
  }

  /** Something has changed that answers about every journey may rest on. */
  sharedChanged(workspace: string): void {
    countUp(this.#shared, workspace);
    countUp(this.#all, workspace);
  }
}

function countUp(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
