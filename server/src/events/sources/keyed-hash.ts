import { createHmac } from 'node:crypto';

/** A hash that nobody can make again without the secret of the workspace. */
export function keyedHash(secret: string): (text: string) => string {
  return (text) => `h_${createHmac('sha256', secret).update(text).digest('base64url').slice(0, 22)}`;
}
