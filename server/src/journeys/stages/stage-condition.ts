import type { Records } from '../../engines/index.ts';
import type { Binder } from '../../events/index.ts';
import type { StageTest } from '../compile-case-filter.ts';
import { knownStage } from './known-stage.ts';
import { readableStages } from './stage-store.ts';

/** The condition on a case that it began in a stage of its customer's life. Throws TL_STAGE_UNKNOWN. */
export async function stageCondition(
  records: Records,
  workspace: string,
  test: StageTest,
): Promise<(binder: Binder) => string> {
  const { version, definition } = await readableStages(records, workspace);
  const id = knownStage(definition, test.id);
  return (binder) => `(shard, id) in (
    select one.shard, one.id
    from (
      select shard, id, customer, toUnixTimestamp64Milli(started_at) as began_ms from cases final
      where workspace = {workspace:String} and journey = {journey:String} and version = {version:UInt32}
    ) as one
    inner join (
      select customer, stage, entered_ms from customer_stages final
      where workspace = {workspace:String} and version = ${binder.bind(version, 'UInt32')}
    ) as life using customer
    where life.stage[arrayLastIndex(e -> e <= began_ms, life.entered_ms)] = ${binder.bind(id, 'String')})`;
}
