import { expect, test } from 'vitest';
import { encodePart, signV4 } from './sign-v4.ts';

/** The worked examples of the S3 manual: "Signature Calculations for the Authorization Header". */
const key = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  region: 'us-east-1',
};
const signature = (path: string, headers: Record<string, string> = {}) =>
  /Signature=(\w+)$/.exec(
    signV4(
      {
        method: 'GET',
        url: new URL(path, 'https://examplebucket.s3.amazonaws.com'),
        headers,
        now: new Date('2013-05-24T00:00:00Z'),
      },
      key,
    )['authorization'] ?? '',
  )?.[1];

test('a request for an object is signed as the manual does it', () => {
  expect(signature('/test.txt', { range: 'bytes=0-9' })).toBe(
    'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
  );
});

test('so is a list with parameters, and one whose parameter has no value', () => {
  expect(signature('/?max-keys=2&prefix=J')).toBe('34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7');
  expect(signature('/?lifecycle')).toBe('fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543');
});

test('signs that are plain in an address are bytes in a signature', () => {
  expect(encodePart("a b+(c)'*!~/ü")).toBe('a%20b%2B%28c%29%27%2A%21~%2F%C3%BC');
});
