import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/index.ts';

const soon = 2000;

export function useConnectors() {
  return useQuery({
    queryKey: ['connectors'],
    queryFn: async () => (await call('get', '/connectors')).items,
    refetchInterval: soon,
  });
}

export function useConnector(id: string) {
  return useQuery({
    queryKey: ['connectors', id],
    queryFn: () => call('get', '/connectors/{id}', { path: { id } }),
    refetchInterval: soon,
  });
}

export function useRuns(id: string) {
  return useQuery({
    queryKey: ['connectors', id, 'runs'],
    queryFn: async () => (await call('get', '/connectors/{id}/runs', { path: { id } })).items,
    refetchInterval: soon,
  });
}

/** The pages that one run brought in. */
export function useRunPages(run: string) {
  return useQuery({
    queryKey: ['imports', 'of', run],
    queryFn: async () => (await call('get', '/imports', { query: { run, limit: 200 } })).items,
    refetchInterval: soon,
  });
}
