import type { ReactNode } from 'react';
import { ApiProblem } from '../api/index.ts';

/** What is shown while an answer is on its way. */
export function Waiting({ what }: { what: string }) {
  return (
    <div className="state" role="status">
      <div className="spinner" aria-hidden="true" />
      <p>{what} …</p>
    </div>
  );
}

/** What went wrong and what to do next. */
export function Problem({ error, retry }: { error: unknown; retry?: () => void }) {
  const title = error instanceof ApiProblem ? error.title : 'Something went wrong';
  return (
    <div className="state" role="alert">
      <h2>{title}</h2>
      <p>{error instanceof Error ? error.message : String(error)}</p>
      {retry !== undefined && (
        <button type="button" className="button" onClick={retry}>
          Try again
        </button>
      )}
    </div>
  );
}

/** A list with nothing in it yet: says what would be here and how to get it. */
export function Empty({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="state">
      <h2>{title}</h2>
      {children}
    </div>
  );
}
