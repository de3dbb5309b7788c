import type { LifeStages } from '@throughline/core/journeys';
import type { Role } from '@throughline/core/trust';
import type { ReactNode } from 'react';
import { Link } from '../../app/link.tsx';
import { addressWith, go, usePlace } from '../../app/location.ts';
import { count, counted, day, percent } from '../../parts/format.ts';
import { Problem, Waiting } from '../../parts/states.tsx';
import { FoldedEvidence } from '../evidence.tsx';
import { openNumber, useOpenNumber } from '../open-number.ts';
import { Period } from '../period.tsx';
import { useCatalogue } from '../use-view.ts';
import { FlowChart } from './flow-chart.tsx';
import { GrowthChart } from './growth-chart.tsx';
import { MatrixTable } from './matrix-table.tsx';
import { NoStages } from './no-stages.tsx';
import { StageDrawer } from './stage-drawer.tsx';
import { StageInside } from './stage-inside.tsx';
import { StageMap } from './stage-map.tsx';
import { TimeTable } from './time-table.tsx';
import {
  useStageFlow,
  useStageGrowth,
  useStageJourneys,
  useStageMatrix,
  useStages,
  useStageTimes,
  useUnit,
} from './use-stages.ts';

/** The life of customers with the company: the stages, who is in which, and how they move. */
export function StagesPage({ role }: { role: Role }) {
  const life = useStages();
  if (life.isPending) return <Waiting what="Counting customers" />;
  if (life.isError) return <Problem error={life.error} retry={() => life.refetch()} />;
  const mayWrite = role !== 'viewer';
  if (life.data === null) return <NoStages mayWrite={mayWrite} />;
  return <Life life={life.data} path={life.path} mayWrite={mayWrite} />;
}

function Life({ life, path, mayWrite }: { life: LifeStages; path: string; mayWrite: boolean }) {
  const place = usePlace();
  const open = useOpenNumber();
  const journeys = useStageJourneys();
  const [flow, matrix, times, growth] = [useStageFlow(), useStageMatrix(), useStageTimes(), useStageGrowth()];
  const asked = place.search.get('stage');
  const inside = life.definition.stages.some((stage) => stage.id === asked) ? asked : null;
  const look = (stage: string | null) => go(addressWith(place, { stage, open: null }));
  const answers = {
    life,
    flow: flow.data,
    matrix: matrix.data,
    times: times.data,
    growth: growth.data,
    paths: { life: path, flow: flow.path, matrix: matrix.path, times: times.path, growth: growth.path },
  };
  return (
    <div className="with-drawer">
      <div className="page stages-page">
        <StagesHead life={life} inside={inside} onInside={look} mayWrite={mayWrite} />
        <StageMap life={life} journeys={journeys.data ?? null} inside={inside} onInside={look} />
        {inside !== null && <StageInside life={life} journeys={journeys.data ?? null} stage={inside} />}
        <Window />
        <Section title="Where they go next" answer={matrix}>
          {matrix.data !== undefined && <MatrixTable matrix={matrix.data} life={life} />}
        </Section>
        <Section title="How long they stay" answer={times}>
          {times.data !== undefined && <TimeTable times={times.data} life={life} />}
        </Section>
        <Section title="Who was in which stage when" answer={flow}>
          {flow.data !== undefined && <FlowChart flow={flow.data} life={life} />}
        </Section>
        <Section title="Who is active, comes back and falls silent" answer={growth}>
          {growth.data !== undefined && (
            <>
              <p className="quiet-text">{growthWords(growth.data)}</p>
              <GrowthChart growth={growth.data} />
            </>
          )}
        </Section>
        <FoldedEvidence evidence={life.evidence} path={path} />
      </div>
      {open !== null && <StageDrawer name={open} answers={answers} />}
    </div>
  );
}

interface HeadProps {
  readonly life: LifeStages;
  readonly inside: string | null;
  readonly onInside: (stage: string | null) => void;
  readonly mayWrite: boolean;
}

