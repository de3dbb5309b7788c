import type { JourneyMap as MapAnswer, Volume } from '@throughline/core/journeys';
import { useCallback, useMemo, useRef, useState } from 'react';
import { Link } from '../app/link.tsx';
import { addressWith, go, usePlace } from '../app/location.ts';
import { count, counted, duration, rate } from '../parts/format.ts';
import { Problem, Waiting } from '../parts/states.tsx';
import { beginEvolution, type Evolution, evolutionOf, useStretch, withNumbersOf } from './evolution.ts';
import { EvolutionBar } from './evolution-bar.tsx';
import { FilterBar } from './filter-bar.tsx';
import { type Choice, JourneyMap, type MapHandle } from './journey-map.tsx';
import { LevelCrumbs } from './level-crumbs.tsx';
import { MapDrawer } from './map-drawer.tsx';
import { drawMap, type Layer, layers, layoutInput } from './map-picture.ts';
import { MapTables } from './map-tables.tsx';
import { MapTools, Sliders, shareAt, useMapKeys, usualPaths } from './map-tools.tsx';
import { Minimap, type MinimapHandle } from './minimap.tsx';
import { useMoneyLayer } from './money-layer.ts';
import { NoCases } from './no-cases.tsx';
import { closeNumber, type NumberName, openNumber, useOpenNumber } from './open-number.ts';
import { type OutcomeLayer, useOutcomeLayer } from './outcome-layer.ts';
import type { Camera } from './pan-zoom.ts';
import { VolumeBars } from './period.tsx';
import { ReplayOverlay } from './replay.tsx';
import { useLayout } from './use-layout.ts';
import { useView } from './use-view.ts';

/** Home: the map of what really happens in a journey. */
export function MapPage({ journey }: { journey: string }) {
  const place = usePlace();
  const evolution = evolutionOf(place);
  // While a journey evolves, the whole period says where its steps stand; the address names the week.
  const period = evolution === null ? {} : definedOf({ from: evolution.from, to: evolution.to });
  const wholeTime = evolution !== null;
  const whole = useView(journey, 'map', { paths: 90, ...period }, { wholeTime });
  const usual = useUsualCoverage(whole);
  const coverage = shareAt(place, 'coverage', usual);
  const paths = shareAt(place, 'paths', usualPaths);
  const map = useView(
    journey,
    'map',
    { paths: Number(paths), ...(coverage === '100' ? {} : { coverage: Number(coverage) }), ...period },
    { enabled: whole.data !== undefined, wholeTime },
  );
  const stretch = useStretch(journey, map.data, evolution);
  const volume = useView(journey, 'volume', {}, { wholeTime: true });
  return (
    <div className="map-page">
      <LevelCrumbs journey={map.data?.journey.name ?? journey} />
      <FilterBar journey={journey} view="map" />
      {map.isPending && <Waiting what="Drawing the map" />}
      {map.isError && <Problem error={map.error} retry={() => map.refetch()} />}
      {map.data !== undefined && map.data.population.cases === 0 && (
        <NoCases isFiltered={['from', 'to', 'filter'].some((name) => place.search.has(name))} />
      )}
      {map.data !== undefined && map.data.population.cases > 0 && (
        <MapView
          whole={map.data}
          usualCoverage={usual}
          path={evolution === null ? map.path : stretch.path}
          journey={journey}
          volume={volume.data ?? null}
          isStale={map.isPlaceholderData}
          view={map.isPlaceholderData ? null : map.path}
          stretch={
            evolution === null
              ? null
              : { evolution, map: stretch.data ?? null, isLoading: stretch.isFetching || stretch.isPlaceholderData }
          }
        />
      )}
    </div>
  );
}

/** What is there of two ends. */
function definedOf({ from, to }: { from: string | null; to: string | null }): { from?: string; to?: string } {
  return { ...(from === null ? {} : { from }), ...(to === null ? {} : { to }) };
}

/**
 * A map of more activities than one can read begins with the ones that carry most events; the slider shows the rest. While
 * somebody watches, it stays: the next new activity would take others away.
 */
