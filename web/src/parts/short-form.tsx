import { useMutation } from '@tanstack/react-query';
import type { FormEvent, ReactNode } from 'react';

interface FormProps {
  readonly title: string;
  readonly action: string;
  readonly send: (form: FormData) => Promise<unknown>;
  readonly children: ReactNode;
}

/** A small form that says whether it worked. */
export function ShortForm({ title, action, send, children }: FormProps) {
  const work = useMutation({ mutationFn: send });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    work.mutate(new FormData(form), { onSuccess: () => form.reset() });
  };
  return (
    <form className="short-form" onSubmit={submit} aria-label={title}>
      {children}
      <button type="submit" className="button" disabled={work.isPending}>
        {action}
      </button>
      {work.isError && <p role="alert">{work.error.message}</p>}
      {work.isSuccess && <p role="status">Done.</p>}
    </form>
  );
}

/** What a person wrote into a field of a form. */
export function fieldOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

/** A secret that the server tells once. */
export function Once({ secret, what }: { secret: string; what: string }) {
  if (secret === '') return null;
  return (
    <p role="status">
      {what}, shown only now: <code className="secret">{secret}</code>{' '}
      <button type="button" className="link" onClick={() => void navigator.clipboard.writeText(secret)}>
        copy
      </button>
    </p>
  );
}
