import type { LifeStages, StageJourneys } from '@throughline/core/journeys';
import { type CSSProperties, type KeyboardEvent, useMemo, useRef } from 'react';
import { go } from '../../app/location.ts';
import { count, counted, percent } from '../../parts/format.ts';
import { Waiting } from '../../parts/states.tsx';
import { edgeKey, type LayoutInput } from '../map-layout.ts';
import { openNumber } from '../open-number.ts';
import { useLayout } from '../use-layout.ts';
import { onKeys } from './on-keys.ts';
import { journeyInStage } from './stage-address.ts';
import { stageColour } from './stage-colour.ts';
import { arrowLength } from './stage-lines.ts';
import {
  type Box,
  type DrawnJourney,
  type DrawnMove,
  type DrawnStage,
  drawStages,
  type StagePicture,
  stageLayoutInput,
} from './stage-picture.ts';
import { useZoom } from './use-zoom.ts';

interface StageMapProps {
  readonly life: LifeStages;
  readonly journeys: StageJourneys | null;
  /** The stage that is looked into; null for the whole lifecycle. */
  readonly inside: string | null;
  readonly onInside: (stage: string | null) => void;
}

/** The whole lifecycle: stages with the customers in them now, and who moved between them. A click goes into a stage. */
export function StageMap({ life, journeys, inside, onInside }: StageMapProps) {
  const direction = window.matchMedia('(max-width: 800px)').matches ? 'TB' : 'LR';
  const input = useMemo(() => stageLayoutInput(life, direction), [life, direction]);
  // Stages are few: any other line has them laid out anew.
  const layout = useLayout(input, viewOf(input))?.layout ?? null;
  const picture = useMemo(
    () => (layout === null ? null : drawStages(life, journeys, { layout, direction })),
    [life, journeys, layout, direction],
  );
  if (picture === null) return <Waiting what="Drawing the stages" />;
  return <Drawing life={life} picture={picture} inside={inside} onInside={onInside} />;
}

function viewOf({ edges }: LayoutInput): string {
  return JSON.stringify(edges.map((one) => edgeKey(one.from, one.to)).sort());
}

function Drawing({ life, picture, inside, onInside }: { picture: StagePicture } & Omit<StageMapProps, 'journeys'>) {
  const drawing = useRef<SVGSVGElement>(null);
  const chosen = picture.stages.find((stage) => stage.id === inside) ?? null;
  useZoom(drawing, chosen === null ? whole(picture) : around(chosen));
  const out = (event: KeyboardEvent) => event.key === 'Escape' && chosen !== null && onInside(null);
  return (
    <svg
      ref={drawing}
      className={chosen === null ? 'stage-map' : 'stage-map zoomed'}
      style={{ aspectRatio: `${picture.width} / ${picture.height}` }}
      role="group"
      aria-label={chosen === null ? 'The whole lifecycle' : `Inside the stage ${chosen.name}`}
      onKeyDown={out}
    >
      <defs>
        <marker
          id="stage-arrow"
          viewBox="0 0 8 8"
          refX="0.2"
          refY="4"
          markerWidth={arrowLength}
          markerHeight={arrowLength}
          markerUnits="userSpaceOnUse"
          orient="auto"
        >
          <path d="M0,0 L8,4 L0,8 z" className="arrow" />
        </marker>
      </defs>
      {picture.moves.map((move) => (
        <path
          key={move.key}
          d={move.path}
          className="edge"
          style={stageColour(life.definition.stages, move.place)}
          strokeWidth={move.width}
          markerEnd="url(#stage-arrow)"
        />
      ))}
      {picture.moves.map((move) => (
        <Move
          key={move.key}
          move={move}
          picture={picture}
          colour={stageColour(life.definition.stages, move.place)}
          isHidden={chosen !== null}
        />
      ))}
      {picture.stages.map((stage) => (
        <Stage
          key={stage.id}
          stage={stage}
          stages={life.definition.stages}
          isInside={stage.id === inside}
          isOther={chosen !== null}
          onInside={onInside}
        />
      ))}
    </svg>
  );
}

function whole({ width, height }: StagePicture): Box {
  return { x: 0, y: 0, width: Math.max(1, width), height: Math.max(1, height) };
}

function around(box: Box): Box {
  return { x: box.x - 8, y: box.y - 6, width: box.width + 16, height: box.height + 12 };
}

interface MoveProps {
  readonly move: DrawnMove;
  readonly picture: StagePicture;
  readonly colour: CSSProperties;
  readonly isHidden: boolean;
}

