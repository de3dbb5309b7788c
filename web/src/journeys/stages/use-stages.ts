import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { StagesDefinition, StageUnit } from '@throughline/core/journeys';
import { ApiProblem, addressOf, call } from '../../api/index.ts';
import { usePlace } from '../../app/location.ts';
import { viewQuery } from '../use-view.ts';

/**
 * The life stages and how many customers are in each; null where none are defined. Asked again while they are worked out.
 * `whole` leaves out the filter of the page that is open.
 */
export function useStages({ whole = false }: { whole?: boolean } = {}) {
  const { filter } = viewQuery(usePlace());
  const query = whole || filter === undefined ? {} : { filter };
  const answer = useQuery({
    queryKey: ['view', 'stages', query],
    queryFn: async () => {
      try {
        return await call('get', '/stages', { query });
      } catch (error) {
        if (error instanceof ApiProblem && error.code === 'TL_STAGE_UNKNOWN') return null;
        throw error;
      }
    },
    refetchInterval: (found) => (found.state.data?.state === 'building' ? 1000 : false),
  });
  return { ...answer, path: addressOf('/stages', { query }) };
}

/** By week or by month, as the address says. */
export function useUnit(): StageUnit {
  return usePlace().search.get('by') === 'week' ? 'week' : 'month';
}

export function useStageFlow() {
  const query = { ...viewQuery(usePlace()), by: useUnit() };
  const answer = useQuery({
    queryKey: ['view', 'stages', 'flow', query],
    queryFn: () => call('get', '/stages/flow', { query }),
    placeholderData: keepPreviousData,
  });
  return { ...answer, path: addressOf('/stages/flow', { query }) };
}

export function useStageMatrix() {
  const query = { ...viewQuery(usePlace()), by: useUnit() };
  const answer = useQuery({
    queryKey: ['view', 'stages', 'matrix', query],
    queryFn: () => call('get', '/stages/matrix', { query }),
    placeholderData: keepPreviousData,
  });
  return { ...answer, path: addressOf('/stages/matrix', { query }) };
}

export function useStageTimes() {
  const query = viewQuery(usePlace());
  const answer = useQuery({
    queryKey: ['view', 'stages', 'time', query],
    queryFn: () => call('get', '/stages/time', { query }),
    placeholderData: keepPreviousData,
  });
  return { ...answer, path: addressOf('/stages/time', { query }) };
}

export function useStageGrowth() {
  const query = { ...viewQuery(usePlace()), by: useUnit() };
  const answer = useQuery({
    queryKey: ['view', 'stages', 'growth', query],
    queryFn: () => call('get', '/stages/growth', { query }),
    placeholderData: keepPreviousData,
  });
  return { ...answer, path: addressOf('/stages/growth', { query }) };
}

/** Which journeys begin in which stage. */
export function useStageJourneys() {
  const { filter } = viewQuery(usePlace());
  const query = filter === undefined ? {} : { filter };
  return useQuery({
    queryKey: ['view', 'stages', 'journeys', query],
    queryFn: () => call('get', '/stages/journeys', { query }),
    placeholderData: keepPreviousData,
  });
}

export interface WhichCustomers {
  readonly stage: string;
  /** Who came in from this stage ('any' for all) in the window; without it, who is in the stage now. */
  readonly movedFrom?: string;
  readonly from?: string;
  readonly to?: string;
}

/** The customers behind a number, the newest first. */
export function useStageCustomers(which: WhichCustomers) {
  const { filter } = viewQuery(usePlace());
  const query = { ...which, limit: 8, ...(filter === undefined ? {} : { filter }) };
  const answer = useQuery({
    queryKey: ['view', 'stages', 'customers', query],
    queryFn: () => call('get', '/stages/customers', { query }),
  });
  return { ...answer, path: addressOf('/stages/customers', { query }) };
}

/** Where a definition that is being written would put customers; asked when it has been left alone for a moment. */
export function useStagesPreview(definition: StagesDefinition | null) {
  return useQuery({
    queryKey: ['view', 'stages-preview', definition],
    queryFn: async ({ signal }) => {
      await new Promise((resolve) => setTimeout(resolve, 350));
      signal.throwIfAborted();
      return definition === null ? null : call('post', '/stages/preview', { body: { definition } });
    },
    enabled: definition !== null,
    placeholderData: keepPreviousData,
    retry: false,
  });
}
