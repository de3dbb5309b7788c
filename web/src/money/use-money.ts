import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { MoneyDimension } from '@throughline/core/money';
import { addressOf, call } from '../api/index.ts';
import { usePlace } from '../app/location.ts';
import { viewQuery } from '../journeys/index.ts';

/** Money is asked again every few seconds, so that a payment moves what is shown. */
const freshEvery = 5000;

/** What the cases of a journey earned and cost, taken apart. */
export function useJourneyMoney(
  journey: string,
  asked: { readonly by: MoneyDimension; readonly outcome?: string | undefined },
) {
  const { by, outcome } = asked;
  const query = { ...viewQuery(usePlace()), by, ...(outcome === undefined ? {} : { outcome }) };
  const path = { id: journey };
  const answer = useQuery({
    queryKey: ['view', 'money', journey, query],
    queryFn: () => call('get', '/money/journeys/{id}', { path, query }),
    placeholderData: keepPreviousData,
    enabled: by !== 'outcome' || outcome !== undefined,
    refetchInterval: freshEvery,
  });
  return { ...answer, path: addressOf('/money/journeys/{id}', { path, query }) };
}

/** Whether the money of a journey adds up to that of its events. */
export function useReconciliation(journey: string) {
  const query = { journey };
  const answer = useQuery({
    queryKey: ['view', 'money-reconciliation', journey],
    queryFn: () => call('get', '/money/reconciliation', { query }),
    placeholderData: keepPreviousData,
  });
  return { ...answer, path: addressOf('/money/reconciliation', { query }) };
}

export function useMoneySettings(version: number | null = null) {
  const query = version === null ? {} : { version };
  return useQuery({
    queryKey: ['money-settings', version],
    queryFn: () => call('get', '/money/settings', { query }),
  });
}

export function useMoneyVersions() {
  return useQuery({
    queryKey: ['money-settings', 'versions'],
    queryFn: async () => (await call('get', '/money/settings/versions')).items,
  });
}

export function useCaseMoney(journey: string, caseId: string) {
  const path = { id: journey, caseId };
  return useQuery({
    queryKey: ['view', 'case-money', journey, caseId],
    queryFn: () => call('get', '/money/journeys/{id}/cases/{caseId}', { path }),
  });
}

export function useAllOutcomes() {
  return useQuery({
    queryKey: ['view', 'outcomes'],
    queryFn: async () => (await call('get', '/outcomes')).items,
  });
}

/** What friction points put at stake of an outcome; nothing is asked while none is chosen. */
export function useStake(outcome: string | null) {
  const query = { ...viewQuery(usePlace()), outcome: outcome ?? '' };
  const answer = useQuery({
    queryKey: ['view', 'money-stake', query],
    queryFn: () => call('get', '/money/value-at-stake', { query }),
    enabled: outcome !== null,
  });
  return { ...answer, path: addressOf('/money/value-at-stake', { query }) };
}

export function useCohorts() {
  const answer = useQuery({
    queryKey: ['view', 'money-cohorts'],
    queryFn: () => call('get', '/money/cohorts'),
  });
  return { ...answer, path: addressOf('/money/cohorts') };
}

export function useLifetime(months: number) {
  const query = { months };
  const answer = useQuery({
    queryKey: ['view', 'money-lifetime', months],
    queryFn: () => call('get', '/money/lifetime-value', { query }),
  });
  return { ...answer, path: addressOf('/money/lifetime-value', { query }) };
}

export function useCapacity() {
  const answer = useQuery({
    queryKey: ['view', 'money-capacity'],
    queryFn: () => call('get', '/money/capacity'),
  });
  return { ...answer, path: addressOf('/money/capacity') };
}
