import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { call } from '../../api/index.ts';

const soon = 10_000;

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
    refetchInterval: soon,
  });
}
