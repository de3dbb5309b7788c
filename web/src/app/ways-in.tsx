import { Link } from './link.tsx';

/** Where to go when there are no events yet. */
export function WaysIn() {
  return (
    <div className="actions">
      <Link className="button primary" href="/imports">
        Import a file
      </Link>
      <Link className="button" href="/sources">
        Send events
      </Link>
    </div>
  );
}
