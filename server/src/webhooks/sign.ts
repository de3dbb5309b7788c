import { randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';

/** A secret to sign with, 256 bits, as the Standard Webhooks specification writes it. */
export function newSigningSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`;
}

export interface Signed {
  readonly id: string;
  /** The time of this try. */
  readonly at: Date;
  readonly body: string;
  /** The secret, and beside it the one before while it still holds. */
  readonly secrets: readonly string[];
}

/** The headers of the Standard Webhooks specification, with a signature for each secret. */
export function signingHeaders({ id, at, body, secrets }: Signed): Record<string, string> {
  const whole = new Date(Math.floor(at.getTime() / 1000) * 1000);
  return {
    'webhook-id': id,
    'webhook-timestamp': String(whole.getTime() / 1000),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, whole, body)).join(' '),
  };
}
