import { describe, expect, test } from 'vitest';
import {
  cutIntoCases,
  keepActivities,
  keepTransitions,
  type MapActivity,
  type MapTransition,
  rankWaits,
  splitMinor,
} from './index.ts';

const at = (minutes: number, sequence: number) => ({ at: minutes * 60_000, sequence, activity: 'x', objects: [] });

describe('the worked examples of the methods', () => {
  test('a gap of 31 minutes splits a visit, one of 29 does not', () => {
    const events = [0, 5, 34, 65, 66, 200].map(at);
    const visits = cutIntoCases('ana', events, { kind: 'gap', gapSeconds: 1800 });
    expect([...visits.values()].map((steps) => steps.length)).toEqual([3, 2, 1]);
  });

  test('a gap exactly as long as the limit does not split', () => {
    expect(cutIntoCases('ana', [0, 30].map(at), { kind: 'gap', gapSeconds: 1800 }).size).toBe(1);
  });

  test('revenue of an event on three items is split to the last minor unit', () => {
    expect([1, 2, 3].map((place) => splitMinor(3000, 3, place))).toEqual([1000, 1000, 1000]);
    expect([1, 2, 3].map((place) => splitMinor(1000, 3, place))).toEqual([334, 333, 333]);
    expect([1, 2, 3].map((place) => splitMinor(-1000, 3, place))).toEqual([-334, -333, -333]);
  });
});

const activity = (name: string, cases: number, more: Partial<MapActivity> = {}): MapActivity => ({
  activity: name,
  cases,
  events: cases,
  starts: 0,
  ends: 0,
  repeats: 0,
  channel: '',
  function: '',
  ...more,
});
const edge = (from: string, to: string, count: number, medianSeconds = 0): MapTransition => ({
  from,
  to,
  count,
  cases: count,
  medianSeconds,
  p25Seconds: medianSeconds / 2,
  p90Seconds: medianSeconds * 2,
  p99Seconds: medianSeconds * 3,
  meanSeconds: medianSeconds,
  hiddenSteps: 0,
});

describe('simplifying a map', () => {
  const activities = [
    activity('A', 100, { starts: 100 }),
    activity('B', 60),
    activity('C', 40),
    activity('D', 100, { ends: 100 }),
  ];
  const transitions = [
    edge('A', 'B', 60),
    edge('A', 'C', 40),
    edge('B', 'D', 58),
    edge('C', 'D', 39),
    edge('B', 'C', 2),
    edge('C', 'B', 1),
    edge('B', 'B', 5),
  ];

  test('keeps activities by cases until they cover the share of events, and never none', () => {
    expect(keepActivities(activities, 0)).toEqual(['A']);
    expect(keepActivities(activities, 0.6)).toEqual(['A', 'D']);
    expect(keepActivities(activities, 1)).toHaveLength(4);
  });

  test('keeps every shown activity on a way from start to end, whatever the share', () => {
    const kept = keepTransitions(activities, transitions, 0).map((one) => one.from + one.to);
    expect(kept).toEqual(expect.arrayContaining(['AB', 'BD', 'AC', 'CD']));
    expect(kept).not.toContain('BC');
  });

  test('adds transitions by frequency until the share of passes is reached', () => {
    expect(keepTransitions(activities, transitions, 0.97).map((one) => one.from + one.to)).toContain('BB');
    expect(keepTransitions(activities, transitions, 1)).toHaveLength(transitions.length);
  });
});

test('waits rank by the hours they cost above the best quarter', () => {
  const ranked = rankWaits([edge('A', 'B', 10, 7200), edge('B', 'C', 100, 3600)], (one) => one.cases);
  expect(ranked.map((one) => [one.from, one.excessHours])).toEqual([
    ['B', 50],
    ['A', 10],
  ]);
});
