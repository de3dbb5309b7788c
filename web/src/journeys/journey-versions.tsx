import { useQuery } from '@tanstack/react-query';
import type { JourneyDefinition } from '@throughline/core/journeys';
import { call } from '../api/index.ts';
import { instant } from '../parts/format.ts';
import { describeNotion } from './describe-notion.ts';

interface VersionsProps {
  readonly id: string;
  readonly onTake: (definition: JourneyDefinition) => void;
}

/** The versions a journey had, newest first; one can be taken back into the editor. */
export function JourneyVersions({ id, onTake }: VersionsProps) {
  const versions = useQuery({
    queryKey: ['versions', id],
    queryFn: async () => (await call('get', '/journeys/{id}/versions', { path: { id } })).items,
  });
  if (versions.data === undefined || versions.data.length < 2) return null;
  return (
    <details>
      <summary>{versions.data.length} versions</summary>
      <ul className="plain">
        {versions.data.map((one) => (
          <li key={one.version}>
            Version {one.version}, {instant(one.createdAt)}: {one.definition.name},{' '}
            {describeNotion(one.definition.notion)}{' '}
            <button type="button" className="link" onClick={() => onTake(one.definition)}>
              take it back
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
