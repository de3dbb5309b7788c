import type { AnchorHTMLAttributes, MouseEvent } from 'react';
import { go, withWorkspace } from './location.ts';

/** A link inside the app: no page load, but it opens in a new tab like any other. */
export function Link({ href, onClick, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement> & { href: string }) {
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    go(href);
  };
  return <a {...rest} href={withWorkspace(href)} onClick={follow} />;
}
