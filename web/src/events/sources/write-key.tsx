import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { SourceItem } from '@throughline/core/events';
import { call } from '../../api/index.ts';
import { instant } from '../../parts/format.ts';
import { Once } from '../../parts/short-form.tsx';

interface WriteKeyProps {
  readonly source: SourceItem;
  readonly secret: string;
  readonly onSecret: (secret: string) => void;
}

/** Write keys made since the page was loaded: the lines to paste hold them until it is closed. */
const secrets = new Map<string, string>();

export function keepSecret(source: string, secret: string): void {
  secrets.set(source, secret);
}

/** The whole write key of a source, where it was made since the page was loaded and still is its key; else an empty text. */
export function secretOf({ id, writeKey }: SourceItem): string {
  const secret = secrets.get(id) ?? '';
  return writeKey !== null && secret.startsWith(writeKey.hint) ? secret : '';
}

const ends = 'What sends with the one there is stops at once.';

/** The key with which a source sends: its beginning, and how to change or withdraw it. */
export function WriteKey({ source: { id, name, writeKey }, secret, onSecret }: WriteKeyProps) {
  const queries = useQueryClient();
  const refresh = () => {
    void queries.invalidateQueries({ queryKey: ['sources'] });
    void queries.invalidateQueries({ queryKey: ['source', id] });
  };
  const renew = useMutation({
    mutationFn: () => call('post', '/sources/{id}/write-key', { path: { id } }),
    onSuccess: (made) => {
      onSecret(made.writeKey);
      refresh();
    },
  });
  const withdraw = useMutation({
    mutationFn: () => call('delete', '/sources/{id}/write-key', { path: { id } }),
    onSuccess: () => {
      onSecret('');
      refresh();
    },
  });
  const problem = renew.error ?? withdraw.error;
  const used = writeKey?.lastUsedAt == null ? 'never used' : `last used ${instant(writeKey.lastUsedAt)}`;
  return (
    <section className="card">
      <h2>Write key</h2>
      <p>{writeKey === null ? 'There is none: nothing can be sent.' : `${writeKey.hint}… · ${used}`}</p>
      <Once secret={secret} what="The write key" />
      <div className="actions">
        <button
          type="button"
          className="button"
          onClick={() => (writeKey === null || window.confirm(`Make a new write key? ${ends}`)) && renew.mutate()}
        >
          New write key
        </button>
        {writeKey !== null && (
          <button
            type="button"
            className="button quiet"
            onClick={() => window.confirm(`Withdraw the write key of ${name}? ${ends}`) && withdraw.mutate()}
          >
            Withdraw
          </button>
        )}
      </div>
      {problem !== null && <p role="alert">{problem.message}</p>}
    </section>
  );
}
