import { type Decision, identifierWords } from '@throughline/core/events';
import { useAuthorWords } from '../parts/author.ts';
import { instant } from '../parts/format.ts';
import { Table } from '../parts/table.tsx';
import { useDecide } from './use-identity.ts';

/** What people decided about identifiers, with a way back. */
export function DecisionTable({ decisions, mayWrite }: { decisions: readonly Decision[]; mayWrite: boolean }) {
  const { undo, decide } = useDecide();
  const words = useAuthorWords();
  const isBusy = undo.isPending || decide.isPending;
  return (
    <>
      <Table
        rows={decisions}
        keyOf={(one) => one.id}
        classOf={(one) => (one.undoneAt === null ? '' : 'faded')}
        columns={[
          {
            name: 'Decision',
            cell: ({ a, b, kind }) =>
              `${identifierWords(a)} ${kind === 'join' ? 'is the same customer as' : 'is another customer than'} ${identifierWords(b)}`,
          },
          { name: 'Reason', cell: (one) => one.reason },
          { name: 'When', cell: (one) => instant(one.at) },
          { name: 'By', cell: (one) => words(one.author) },
          {
            name: 'State',
            cell: (one) => (one.undoneAt === null ? 'holds' : `taken back ${instant(one.undoneAt)}`),
          },
          ...(mayWrite
            ? [
                {
                  name: 'Change',
                  cell: (one: Decision) => (
                    <button
                      type="button"
                      className="button"
                      disabled={isBusy}
                      onClick={() =>
                        one.undoneAt === null
                          ? undo.mutate(one.id)
                          : decide.mutate({ a: one.a, b: one.b, kind: one.kind, reason: one.reason })
                      }
                    >
                      {one.undoneAt === null ? 'Undo' : 'Decide again'}
                    </button>
                  ),
                },
              ]
            : []),
        ]}
      />
      {(undo.error ?? decide.error) !== null && <p role="alert">{(undo.error ?? decide.error)?.message}</p>}
    </>
  );
}
