import { createReadStream } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { createGunzip } from 'node:zlib';
import { Fault } from '@throughline/core/faults';
import type { ReadOptions } from './file-item.ts';

const chunkBytes = 262_144;

/** How a stream ended: `cut` when a compressed file stopped in its middle. */
export interface BytesEnd {
  cut: string | null;
}

/** The bytes of a file, unpacked. An archive cut short ends the stream early and says so in `end`; a broken one throws. */
export async function* openBytes(
  path: string,
  compressed: boolean,
  options: ReadOptions,
  end: BytesEnd,
): AsyncGenerator<Buffer> {
  const file = createReadStream(path, {
    highWaterMark: chunkBytes,
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  });
  let bytes = 0;
  file.on('data', (chunk) => {
    bytes += chunk.length;
    options.onBytes?.(bytes);
  });
  if (!compressed) {
    yield* file as AsyncIterable<Buffer>;
    return;
  }
  const unpacked = file.pipe(createGunzip({ chunkSize: chunkBytes }));
  file.on('error', (error) => unpacked.destroy(error));
  try {
    for await (const chunk of unpacked) yield chunk;
  } catch (error) {
    if (options.signal?.aborted === true) throw error;
    // What comes after a wrong byte unpacks to something, but not to what was written.
    if (!(error instanceof Error && 'code' in error && error.code === 'Z_BUF_ERROR'))
      throw new Fault('TL_FILE_DAMAGED', 'The compressed file is broken inside. Compress it again and send it.', {
        cause: error,
      });
    end.cut = 'The compressed file ends in its middle.';
  } finally {
    file.destroy();
  }
}

/** Text of bytes in an encoding; a byte that does not fit becomes U+FFFD. */
export async function* asText(bytes: AsyncIterable<Buffer>, encoding: string): AsyncGenerator<string> {
  if (encoding === 'utf-8') return yield* asUtf8(bytes);
  const decoder = new TextDecoder(encoding, { fatal: false, ignoreBOM: false });
  for await (const chunk of bytes) {
    const text = decoder.decode(chunk, { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}

/** The usual encoding by the decoder of Node itself, which is twice as quick; a byte-order mark is left out. */
async function* asUtf8(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let isFirst = true;
  for await (const chunk of bytes) {
    const text = decoder.write(chunk);
    if (text === '') continue;
    yield isFirst && text.startsWith('\ufeff') ? text.slice(1) : text;
    isFirst = false;
  }
  const rest = decoder.end();
  if (rest !== '') yield rest;
}
