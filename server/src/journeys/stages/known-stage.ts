import { Fault, nearestName } from '@throughline/core/faults';
import type { StagesDefinition } from '@throughline/core/journeys';

/** The id of a stage that is one of the definition. Throws TL_STAGE_UNKNOWN with the nearest name. */
export function knownStage(definition: StagesDefinition, id: string): string {
  const ids = definition.stages.map((stage) => stage.id);
  if (ids.includes(id)) return id;
  const near = nearestName(id, ids);
  throw new Fault(
    'TL_STAGE_UNKNOWN',
    `No life stage is called "${id}".${near === null ? ` There are ${ids.join(', ')}.` : ` Did you mean "${near}"?`}`,
  );
}
