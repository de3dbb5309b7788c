import { afterAll, beforeAll, expect, test } from 'vitest';
import { openReceiver, verified, type WebhookReceiver } from '../../server/test-engines/webhook-receiver.ts';
import { Visitor } from './visitor.ts';

let visitor: Visitor;
let receiver: WebhookReceiver;
beforeAll(async () => {
  receiver = await openReceiver();
  visitor = await Visitor.arrive();
});
afterAll(async () => {
  await visitor.leave();
  await receiver.close();
});

test('a webhook is made, sends a test that can be verified, and shows what was sent', async () => {
  const { page } = visitor;
  await visitor.open('/webhooks');
  await page.getByText('Make the first one below.').waitFor();
  await page.getByLabel('Name').fill('Team channel');
  await page.getByLabel('Address', { exact: true }).fill(receiver.url.replace('http:', 'https:'));
  await page.getByRole('button', { name: 'Make the webhook' }).click();
  await page.getByText('The address is a private one.').waitFor();
  await page.getByLabel('Address', { exact: true }).fill(receiver.url);
  await page.getByLabel(/inside our network/).check();
  await page.getByRole('button', { name: 'Make the webhook' }).click();
  const secret = (await page.locator('.secret').textContent()) ?? '';
  expect(await visitor.violations()).toEqual([]);
  await page.getByRole('link', { name: 'Open it and send a test' }).click();
  await page.getByRole('button', { name: 'Send a test' }).click();
  await page.getByText('Arrived, answered 204').click();
  await page.getByText('This is a test.').waitFor();
  const [came] = receiver.received;
  if (came === undefined) throw new Error('Nothing came.');
  expect(verified(secret, came).type).toBe('webhook.test');
  expect(await visitor.violations()).toEqual([]);
});

test('one that fails says so, is tried again by hand, and is paused', async () => {
  const { page } = visitor;
  receiver.answer = () => ({ status: 500 });
  await page.getByRole('button', { name: 'Send a test' }).click();
  await page.getByText(/Did not arrive; tried again/).click();
  await page.getByText('It answered 500.').waitFor();
  receiver.answer = () => ({ status: 204 });
  await page.getByRole('button', { name: 'Try again now' }).click();
  await expect.poll(() => page.getByText('Arrived, answered 204').count(), { timeout: 20_000 }).toBe(2);
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.getByText('Paused.').waitFor();
  await page.setViewportSize({ width: 360, height: 800 });
  for (const address of ['/webhooks', page.url().replace(visitor.server.url, '')]) {
    await visitor.open(address);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  }
});
