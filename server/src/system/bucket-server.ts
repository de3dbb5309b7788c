import { createHash, createHmac } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type OtherServer, otherServer } from './connecting.ts';

/** A bucket of somebody else's store: lists two keys at a time, and answers nobody whose signature is wrong. */
export interface TestBucket extends OtherServer {
  readonly key: { readonly accessKeyId: string; readonly secretAccessKey: string; readonly region: string };
  put(name: string, text: string, version?: number): void;
}

const key = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG', region: 'eu-test-1' };
type Objects = ReadonlyMap<string, { readonly text: string; readonly etag: string }>;

export async function openBucket(name: string): Promise<TestBucket> {
  const objects = new Map<string, { text: string; etag: string }>();
  const server = await otherServer((request, response) => answer(name, objects, { request, response }));
  return {
    ...server,
    key,
    put: (path, text, version = 1) => objects.set(path, { text, etag: `"${path.length}-${version}"` }),
  };
}

function answer(
  name: string,
  objects: Objects,
  { request, response }: { request: IncomingMessage; response: ServerResponse },
): void {
  const url = new URL(request.url ?? '/', 'http://here');
  if (!isSigned(request)) {
    response.writeHead(403).end('<Error><Code>SignatureDoesNotMatch</Code></Error>');
    return;
  }
  if (url.searchParams.get('list-type') === '2') {
    response.end(listOf(objects, url.searchParams));
    return;
  }
  const object = objects.get(decodeURIComponent(url.pathname).replace(`/${name}/`, ''));
  if (object === undefined) response.writeHead(404).end();
  else if (object.etag !== request.headers['if-match']) response.writeHead(412).end();
  else response.end(object.text);
}

/** Signature Version 4 made anew from the request as it came in, by nothing of what sent it. */
function isSigned(request: IncomingMessage): boolean {
  const said = /Credential=([^/]+)\/(\d{8})\/([^,]+),\s*SignedHeaders=([^,]+),\s*Signature=(\w+)/.exec(
    request.headers.authorization ?? '',
  );
  const [, accessKeyId = '', day = '', rest = '', names = '', signature = ''] = said ?? [];
  const [path = '', query = ''] = (request.url ?? '').split('?');
  const signedQuery = query
    .split('&')
    .filter((part) => part !== '')
    .sort()
    .join('&');
  const lines = names.split(';').map((one) => `${one}:${String(request.headers[one] ?? '').trim()}\n`);
  const canonical = `GET\n${path}\n${signedQuery}\n${lines.join('')}\n${names}\n${request.headers['x-amz-content-sha256']}`;
  const digest = createHash('sha256').update(canonical).digest('hex');
  const text = `AWS4-HMAC-SHA256\n${request.headers['x-amz-date']}\n${day}/${rest}\n${digest}`;
  let made: string | Buffer = `AWS4${key.secretAccessKey}`;
  for (const part of [day, key.region, 's3', 'aws4_request', text])
    made = createHmac('sha256', made).update(part).digest();
  const isComplete = ['host', 'x-amz-date', 'x-amz-content-sha256'].every((one) => names.split(';').includes(one));
  return isComplete && accessKeyId === key.accessKeyId && Buffer.from(made).toString('hex') === signature;
}

function listOf(objects: Objects, query: URLSearchParams): string {
  const keys = [...objects.keys()].filter((one) => one.startsWith(query.get('prefix') ?? '')).sort();
  const from = Number(query.get('continuation-token') ?? 0);
  const hasMore = from + 2 < keys.length;
  const contents = keys.slice(from, from + 2).map((one) => {
    const mark = objects.get(one)?.etag.replaceAll('"', '&quot;');
    return `<Contents><Key>${one.replaceAll('&', '&amp;')}</Key><ETag>${mark}</ETag></Contents>`;
  });
  const next = hasMore ? `<NextContinuationToken>${from + 2}</NextContinuationToken>` : '';
  return `<ListBucketResult><IsTruncated>${hasMore}</IsTruncated>${next}${contents.join('')}</ListBucketResult>`;
}
