import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../api/index.ts';

export function useAlerts(state: 'open' | 'all') {
  return useQuery({
    queryKey: ['view', 'alerts', state],
    queryFn: () => call('get', '/alerts', { query: { state } }),
    // The first look comes by itself, and those after it.
    refetchInterval: ({ state: { data } }) => (data?.lookedAt === null ? 5000 : 60_000),
  });
}

/** Looks for shifts now, and closes an alert with whether it was useful. */
export function useAlertWork() {
  const queries = useQueryClient();
  const onSuccess = () => queries.invalidateQueries({ queryKey: ['view', 'alerts'] });
  const look = useMutation({ mutationFn: () => call('post', '/alerts/look'), onSuccess });
  const close = useMutation({
    mutationFn: ({ id, wasUseful }: { id: string; wasUseful: boolean | null }) =>
      call('post', '/alerts/{id}/close', { path: { id }, body: { wasUseful } }),
    onSuccess,
  });
  return { look, close };
}