function Move({ move, picture, colour, isHidden }: MoveProps) {
  const name = (id: string) => picture.stages.find((stage) => stage.id === id)?.name ?? id;
  const text = count(move.customers);
  const width = text.length * 11 + 20;
  const open = () => openNumber(['move', move.from, move.to]);
  const { x, y } = move.labelAt;
  return (
    <g
      className="edge-label"
      style={colour}
      role="button"
      tabIndex={isHidden ? -1 : 0}
      aria-label={`${counted(move.customers, 'customer')} went from ${name(move.from)} to ${name(move.to)}`}
      onClick={open}
      onKeyDown={onKeys(open)}
    >
      <title>{`${name(move.from)} → ${name(move.to)}`}</title>
      <rect x={x - width / 2} y={y - 14} width={width} height={28} rx={14} />
      <text x={x} y={y + 6.5} textAnchor="middle">
        {text}
      </text>
    </g>
  );
}

interface StageProps {
  readonly stage: DrawnStage;
  readonly stages: LifeStages['definition']['stages'];
  readonly isInside: boolean;
  /** Another stage, or this one, is looked into. */
  readonly isOther: boolean;
  readonly onInside: (stage: string | null) => void;
}

function Stage({ stage, stages, isInside, isOther, onInside }: StageProps) {
  const enter = () => !isInside && onInside(stage.id);
  return (
    <g className={isInside ? 'life-stage inside' : 'life-stage'} style={stageColour(stages, stage.place)}>
      <g
        className="stage-box"
        role="button"
        tabIndex={isOther ? -1 : 0}
        aria-label={`${stage.name}, ${counted(stage.customers, 'customer')} now. Look into it.`}
        data-stage={stage.id}
        onClick={enter}
        onKeyDown={onKeys(enter)}
      >
        <rect className="card" x={stage.x} y={stage.y} width={stage.width} height={stage.height} rx={12} />
        <rect className="band" x={stage.x} y={stage.y + 12} width={5} height={stage.height - 24} rx={2.5} />
        {isInside ? <HeadInside stage={stage} /> : <HeadOutside stage={stage} />}
      </g>
      {stage.journeys.map((one) => (
        <Journey key={one.journey} one={one} stage={stage.id} isOpen={isInside} />
      ))}
    </g>
  );
}

/** From outside a stage says how many are in it, large enough to read on a phone. */
function HeadOutside({ stage }: { stage: DrawnStage }) {
  const name = nameOf(stage);
  const size = Math.min(25, (stage.width - 34) / (name.length * 0.56));
  return (
    <>
      <text className="name" x={stage.x + 20} y={stage.y + 38} style={{ fontSize: size }}>
        {name}
      </text>
      <text className="big" x={stage.x + 20} y={stage.y + 85}>
        {count(stage.customers)}
      </text>
      <text className="share" x={stage.x + 20} y={stage.y + 116}>
        {percent(stage.share)} of all{stage.isTerminal ? ' · an end' : ''}
      </text>
    </>
  );
}

/** From inside it leaves the room to its journeys. */
function HeadInside({ stage }: { stage: DrawnStage }) {
  return (
    <>
      <text className="name" x={stage.x + 16} y={stage.y + 25}>
        {nameOf(stage)}
      </text>
      <text className="big" x={stage.x + 16} y={stage.y + 53}>
        {count(stage.customers)}
      </text>
      <text className="share" x={stage.x + stage.width - 14} y={stage.y + 53} textAnchor="end">
        {percent(stage.share)} of all{stage.isTerminal ? ' · an end' : ''}
      </text>
    </>
  );
}

function nameOf({ name }: DrawnStage): string {
  return name.length > 24 ? `${name.slice(0, 23)}…` : name;
}

function Journey({ one, stage, isOpen }: { one: DrawnJourney; stage: string; isOpen: boolean }) {
  const open = () => go(journeyInStage(one.journey, stage));
  return (
    <g
      className="stage-journey"
      role="button"
      tabIndex={isOpen ? 0 : -1}
      aria-hidden={!isOpen}
      aria-label={`${one.name}: ${counted(one.cases, 'case')} of ${counted(one.customers, 'customer')} began here. Open its map.`}
      onClick={isOpen ? open : undefined}
      onKeyDown={onKeys(open)}
    >
      <rect className="card" x={one.x} y={one.y} width={one.width} height={one.height} rx={4} />
      <rect className="amount" x={one.x} y={one.y + one.height - 2} width={one.width * one.share} height={2} rx={1} />
      <text x={one.x + 6} y={one.y + 11}>
        {one.name.length > 18 ? `${one.name.slice(0, 17)}…` : one.name}
      </text>
      <text className="cases" x={one.x + one.width - 6} y={one.y + 11} textAnchor="end">
        {count(one.cases)}
      </text>
    </g>
  );
}
