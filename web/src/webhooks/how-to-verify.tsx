import { CopyButton } from '../parts/short-form.tsx';

/** A receiver in Node that checks the signature, to paste. */
export function HowToVerify({ secret }: { secret: string }) {
  const text = snippetOf(secret === '' ? 'whsec_…' : secret);
  return (
    <section className="card">
      <h2>How to receive</h2>
      <p className="quiet-text">
        Deliveries follow the Standard Webhooks specification, for which there are libraries in most languages. Check
        the signature before believing anything, answer with a status of 200 to 299 within 15 seconds, and take the same{' '}
        <code>webhook-id</code> twice for once: a delivery comes at least once, and not always in order.
      </p>
      <CopyButton key={text} text={text} />
      <pre className="snippet wrapped">{text}</pre>
    </section>
  );
}

function snippetOf(secret: string): string {
  return `// npm install standardwebhooks
import { createServer } from 'node:http';
import { Webhook } from 'standardwebhooks';

const webhook = new Webhook('${secret}');

createServer(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  try {
    const { type, data } = webhook.verify(Buffer.concat(chunks).toString(), request.headers);
    console.log(type, data);
    response.writeHead(204).end();
  } catch {
    response.writeHead(401).end();
  }
}).listen(3000);`;
}
