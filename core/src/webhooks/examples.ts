import type { Topic, TopicData } from './topics.ts';

const alert: TopicData<'alert.opened'> = {
  id: 'alt_Q2ZrW8sTn1xA',
  subject: { kind: 'outcome', outcome: 'claim-settled', name: 'Claim settled', journey: 'claim' },
  week: '2026-03-16T00:00:00.000Z',
  value: 0.41,
  expected: 0.62,
  usual: [0.56, 0.68],
  score: -6.9,
  customers: 402,
  openedAt: '2026-03-24T08:10:02.118Z',
};

const examples: { readonly [T in Topic]: TopicData<T> } = {
  'alert.opened': alert,
  'alert.closed': { ...alert, closedAt: '2026-04-01T09:30:00.000Z', closedByHand: true, wasUseful: true },
  'outcome.changed': {
    outcome: 'claim-settled',
    version: 3,
    name: 'Claim settled',
    journey: 'claim',
    states: { success: 1240, failure: 760, open: 95 },
    rate: { value: 0.62, successes: 1240, cases: 2000, customers: 1871, interval: [0.5983, 0.6413] },
    basis: 'followed',
    before: {
      states: { success: 1239, failure: 760, open: 96 },
      rate: { value: 0.6198, successes: 1239, cases: 1999, customers: 1870, interval: [0.5981, 0.6411] },
    },
    evidence: {
      definition: 'outcome:claim-settled@3',
      window: { from: null, to: null },
      population: 'All cases of Claim',
      cases: 2095,
      customers: 1950,
      asOf: '2026-03-24T08:11:40.000Z',
    },
  },
  'finding.opened': {
    id: 'fnd_b7Yx0kPqLm2c',
    source: 'src_3nVh5tJd9wEu',
    kind: 'silent',
    subject: '',
    words: 'No event came for 5 whole hours; about 1210 are usual in that time.',
    openedAt: '2026-03-24T08:20:00.000Z',
  },
};

/** A whole delivery of a topic, with made-up values, for the manual and the OpenAPI document. */
export function exampleOf(topic: Topic) {
  return { type: topic, timestamp: '2026-03-24T08:20:00.000Z', data: examples[topic] };
}
