import { placedRules, type StagesDefinition } from '@throughline/core/journeys';
import type { Analytics, Parameters } from '../../engines/index.ts';
import { Binder, type Compiled, eventCondition, hasJoined } from '../../events/index.ts';
import { eventsInScope, eventsPerCut, shardCount } from '../cut-cases.ts';
import { place } from '../place-sql.ts';
import buryStaleStages from './bury-stale-stages.sql';
import cutStages from './cut-stages.sql';
import insertStages from './insert-stages.sql';

export interface StagesVersion {
  readonly workspace: string;
  readonly version: number;
  readonly definition: StagesDefinition;
}

interface StageScope {
  readonly shards: readonly [from: number, to: number];
  readonly touchedImport: string;
  readonly revision: number;
  readonly isJoined: boolean;
}

/** The question that leads customers through the stages of a definition. */
export function stagesQuestion(stages: StagesVersion, scope: StageScope): Compiled {
  const { definition } = stages;
  const binder = new Binder('stage_');
  const rules = placedRules(definition);
  const bits = rules.map((_, bit) => bit);
  const masks = { rules: [] as string[], signs: [] as string[] };
  const timers: { bit: number; milliseconds: number }[] = [];
  for (const [bit, { rule }] of rules.entries()) {
    const predicate = rule.kind === 'event' ? rule.where : rule.of;
    const condition = predicate === null ? '1' : `(${eventCondition(predicate, binder)})`;
    masks[rule.kind === 'event' ? 'rules' : 'signs'].push(`bitShiftLeft(toUInt64(${condition}), ${bit})`);
    if (rule.kind === 'silence') timers.push({ bit, milliseconds: rule.seconds * 1000 });
  }
  const sum = (parts: readonly string[]) => (parts.length === 0 ? 'toUInt64(0)' : parts.join(' + '));
  const value = definition.value === null ? '1' : eventCondition(definition.value, binder);
  const pieces = { rules: sum(masks.rules), signs: sum(masks.signs), value };
  const parameters: Parameters = {
    workspace: stages.workspace,
    version: stages.version,
    revision: scope.revision,
    shard_from: scope.shards[0],
    shard_to: scope.shards[1],
    touched_import: scope.touchedImport,
    stages: definition.stages.map((stage) => stage.id),
    initial: definition.stages.findIndex((stage) => stage.id === definition.initial) + 1,
    rule_bit: bits,
    rule_to: rules.map((rule) => rule.to),
    rule_from: rules.map((rule) => rule.from.reduce((mask, from) => mask + 2 ** from, 0)),
    timer_bit: timers.map((timer) => timer.bit),
    timer_ms: timers.map((timer) => timer.milliseconds),
    ...binder.parameters,
  };
  return { sql: place(cutStages, { ...pieces, own: eventsInScope(scope.isJoined) }), parameters };
}

export interface StagesWork {
  readonly revision: number;
  /** Only the customers this import touched; null leads everybody. */
  readonly touchedImport: string | null;
  readonly events: number;
}

/** Leads customers through the stages and keeps where they are. Can be run again: the state it ends in is the same. */
export async function keepStages(analytics: Analytics, stages: StagesVersion, work: StagesWork): Promise<void> {
  const cuts = Math.max(1, Math.min(shardCount, Math.ceil(work.events / eventsPerCut)));
  const width = Math.ceil(shardCount / cuts);
  const touchedImport = work.touchedImport ?? '';
  const isJoined = await hasJoined(analytics, stages.workspace);
  for (let from = 0; from < shardCount; from += width) {
    const shards = [from, Math.min(shardCount, from + width) - 1] as const;
    const { sql, parameters } = stagesQuestion(stages, { shards, touchedImport, revision: work.revision, isJoined });
    await analytics.query(place(insertStages, { stages: sql }), parameters);
  }
  await analytics.query(buryStaleStages, {
    workspace: stages.workspace,
    version: stages.version,
    revision: work.revision,
    touched_import: touchedImport,
  });
}

/** Frees what was worked out for a version that nobody looks at any more. */
export async function dropStages(analytics: Analytics, workspace: string, version: number): Promise<void> {
  await analytics.query('alter table customer_stages drop partition ({workspace:String}, {version:UInt32})', {
    workspace,
    version,
  });
}
