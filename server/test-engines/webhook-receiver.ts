import { createServer, type IncomingHttpHeaders } from 'node:http';
import { Webhook } from 'standardwebhooks';

/** A delivery as it came in. */
export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What a receiver answers: a status with headers, or null to keep silent. */
type Answer = { readonly status: number; readonly headers?: Record<string, string> } | null;

export interface WebhookReceiver {
  readonly url: string;
  readonly port: number;
  readonly received: Received[];
  /** Answers what is set; 204 until then. */
  answer: (one: Received) => Answer;
  /** Waits until so many have come in. */
  has(count: number): Promise<void>;
  close(): Promise<void>;
}

/** A server that takes deliveries on this machine. */
export async function openReceiver(port = 0): Promise<WebhookReceiver> {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const one = { headers: request.headers, body: Buffer.concat(chunks).toString() };
    received.push(one);
    const answer = receiver.answer(one);
    if (answer !== null) response.writeHead(answer.status, answer.headers).end();
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address();
  const ownPort = typeof address === 'object' && address !== null ? address.port : port;
  const receiver: WebhookReceiver = {
    url: `http://127.0.0.1:${ownPort}/hook`,
    port: ownPort,
    received,
    answer: () => ({ status: 204 }),
    async has(count) {
      while (received.length < count) await new Promise((resolve) => setTimeout(resolve, 20));
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return receiver;
}

/** What a delivery says, checked by the package that receivers use. Throws when the signature does not fit. */
export function verified(secret: string, { headers, body }: Received) {
  const plain = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
  return new Webhook(secret).verify(body, plain) as { type: string; timestamp: string; data: Record<string, unknown> };
}
