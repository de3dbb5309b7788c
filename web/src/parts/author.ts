import { useQuery } from '@tanstack/react-query';
import { call } from '../api/index.ts';

/** The people of the workspace. */
export function useMembers() {
  return useQuery({
    queryKey: ['members'],
    queryFn: async () => (await call('get', '/members')).items,
    staleTime: 60_000,
  });
}

/** How somebody who made or changed something is called: by name where one is known, a key and the server as such. */
export function useAuthorWords(): (author: string) => string {
  const members = useMembers();
  return (author) => {
    const person = members.data?.find((one) => one.id === author);
    if (person !== undefined) return person.name || person.email;
    return author.startsWith('key_') ? 'an API key' : author;
  };
}
