import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { OutcomeDefinition } from '@throughline/core/outcomes';
import { addressOf, call } from '../api/index.ts';
import { usePlace } from '../app/location.ts';
import { viewQuery } from '../journeys/index.ts';

export function useOutcomes() {
  return useQuery({
    queryKey: ['view', 'outcomes'],
    queryFn: async () => (await call('get', '/outcomes')).items,
  });
}

/** One outcome, in the version that the address asks for. */
export function useOutcome(id: string) {
  const version = useVersion();
  return useQuery({
    queryKey: ['outcome', id, version],
    queryFn: () => call('get', '/outcomes/{id}', { path: { id }, query: version }),
  });
}

function useVersion(): { version?: number } {
  const version = Number(usePlace().search.get('version'));
  return Number.isInteger(version) && version > 0 ? { version } : {};
}

/** What is asked of an outcome by the address of its page. */
function useAsked(): { from?: string; to?: string; filter?: string; version?: number } {
  return { ...viewQuery(usePlace()), ...useVersion() };
}

export function useReading(id: string) {
  const query = useAsked();
  const answer = useQuery({
    queryKey: ['view', 'outcome', id, 'reading', query],
    queryFn: () => call('get', '/outcomes/{id}/reading', { path: { id }, query }),
    placeholderData: keepPreviousData,
  });
  return { ...answer, path: addressOf('/outcomes/{id}/reading', { path: { id }, query }) };
}

export function useTimes(id: string) {
  const query = useAsked();
  const answer = useQuery({
    queryKey: ['view', 'outcome', id, 'times', query],
    queryFn: () => call('get', '/outcomes/{id}/times', { path: { id }, query }),
    placeholderData: keepPreviousData,
  });
  return { ...answer, path: addressOf('/outcomes/{id}/times', { path: { id }, query }) };
}

export function useTrend(id: string, by: 'day' | 'week' | 'month') {
  const query = { ...useAsked(), by };
  const answer = useQuery({
    queryKey: ['view', 'outcome', id, 'trend', query],
    queryFn: () => call('get', '/outcomes/{id}/trend', { path: { id }, query }),
    placeholderData: keepPreviousData,
  });
  return { ...answer, path: addressOf('/outcomes/{id}/trend', { path: { id }, query }) };
}

export function useSteps(id: string) {
  const query = useAsked();
  const answer = useQuery({
    queryKey: ['view', 'outcome', id, 'steps', query],
    queryFn: () => call('get', '/outcomes/{id}/steps', { path: { id }, query }),
    placeholderData: keepPreviousData,
  });
  return { ...answer, path: addressOf('/outcomes/{id}/steps', { path: { id }, query }) };
}

export function useChecks(id: string) {
  const query = useAsked();
  return useQuery({
    queryKey: ['view', 'outcome', id, 'checks', query],
    queryFn: () => call('get', '/outcomes/{id}/checks', { path: { id }, query }),
    placeholderData: keepPreviousData,
  });
}

/** How cases would stand by a definition that is being written; asked again when it has been left alone for a moment. */
export function usePreview(definition: OutcomeDefinition | null) {
  return useQuery({
    queryKey: ['view', 'outcome-preview', definition],
    queryFn: async ({ signal }) => {
      await new Promise((resolve) => setTimeout(resolve, 350));
      signal.throwIfAborted();
      if (definition === null) return null;
      return call('post', '/outcomes/preview', { body: { definition } });
    },
    enabled: definition !== null,
    placeholderData: keepPreviousData,
    retry: false,
  });
}
