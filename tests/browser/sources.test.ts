import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newSource, settled, type TestSource } from '../../server/src/system/collecting.ts';
import { Visitor } from './visitor.ts';

let visitor: Visitor;
let page: Page;
let source: TestSource;
beforeAll(async () => {
  visitor = await Visitor.arrive();
  page = visitor.page;
  source = await newSource(visitor.server, 'Web shop');
  const batch = Array.from({ length: 30 }, (_, place) =>
    track(`c${place}`, 'Paid', { amount: place, email: `c${place}@example.com` }),
  );
  await source.send('batch', { batch: [...batch, { type: 'track', userId: 'ana' }] });
  await settled(visitor.server);
});
afterAll(() => visitor.leave());

const track = (userId: string, event: string, properties: object = {}) => ({
  type: 'track',
  userId,
  event,
  messageId: `${userId}-${event}`,
  properties,
});

test('the list of sources leads to one, which tells what became of what it sent', async () => {
  await visitor.open('/sources');
  await page.getByRole('link', { name: 'Web shop' }).click();
  await page.getByText(/30 accepted/).waitFor();
  await page.getByText('1 held back', { exact: false }).waitFor();
  expect(await visitor.violations()).toEqual([]);
});

test('an event that is sent while one looks appears, and opens its customer', async () => {
  await page.getByRole('link', { name: 'Events', exact: true }).click();
  await page.getByText(/^Live ·/).waitFor();
  await source.send('track', track('zoe', 'Refunded'));
  await page.getByRole('link', { name: 'zoe' }).click();
  await page.getByText('Refunded').first().waitFor();
});

test('a plan is started from what was seen, enforced without code, and keeps', async () => {
  await visitor.open(`/sources/${source.id}/plan`);
  await page.getByRole('button', { name: 'Start from what was seen' }).click();
  await page.getByText('Paid', { exact: true }).waitFor();
  await page.getByRole('radio', { name: /Enforce/ }).check();
  expect(await visitor.violations()).toEqual([]);
  await page.getByRole('button', { name: 'Save the plan' }).click();
  await page.getByText(/^Version 1,/).waitFor();
  expect((await source.send('batch', { batch: [track('zoe', 'Payed')] })).body.quarantined).toMatchObject([
    { reason: 'not-in-plan' },
  ]);
});

test('personal data is found, and the page shows what a rule would do before it is saved', async () => {
  await visitor.open(`/sources/${source.id}/privacy`);
  await page.getByLabel('Rule for email').selectOption('drop');
  await page.getByText(/^30 of the newest 31 events/).waitFor();
  await page.getByText('left out').first().waitFor();
  expect(await visitor.violations()).toEqual([]);
  await page.getByRole('button', { name: 'Save the rules' }).click();
  await source.send('track', track('yan', 'Paid', { amount: 1, email: 'yan@example.com' }));
});

test('no page of a source is wider than a phone', async () => {
  await page.setViewportSize({ width: 360, height: 800 });
  for (const view of ['', '/events', '/errors', '/schema', '/plan', '/privacy', '/send']) {
    await visitor.open(`/sources/${source.id}${view}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect([view, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([view, 360]);
  }
});
