import { useMutation } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';

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
      {what}, shown only now: <code className="secret">{secret}</code> <CopyButton text={secret} />
    </p>
  );
}

/** Copies a text, and says whether it worked: browsers keep the clipboard from pages that are not served safely. */
export function CopyButton({ text }: { text: string }) {
  const [said, setSaid] = useState('Copy');
  const copy = () =>
    navigator.clipboard?.writeText(text).then(
      () => setSaid('Copied'),
      () => setSaid('Select it and copy it by hand'),
    ) ?? setSaid('Select it and copy it by hand');
  return (
    <button type="button" className="link" onClick={copy} aria-live="polite">
      {said}
    </button>
  );
}
