import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { NewDecisionBody } from '@throughline/core/events';
import { call } from '../api/index.ts';

/** How well customers are known, and what stands in the way. */
export function useIdentitySummary() {
  return useQuery({ queryKey: ['view', 'identity'], queryFn: () => call('get', '/identity') });
}

export function useSharedDevices(cursor: string | null) {
  return useQuery({
    queryKey: ['view', 'shared-devices', cursor],
    queryFn: () => call('get', '/identity/shared-devices', { query: { limit: 50, ...(cursor ? { cursor } : {}) } }),
  });
}

export function useHubs() {
  return useQuery({ queryKey: ['view', 'hubs'], queryFn: async () => (await call('get', '/identity/hubs')).items });
}

export function useDecisions() {
  return useQuery({
    queryKey: ['view', 'decisions'],
    queryFn: async () => (await call('get', '/identity/decisions')).items,
  });
}

export function useCustomerIdentity(customer: string) {
  return useQuery({
    queryKey: ['view', 'customer-identity', customer],
    queryFn: () => call('get', '/customers/{customerId}/identity', { path: { customerId: customer } }),
  });
}

/** Joins, splits and takes back; all that is shown of customers is asked again after it. */
export function useDecide() {
  const queries = useQueryClient();
  const onSuccess = () => queries.invalidateQueries({ queryKey: ['view'] });
  const decide = useMutation({
    mutationFn: (body: NewDecisionBody) => call('post', '/identity/decisions', { body }),
    onSuccess,
  });
  const undo = useMutation({
    mutationFn: (id: string) => call('post', '/identity/decisions/{id}/undo', { path: { id } }),
    onSuccess,
  });
  return { decide, undo };
}
