import type { Journey } from '@throughline/core/journeys';
import type { Analytics, Records } from '../engines/index.ts';
import type { JourneyBuilder } from './journey-builder.ts';
import journeyCounts from './journey-counts.sql';
import { listStored } from './journey-store.ts';
import { isoOrNull } from './view.ts';

interface CountRow {
  journey: string;
  version: number;
  cases: number;
  customers: number;
  events: number;
  distinct_events: number;
  first_ms: number;
  last_ms: number;
}

/** The journeys of a workspace with their size. Counts are kept until the cases change. */
export class JourneyList {
  readonly #counts = new Map<string, { generation: number; rows: readonly CountRow[]; events: number }>();

  constructor(
    readonly analytics: Analytics,
    readonly records: Records,
    readonly builder: JourneyBuilder,
  ) {}

  async list(workspace: string): Promise<Journey[]> {
    const stored = await listStored(this.records, workspace);
    const shared = stored.filter((journey) => journey.definition.notion.kind === 'object').map((journey) => journey.id);
    const counts = await this.#countsOf(workspace, shared);
    return stored.map((journey) => {
      const row = counts.rows.find((one) => one.journey === journey.id && one.version === journey.builtVersion);
      const current = journey.builtVersion === journey.version && !this.builder.isBuilding(workspace, journey.id);
      return {
        id: journey.id,
        name: journey.definition.name,
        description: journey.definition.description,
        version: journey.version,
        definition: journey.definition,
        origin: journey.origin,
        cases: row?.cases ?? 0,
        customers: row?.customers ?? 0,
        events: row?.events ?? 0,
        eventCoverage: counts.events === 0 ? 0 : (row?.distinct_events ?? 0) / counts.events,
        firstAt: isoOrNull(row?.first_ms, row?.cases),
        lastAt: isoOrNull(row?.last_ms, row?.cases),
        state: stateOf(current || counts.events === 0, this.builder.hasFailed(workspace, journey.id)),
        updatedAt: journey.updatedAt.toISOString(),
      };
    });
  }

  async #countsOf(workspace: string, shared: readonly string[]) {
    const generation = this.builder.generationOf(workspace);
    const kept = this.#counts.get(workspace);
    if (kept?.generation === generation) return kept;
    const [rows, [events]] = await Promise.all([
      this.analytics.query<CountRow>(journeyCounts, { workspace, shared }),
      this.analytics.query<{ n: number }>('select count() as n from events where workspace = {workspace:String}', {
        workspace,
      }),
    ]);
    const fresh = { generation, rows, events: events?.n ?? 0 };
    this.#counts.set(workspace, fresh);
    return fresh;
  }
}

function stateOf(isCurrent: boolean, hasFailed: boolean): Journey['state'] {
  if (hasFailed) return 'failed';
  return isCurrent ? 'current' : 'building';
}
