import { Link } from '../app/link.tsx';
import { usePlace } from '../app/location.ts';
import { insideStage } from './stages/stage-address.ts';
import { stageName } from './stages/stage-words.ts';
import { useStages } from './stages/use-stages.ts';
import { filterOf } from './use-view.ts';

/** The way back up from a map that shows the cases of one life stage: the stages, the stage, the journey. */
export function LevelCrumbs({ journey }: { journey: string }) {
  const stage = filterOf(usePlace()).where.find((one) => one.kind === 'stage');
  return stage === undefined ? null : <Crumbs stage={stage.id} journey={journey} />;
}

function Crumbs({ stage, journey }: { stage: string; journey: string }) {
  const stages = useStages({ whole: true });
  const name = stages.data === undefined || stages.data === null ? stage : stageName(stages.data, stage);
  return (
    <nav className="crumbs map-crumbs" aria-label="Level">
      <Link href="/stages">Life stages</Link>
      <span aria-hidden="true">›</span>
      <Link href={insideStage(stage)}>{name}</Link>
      <span aria-hidden="true">›</span>
      <span aria-current="page">{journey}</span>
    </nav>
  );
}
