import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { Fault } from '@throughline/core/faults';

const keyBytes = 32;
const ivBytes = 12;
const tagBytes = 16;

/** Seals secrets with a key that lies in a file of its own, so that a copy of the records alone tells none of them. */
export class SecretBox {
  readonly #keyFile: string;

  constructor(keyFile: string) {
    this.#keyFile = keyFile;
  }

  /** A secret as it is kept. `owner` is bound in: what was sealed for one opens for no other. */
  async seal(owner: string, secret: string): Promise<string> {
    const iv = randomBytes(ivBytes);
    const cipher = createCipheriv('aes-256-gcm', await this.#keyMade(), iv).setAAD(Buffer.from(owner));
    const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
  }

  /** Throws TL_SECRET_LOST when the key that sealed it is no longer here. */
  async unseal(owner: string, sealed: string): Promise<string> {
    try {
      const bytes = Buffer.from(sealed, 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', await readFile(this.#keyFile), bytes.subarray(0, ivBytes))
        .setAAD(Buffer.from(owner))
        .setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
      return decipher.update(bytes.subarray(ivBytes + tagBytes), undefined, 'utf8') + decipher.final('utf8');
    } catch (cause) {
      throw new Fault(
        'TL_SECRET_LOST',
        'The secret cannot be opened: the file "connector-key" of the data directory is missing or another one. Put it back, or enter the secret of the connector again.',
        { cause },
      );
    }
  }

  async #keyMade(): Promise<Buffer> {
    if (!existsSync(this.#keyFile)) await this.#makeKey();
    const key = await readFile(this.#keyFile);
    if (key.length === keyBytes) return key;
    throw new Fault(
      'TL_SECRET_LOST',
      'The file "connector-key" of the data directory is damaged. Put the right one back, or remove it and enter all secrets again.',
    );
  }

  async #makeKey(): Promise<void> {
    try {
      const file = await open(this.#keyFile, 'wx', 0o600);
      await file.writeFile(randomBytes(keyBytes));
      await file.sync();
      await file.close();
    } catch (error) {
      // Somebody else made it first.
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
  }
}
