import { Component, type ReactNode } from 'react';
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

interface ProblemProps {
  readonly error: unknown;
  readonly retry?: () => void;
  /** Another way on. */
  readonly children?: ReactNode;
}

/** What went wrong and what to do next. */
export function Problem({ error, retry, children }: ProblemProps) {
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
      {children}
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

interface BoundaryState {
  readonly error: Error | null;
}

/** Keeps the frame of the app when a page cannot be drawn, and says so instead of leaving a blank. */
export class PageBoundary extends Component<{ readonly children: ReactNode }, BoundaryState> {
  override state: BoundaryState = { error: null };

  static getDerivedStateFromError(error: Error): BoundaryState {
    return { error };
  }

  override render() {
    if (this.state.error === null) return this.props.children;
    return <Problem error={this.state.error} retry={() => this.setState({ error: null })} />;
  }
}