function useUsualCoverage({ data, path, isPlaceholderData }: WholeMap): string {
  const kept = useRef({ path: '', coverage: '100' });
  if (!isPlaceholderData && data !== undefined && data.coverage.activitiesTotal > 0 && kept.current.path !== path)
    kept.current = { path, coverage: data.coverage.activitiesTotal > 30 ? '70' : '100' };
  return kept.current.coverage;
}

interface WholeMap {
  readonly data: MapAnswer | undefined;
  readonly path: string;
  readonly isPlaceholderData: boolean;
}

const legends: Readonly<Record<Layer, string>> = {
  frequency: 'Line width and the number on it: cases. Per cent: share of all cases.',
  time: 'The number on a line: the median time it takes. Gold, then red: the longest.',
  outcome:
    'Points by which cases that pass here succeed more often (green) or less often (gold, then red) than the others. It goes together; it need not be the cause: a step that only cases reach which have not failed yet looks good. In brackets: no more than chance would give. Nothing stands where the outcome itself names the step.',
  money:
    'What each case that passes here earns (green) or costs (gold, then red for the dearest). The money of a line is that of the step it leads to. An exact sum of what was booked, per case; no estimate.',
  rework: 'Gold, then red: the same case goes along the line again and again. ↻: straight back to the same step.',
};

interface MapViewProps {
  /** The map that says where steps stand. */
  readonly whole: MapAnswer;
  readonly usualCoverage: string;
  readonly path: string;
  readonly journey: string;
  readonly volume: Volume | null;
  readonly isStale: boolean;
  /** What the map is a map of, whatever its numbers are; null while another is on its way. */
  readonly view: string | null;
  /** Where the journey evolves: the numbers of the week that is shown. */
  readonly stretch: {
    readonly evolution: Evolution;
    readonly map: MapAnswer | null;
    readonly isLoading: boolean;
  } | null;
}

function MapView({ whole, usualCoverage, path, journey, volume, isStale, view, stretch }: MapViewProps) {
  const place = usePlace();
  const week = stretch?.map ?? null;
  const map = useMemo(() => (week === null ? whole : withNumbersOf(whole, week)), [whole, week]);
  const handle = useRef<MapHandle>(null);
  const stage = useRef<HTMLDivElement>(null);
  const open = useOpenNumber();
  const choice = useMemo(() => choiceOf(open), [open]);
  const [isReplaying, setReplaying] = useState(false);
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  const layer: Layer = layers.find((name) => name === place.search.get('layer')) ?? 'frequency';
  const direction = place.search.get('direction') === 'LR' ? 'LR' : 'TB';
  const input = useMemo(() => layoutInput(whole, direction), [whole, direction]);
  const laid = useLayout(input, view === null ? null : `${direction} ${view}`);
  const layout = laid?.layout ?? null;
  const outcome = useOutcomeLayer(journey, layer === 'outcome');
  const priced = useMoneyLayer(journey, layer === 'money');
  const effects = outcome?.effects ?? priced;
  const isColouring =
    (layer === 'outcome' && outcome?.id !== '' && effects === null) || (layer === 'money' && priced === null);
  const picture = useMemo(
    () => (layout === null ? null : drawMap(map, layout, layer, effects)),
    [map, layout, layer, effects],
  );
  const replay = useView(journey, 'replay', { limit: 1000 }, { enabled: isReplaying });
  const minimap = useRef<MinimapHandle>(null);
  const [isWhole, setWhole] = useState(true);
  const onMove = useCallback((camera: Camera, isAll: boolean) => {
    minimap.current?.follow(camera, isAll);
    setWhole(isAll);
  }, []);
  useMapKeys(handle);
  return (
    <>
      <div className="map-head">
        <Headline map={map} onOpen={() => openNumber(['whole'])} />
        <div className="segmented" role="group" aria-label="Layer">
          {layers.map((name) => (
            <button
              key={name}
              type="button"
              aria-pressed={layer === name}
              onClick={() => go(addressWith(place, { layer: name === 'frequency' ? null : name }), { replace: true })}
            >
              {name[0]?.toUpperCase()}
              {name.slice(1)}
            </button>
          ))}
        </div>
        {isColouring && <Waiting what={`Working out the layer of ${layer === 'money' ? 'money' : 'the outcome'}`} />}
        {outcome !== null && <OutcomeChoice outcome={outcome} />}
        {layer === 'money' && (
          <Link href={addressWith(place, { layer: null, journey }, '/money')}>Profit and loss</Link>
        )}
      </div>
      <div className="map-body">
        <div className={isStale ? 'stage stale' : 'stage'} ref={stage}>
          {picture === null ? (
            <Waiting what="Laying out the map" />
          ) : (
            <>
              <JourneyMap
                picture={picture}
                view={laid?.view ?? ''}
                choice={choice}
                onChoose={choose}
                onMove={onMove}
                handle={handle}
                label={`Map of ${map.journey.name}`}
              />
              <MapTools
                map={map}
                handle={handle}
                stage={stage}
                size={picture}
                isWhole={isWhole}
                onReplay={() => setReplaying(true)}
                {...(stretch === null ? { onEvolve: () => beginEvolution(place, whole) } : {})}
              />
              <Minimap picture={picture} stage={stage} handle={minimap} />
              {isReplaying && replay.data !== undefined && (
                <ReplayOverlay
                  replay={replay.data}
                  picture={picture}
                  camera={() => handle.current?.camera()}
                  slot={slot}
                  onClose={() => setReplaying(false)}
                />
              )}
            </>
          )}
        </div>
        {open !== null && <MapDrawer map={map} name={open} path={path} effects={effects} />}
      </div>
      <div className="map-foot">
        <div ref={setSlot} />
        {stretch !== null && (
          <EvolutionBar evolution={stretch.evolution} whole={whole} stretch={week} isLoading={stretch.isLoading} />
        )}
        {isReplaying && replay.isPending && <p role="status">Fetching the cases to replay …</p>}
        {isReplaying && replay.isError && <p role="alert">{replay.error.message}</p>}
        {volume !== null && <VolumeBars volume={volume} />}
        <p className="legend quiet-text">
          {legends[layer]} Dotted: where cases begin and end. Dashed: steps in between are hidden.
        </p>
        <Sliders map={map} usualCoverage={usualCoverage} />
      </div>
      <MapTables map={map} onChoose={choose} />
    </>
  );
}

