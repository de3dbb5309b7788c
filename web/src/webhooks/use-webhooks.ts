import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Webhook } from '@throughline/core/webhooks';
import { call } from '../api/index.ts';

const soon = 5000;
/** How often deliveries are looked at while one is on its way. */
const verySoon = 1000;

export function useWebhooks() {
  return useQuery({
    queryKey: ['webhooks'],
    queryFn: async () => (await call('get', '/webhooks')).items,
    refetchInterval: soon,
  });
}

export function useWebhook(id: string) {
  return useQuery({
    queryKey: ['webhooks', id],
    queryFn: () => call('get', '/webhooks/{id}', { path: { id } }),
    refetchInterval: soon,
  });
}

export function useDeliveries(id: string) {
  return useInfiniteQuery({
    queryKey: ['webhooks', id, 'deliveries'],
    queryFn: ({ pageParam }) =>
      call('get', '/webhooks/{id}/deliveries', { path: { id }, query: { limit: 30, cursor: pageParam } }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: ({ state }) =>
      state.data?.pages[0]?.items.some((one) => one.state === 'waiting' && one.attempts === 0) ? verySoon : soon,
  });
}

/** What can be done with a webhook; each looks everything up again. */
export function useWebhookWork({ id }: Pick<Webhook, 'id'>) {
  const queries = useQueryClient();
  const onSuccess = () => queries.invalidateQueries({ queryKey: ['webhooks'] });
  const path = { id };
  const test = useMutation({ mutationFn: () => call('post', '/webhooks/{id}/test', { path }), onSuccess });
  const rotate = useMutation({ mutationFn: () => call('post', '/webhooks/{id}/rotate', { path }), onSuccess });
  const setState = useMutation({
    mutationFn: (state: 'active' | 'paused') => call('patch', '/webhooks/{id}', { path, body: { state } }),
    onSuccess,
  });
  const remove = useMutation({ mutationFn: () => call('delete', '/webhooks/{id}', { path }), onSuccess });
  const retry = useMutation({
    mutationFn: (delivery: string) => call('post', '/deliveries/{id}/retry', { path: { id: delivery } }),
    onSuccess,
  });
  return { test, rotate, setState, remove, retry };
}
