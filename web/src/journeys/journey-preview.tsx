import { useQuery } from '@tanstack/react-query';
import type { JourneyDefinition } from '@throughline/core/journeys';
import { call } from '../api/index.ts';
import { count, counted, duration } from '../parts/format.ts';
import { Path } from './path.tsx';

/** What a definition would give, before it is saved. `customers` is how many the workspace has. */
export function JourneyPreview({ definition, customers }: { definition: JourneyDefinition; customers: number }) {
  const preview = useQuery({
    queryKey: ['preview', definition.events, definition.notion],
    queryFn: () =>
      call('post', '/journeys/preview', {
        body: { definition: { ...definition, name: definition.name || 'Preview' } },
      }),
  });
  const { data } = preview;
  return (
    <div className="preview" role="status">
      {preview.isPending && 'Cutting a preview …'}
      {preview.isError && preview.error.message}
      {data !== undefined && (
        <>
          <p>
            <strong>{counted(data.cases, 'case')}</strong> of {counted(data.customers, 'customer')},{' '}
            {counted(data.events, 'step')}
            {data.medianDurationSeconds !== null && `, median ${duration(data.medianDurationSeconds)}`}.{' '}
            {sampleWords(data.sampledCustomers, customers)}
          </p>
          {data.topPaths.map((one) => (
            <p key={one.path.join('\u0000')}>
              {count(one.cases)} × <Path path={one.path} />
            </p>
          ))}
        </>
      )}
    </div>
  );
}

function sampleWords(sampled: number, all: number): string {
  return sampled < all
    ? `A sample: ${counted(sampled, 'customer')} of ${count(all)}. Saving cuts all of them.`
    : 'Cut from all customers.';
}
