import { placedRules, type StagesDefinition } from '@throughline/core/journeys';
import type { Analytics, Parameters } from '../../engines/index.ts';
import { Binder, type Compiled, eventCondition, hasJoined, shardCount } from '../../events/index.ts';
import { eventsOfTouched, eventsPerCut, noneUnseen, type Unseen, unseenValues } from '../cut-cases.ts';
import { place } from '../place-sql.ts';
import stagedOwn from '../staged-own.sql';
import buryStaleStages from './bury-stale-stages.sql';
import cutStages from './cut-stages.sql';
import insertStages from './insert-stages.sql';

export interface StagesVersion {
  readonly workspace: string;
  readonly version: number;
  readonly definition: StagesDefinition;
}

/** Customers whose stages are worked out again. */
export interface TouchedEvents {
  /** The name under which they are noted. */
  readonly touchedImport: string;
  /** The table in which their events stand; null reads them from all events. */
  readonly staged: string | null;
  /** Whether every customer there was is there still, so that none is looked for that is gone. */
  readonly onlyGrows: boolean;
}

interface StageScope {
  readonly unseen?: Unseen | undefined;
  readonly shards: readonly [from: number, to: number];
  readonly touched: TouchedEvents | null;
  readonly revision: number;
  readonly isJoined: boolean;
}

/** What a definition asks of an event: the rules it fits and the silences it ends as bits, and whether it is of value. */
export function stageMasks({ stages, value }: StagesDefinition) {
  const binder = new Binder('stage_');
  const masks = { rules: [] as string[], signs: [] as string[] };
  const timers: { bit: number; milliseconds: number }[] = [];
  for (const [bit, { rule }] of placedRules({ stages }).entries()) {
    const predicate = rule.kind === 'event' ? rule.where : rule.of;
    const condition = predicate === null ? '1' : `(${eventCondition(predicate, binder)})`;
    masks[rule.kind === 'event' ? 'rules' : 'signs'].push(`bitShiftLeft(toUInt64(${condition}), ${bit})`);
    if (rule.kind === 'silence') timers.push({ bit, milliseconds: rule.seconds * 1000 });
  }
  const sum = (parts: readonly string[]) => (parts.length === 0 ? 'toUInt64(0)' : parts.join(' + '));
  const isValue = value === null ? '1' : eventCondition(value, binder);
  return {
    pieces: { rules: sum(masks.rules), signs: sum(masks.signs), value: isValue },
    parameters: {
      timer_bit: timers.map((timer) => timer.bit),
      timer_ms: timers.map((timer) => timer.milliseconds),
      ...binder.parameters,
    },
  };
}

/** The question that leads customers through the stages of a definition. */
export function stagesQuestion({ workspace, version, definition }: StagesVersion, scope: StageScope): Compiled {
  const { pieces, parameters: asked } = stageMasks(definition);
  const rules = placedRules(definition);
  const staged = scope.touched?.staged ?? null;
  const parameters: Parameters = {
    workspace,
    version,
    revision: scope.revision,
    shard_from: scope.shards[0],
    shard_to: scope.shards[1],
    touched_import: scope.touched?.touchedImport ?? '',
    ...unseenValues(scope.unseen ?? noneUnseen),
    ...(staged === null ? {} : { cut: staged }),
    stages: definition.stages.map((stage) => stage.id),
    initial: definition.stages.findIndex((stage) => stage.id === definition.initial) + 1,
    rule_bit: rules.map((_, bit) => bit),
    rule_to: rules.map((rule) => rule.to),
    rule_from: rules.map((rule) => rule.from.reduce((mask, from) => mask + 2 ** from, 0)),
    ...asked,
  };
  const own = staged === null ? eventsOfTouched(scope.isJoined) : stagedOwn;
  return { sql: place(cutStages, { ...pieces, own }), parameters };
}

export interface StagesWork {
  readonly revision: number;
  readonly unseen?: Unseen;
  /** Only the customers that were touched; null leads everybody. */
  readonly touched: TouchedEvents | null;
  readonly events: number;
}

/** Leads customers through the stages and keeps where they are. Can be run again: the state it ends in is the same. */
export async function keepStages(analytics: Analytics, stages: StagesVersion, work: StagesWork): Promise<void> {
  const { revision, unseen, touched } = work;
  const cuts = Math.max(1, Math.min(shardCount, Math.ceil(work.events / eventsPerCut)));
  const width = Math.ceil(shardCount / cuts);
  const isJoined = (touched?.staged ?? null) === null && (await hasJoined(analytics, stages.workspace));
  for (let from = 0; from < shardCount; from += width) {
    const shards = [from, Math.min(shardCount, from + width) - 1] as const;
    const { sql, parameters } = stagesQuestion(stages, { shards, touched, revision, isJoined, unseen });
    await analytics.query(place(insertStages, { stages: sql }), parameters);
  }
  if (touched?.onlyGrows === true) return;
  await analytics.query(buryStaleStages, {
    workspace: stages.workspace,
    version: stages.version,
    revision,
    touched_import: touched?.touchedImport ?? '',
  });
}

/** Frees what was worked out for a version that nobody looks at any more. */
export async function dropStages(analytics: Analytics, workspace: string, version: number): Promise<void> {
  await analytics.query('alter table customer_stages drop partition ({workspace:String}, {version:UInt32})', {
    workspace,
    version,
  });
}
