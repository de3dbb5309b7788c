import { type FormEvent, useState } from 'react';
import { call, noteSignIn } from '../api/index.ts';

/** Sign-in; says where the first password is. */
export function SignInPage({ onSignedIn }: { onSignedIn: () => void }) {
  const [problem, setProblem] = useState('');
  const [isBusy, setBusy] = useState(false);
  const signIn = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setProblem('');
    try {
      await call('post', '/session', {
        body: { email: String(form.get('email')), password: String(form.get('password')) },
      });
      noteSignIn();
      onSignedIn();
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
      setBusy(false);
    }
  };
  return (
    <main className="sign-in">
      <form onSubmit={signIn}>
        <h1>Throughline</h1>
        <p className="quiet-text">See how customers really get what they came for.</p>
        <label>
          E-mail
          <input name="email" type="email" autoComplete="username" required />
        </label>
        <label>
          Password
          <input name="password" type="password" autoComplete="current-password" required />
        </label>
        {problem !== '' && (
          <p role="alert" className="problem">
            {problem}
          </p>
        )}
        <button type="submit" className="button primary" disabled={isBusy}>
          {isBusy ? 'Signing in …' : 'Sign in'}
        </button>
        <p className="quiet-text">
          First time here? The terminal that started Throughline shows the owner's e-mail and password once. Lost it?
          Stop the server and run <code>npx throughline reset-password</code>.
        </p>
      </form>
    </main>
  );
}
