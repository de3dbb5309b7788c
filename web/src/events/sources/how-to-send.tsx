import type { SourceItem } from '@throughline/core/events';
import { useState } from 'react';
import { CopyButton } from '../../parts/short-form.tsx';

const languages = ['curl', 'Node', 'Browser', 'Python'] as const;
type Language = (typeof languages)[number];

/** Lines to paste, with the address of this server; the key stands for itself until one was just made. */
export function HowToSend({ source, secret }: { source: SourceItem; secret: string }) {
  const [language, setLanguage] = useState<Language>('curl');
  const key = secret !== '' ? secret : `${source.writeKey?.hint ?? 'WRITE_KEY'}…`;
  const text = snippetOf(language, { address: window.location.origin, key });
  return (
    <section className="card">
      <h2>How to send</h2>
      <p className="quiet-text">
        Every library that speaks Segment’s specification sends here when its host is changed.{' '}
        {secret === '' && 'Put the whole write key where its beginning stands; a new one is made under “Write key”.'}
      </p>
      <div className="actions" role="group" aria-label="Language">
        {languages.map((name) => (
          <button
            key={name}
            type="button"
            className="button"
            aria-pressed={language === name}
            onClick={() => setLanguage(name)}
          >
            {name}
          </button>
        ))}
        <CopyButton key={text} text={text} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached with the keyboard */}
      <pre className="snippet" tabIndex={0}>
        {text}
      </pre>
    </section>
  );
}

function snippetOf(language: Language, { address, key }: { address: string; key: string }): string {
  switch (language) {
    case 'curl':
      return `curl ${address}/v1/track -u '${key}:' -H 'content-type: application/json' -d '{
  "userId": "customer-1", "event": "Order placed",
  "properties": { "order_id": "o-1", "revenue": 49.90, "currency": "EUR" }
}'`;
    case 'Node':
      return `// npm install @segment/analytics-node
import { Analytics } from '@segment/analytics-node';

const analytics = new Analytics({ writeKey: '${key}', host: '${address}', path: '/v1/batch' });
analytics.track({ userId: 'customer-1', event: 'Order placed', properties: { order_id: 'o-1' } });
await analytics.closeAndFlush();`;
    case 'Browser':
      return `// npm install @segment/analytics-next
import { AnalyticsBrowser } from '@segment/analytics-next';

const analytics = AnalyticsBrowser.load(
  { writeKey: '${key}', cdnURL: '${address}' },
  { integrations: { 'Segment.io': { apiHost: '${address.replace(/^https?:\/\//, '')}/v1', protocol: '${address.startsWith('https') ? 'https' : 'http'}' } } },
);
analytics.track('Order placed', { order_id: 'o-1' });`;
    case 'Python':
      return `# pip install segment-analytics-python
import segment.analytics as analytics

analytics.write_key = '${key}'
analytics.host = '${address}'
analytics.track('customer-1', 'Order placed', {'order_id': 'o-1'})
analytics.flush()`;
  }
}