function StagesHead({ life, inside, onInside, mayWrite }: HeadProps) {
  const stage = life.definition.stages.find((one) => one.id === inside);
  const all = life.evidence.customers;
  return (
    <>
      {stage !== undefined && (
        <nav className="crumbs" aria-label="Level">
          <button type="button" className="link" onClick={() => onInside(null)}>
            Life stages
          </button>
          <span aria-hidden="true">›</span>
          <span aria-current="page">{stage.name}</span>
        </nav>
      )}
      <div className="stages-head">
        <h1>{stage === undefined ? headline(life) : <InStage life={life} stage={stage.id} />}</h1>
        {mayWrite && (
          <Link className="button" href="/stages/edit">
            Change the stages
          </Link>
        )}
      </div>
      {stage?.meaning !== undefined && stage.meaning !== '' && <p>{stage.meaning}</p>}
      {life.state === 'building' && (
        <p className="note" role="status">
          The stages were changed. Customers are being led through the new ones; until then the numbers are those of
          before.
        </p>
      )}
      {life.state === 'failed' && (
        <p className="note" role="alert">
          Customers could not be led through these stages. Change them, or look at the log of the server.
        </p>
      )}
      {stage === undefined && all > 0 && (
        <p className="quiet-text">
          {counted(all, 'customer')} as of {day(life.evidence.asOf)}. A box counts who is in a stage now, a line
          everybody who ever went that way. Go into a stage to see the journeys that begin in it; a line opens who
          moved.
        </p>
      )}
    </>
  );
}

/** The sentence that matters: where most customers are. */
function headline(life: LifeStages): string {
  const ranked = life.stages.toSorted((a, b) => b.customers - a.customers);
  const [first, second] = ranked;
  if (first === undefined || first.customers === 0) return 'No customer is in any stage yet';
  const name = (id: string) => life.definition.stages.find((stage) => stage.id === id)?.name ?? id;
  const said = (one: LifeStages['stages'][number]) => `${name(one.stage)} (${percent(one.share.value)})`;
  return second === undefined || second.customers === 0
    ? `All customers are in one stage: ${said(first)}`
    : `Most customers are in ${said(first)} and ${said(second)}`;
}

function InStage({ life, stage }: { life: LifeStages; stage: string }) {
  const found = life.stages.find((one) => one.stage === stage);
  return (
    <button type="button" className="figure" onClick={() => openNumber(['stage', stage])}>
      {counted(found?.customers ?? 0, 'customer')} of {count(life.evidence.customers)}
    </button>
  );
}

/** The period the numbers below are about, and how it is divided. */
function Window() {
  const place = usePlace();
  const unit = useUnit();
  const catalogue = useCatalogue();
  return (
    <div className="filter-bar">
      <Period lastAt={catalogue.data?.lastAt ?? null} />
      <div className="segmented" role="group" aria-label="By">
        {(['month', 'week'] as const).map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={unit === name}
            onClick={() =>
              go(addressWith(place, { by: name === 'month' ? null : name, open: null }), { replace: true })
            }
          >
            By {name}
          </button>
        ))}
      </div>
    </div>
  );
}

interface SectionProps {
  readonly title: string;
  readonly answer: { readonly isPending: boolean; readonly error: Error | null; refetch(): unknown };
  readonly children: ReactNode;
}

function Section({ title, answer, children }: SectionProps) {
  return (
    <section>
      <h2>{title}</h2>
      {answer.isPending && <Waiting what="Counting" />}
      {answer.error !== null && <Problem error={answer.error} retry={() => answer.refetch()} />}
      {children}
    </section>
  );
}

function growthWords({ dormancy, unit, leftOut }: NonNullable<ReturnType<typeof useStageGrowth>['data']>): string {
  const periods = counted(dormancy.periods, unit);
  const basis = {
    chosen: `Silent for more than ${periods} counts as churned: after that fewer than ${percent(dormancy.limit)} come back.`,
    given: `Silent for more than ${periods} counts as churned.`,
    longest: `In this time there is no silence after which fewer than ${percent(dormancy.limit)} come back, so ${periods}, the longest that was followed, counts as churned.`,
  }[dormancy.basis];
  return leftOut === null ? basis : `${basis} The ${unit} from ${day(leftOut)} is not over and is left out.`;
}
