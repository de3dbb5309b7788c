import { apiHeaders } from '../api/index.ts';

const pauseMilliseconds = 2000;

/** Who listens to server-sent events, until the signal. */
export interface Ear {
  readonly signal: AbortSignal;
  /** One event, as it is written: its name and its data, a line each. */
  readonly hear: (message: string) => void;
  /** The server does not answer; it is asked again in a moment. */
  readonly lose: () => void;
}

/** Listens to an address of the API until the signal, again and again where the connection ends. */
export async function keepListening(address: string, ear: Ear): Promise<void> {
  while (!ear.signal.aborted) {
    await listen(address, ear).catch(() => undefined);
    if (ear.signal.aborted) return;
    ear.lose();
    await pause(ear.signal);
  }
}

/** A fetch, because an EventSource cannot say which workspace it is about. */
async function listen(address: string, { signal, hear }: Ear): Promise<void> {
  const response = await fetch(address, { headers: apiHeaders(), credentials: 'same-origin', signal });
  if (!response.ok || response.body === null) return;
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const messages = (text + value).split('\n\n');
      text = messages.pop() ?? '';
      for (const message of messages) hear(message);
    }
  } finally {
    // A message that cannot be understood must not leave a connection open that nobody reads.
    await reader.cancel().catch(() => undefined);
  }
}

/** Resolves after a moment, or at the signal. */
function pause(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      resolve();
    };
    const timer = setTimeout(stop, pauseMilliseconds);
    signal.addEventListener('abort', stop);
  });
}