/** Which outcome the layer is about. */
function OutcomeChoice({ outcome }: { outcome: OutcomeLayer }) {
  const place = usePlace();
  if (outcome.choices.length === 0) {
    return (
      <p className="note">
        This journey has no outcome yet. <Link href="/outcomes/new">Say what customers come to get done</Link>, and the
        map shows what goes with it.
      </p>
    );
  }
  return (
    <label className="outcome-choice">
      Outcome
      <select
        value={outcome.id}
        onChange={(event) => go(addressWith(place, { outcome: event.target.value }), { replace: true })}
      >
        {outcome.choices.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </select>{' '}
      <Link href={`/outcomes/${encodeURIComponent(outcome.id)}`}>Open it</Link>
    </label>
  );
}

function Headline({ map, onOpen }: { map: MapAnswer; onOpen: () => void }) {
  const { cases, customers, medianDurationSeconds, reworkCases } = map.population;
  const median = medianDurationSeconds === null ? '' : `, median duration ${duration(medianDurationSeconds)}`;
  return (
    <div className="headline">
      <h1>
        <button type="button" className="figure" onClick={onOpen}>
          {count(cases)} {cases === 1 ? 'case' : 'cases'}
          {median}
        </button>
      </h1>
      <span>
        {counted(customers, 'customer')} · a step is repeated in {rate(reworkCases, cases, customers)} ·{' '}
        {count(map.population.events)} events
      </span>
    </div>
  );
}

function choiceOf(open: NumberName | null): Choice | null {
  const [sort, first, second] = open ?? [];
  if (sort === 'activity' && first !== undefined) return { kind: 'activity', activity: first };
  if (sort === 'transition' && first !== undefined && second !== undefined)
    return { kind: 'transition', from: first, to: second };
  return null;
}

function choose(choice: Choice | null): void {
  if (choice === null) closeNumber();
  else if (choice.kind === 'activity') openNumber(['activity', choice.activity]);
  else openNumber(['transition', choice.from, choice.to]);
}
