import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SecretBox } from './secret-box.ts';

const newBox = async () => {
  const keyFile = join(await mkdtemp(join(tmpdir(), 'throughline-')), 'connector-key');
  return { keyFile, box: new SecretBox(keyFile) };
};

test('a secret opens for its owner only, and no two seals of it are alike', async () => {
  const { box } = await newBox();
  const [one, two] = [await box.seal('con_a', 'pässword'), await box.seal('con_a', 'pässword')];
  expect(one).not.toBe(two);
  expect(await box.unseal('con_a', one)).toBe('pässword');
  await expect(box.unseal('con_b', one)).rejects.toMatchObject({ code: 'TL_SECRET_LOST' });
  await expect(box.unseal('con_a', `${one.slice(0, -3)}AAA`)).rejects.toMatchObject({ code: 'TL_SECRET_LOST' });
});

test('without its key, or with another one, it says that the secret is to be entered again', async () => {
  const { box, keyFile } = await newBox();
  const sealed = await box.seal('con_a', 'secret');
  await rm(keyFile);
  await expect(box.unseal('con_a', sealed)).rejects.toThrow('enter the secret of the connector again');
  await box.seal('con_b', 'other');
  await expect(box.unseal('con_a', sealed)).rejects.toMatchObject({ code: 'TL_SECRET_LOST' });
  await writeFile(keyFile, 'short');
  await expect(box.seal('con_a', 'secret')).rejects.toMatchObject({ code: 'TL_SECRET_LOST' });
});
