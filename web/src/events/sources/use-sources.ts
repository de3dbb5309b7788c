import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { call } from '../../api/index.ts';

const soon = 10_000;
/** Whoever sends for the first time watches whether it comes. */
const first = 1500;

export function useSources() {
  return useQuery({
    queryKey: ['sources'],
    queryFn: async () => (await call('get', '/sources')).items,
    refetchInterval: soon,
  });
}

export function useSource(id: string) {
  return useQuery({
    queryKey: ['source', id],
    queryFn: () => call('get', '/sources/{id}', { path: { id } }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.source.seen.events === 0 ? first : soon),
  });
}
