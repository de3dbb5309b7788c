import { envelopeOf, exampleOf, topicSchema, topics } from '@throughline/core/webhooks';
import { z } from 'zod';

const header = (name: string, description: string) => ({
  name,
  in: 'header' as const,
  required: true,
  description,
  schema: { type: 'string' as const },
});

/** The webhooks of the OpenAPI document: what is sent for each topic, and what is expected in return. */
export function webhookDocument() {
  return Object.fromEntries(
    topicSchema.options.map((topic) => [
      topic,
      {
        post: {
          tags: ['Webhooks'],
          summary: topics[topic].words,
          parameters: [
            header('webhook-id', 'The same for every try of one delivery'),
            header('webhook-timestamp', 'When this try was made, in seconds since 1970'),
            header('webhook-signature', 'v1, and the HMAC-SHA256 in base64; two of them for a day after a rotation'),
          ],
          requestBody: {
            content: {
              'application/json': {
                schema: z.toJSONSchema(envelopeOf(topic, topics[topic].data), { io: 'output' }) as object,
                example: exampleOf(topic),
              },
            },
          },
          responses: {
            '2XX': { description: 'It has arrived' },
            '410': { description: 'No more, please: the webhook is stopped' },
            default: { description: 'It is sent again later' },
          },
        },
      },
    ]),
  );
}
