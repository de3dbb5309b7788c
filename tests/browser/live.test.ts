import { afterAll, beforeAll, expect, test } from 'vitest';
import { newSource, settled } from '../../server/src/system/collecting.ts';
import { runCommand } from '../../server/src/system/running-server.ts';
import { Visitor } from './visitor.ts';

let visitor: Visitor;
beforeAll(async () => {
  visitor = await Visitor.arrive();
});
afterAll(() => visitor.leave());

/** The number of events that the map tells at its top. */
async function eventsOnMap(): Promise<number> {
  const text = await visitor.page.locator('.headline span').textContent();
  return Number(/([\d,]+) events/.exec(text ?? '')?.[1]?.replaceAll(',', ''));
}

const streaming = (seconds: number) =>
  runCommand(visitor.server, ['simulate', '--rate', '40', '--seconds', String(seconds), '--seed', '5', '--json']);

test('an empty map draws itself and grows while the simulator streams, and tells all of it in the end', async () => {
  const { page } = visitor;
  await visitor.open('/journeys/all/map');
  await page.getByText('Your journeys will be drawn here').waitFor();
  const stream = streaming(15);
  await page.getByRole('button', { name: /^Live: \d+ events? a second/ }).waitFor();
  await page.locator('.node').first().waitFor();
  const first = await eventsOnMap();
  await page.locator('.pulse').first().waitFor();
  await expect.poll(eventsOnMap, { timeout: 20_000 }).toBeGreaterThan(first);
  const { accepted, events } = JSON.parse((await stream).stdout) as { accepted: number; events: number };
  expect(accepted).toBe(events);
  expect(accepted).toBeGreaterThan(300);
  await expect.poll(eventsOnMap, { timeout: 10_000 }).toBe(accepted);
});

test('a map that is held still keeps its numbers until it is let go', async () => {
  const { page, server } = visitor;
  const before = await eventsOnMap();
  await page.getByRole('button', { name: 'Live', exact: true }).click();
  const source = await newSource(server, 'shop');
  await source.send('track', { userId: 'ana', event: 'Ordered', messageId: 'held-1' });
  await settled(server);
  await page.waitForTimeout(2500);
  expect(await eventsOnMap()).toBe(before);
  await page.getByRole('button', { name: 'Held still' }).click();
  await expect.poll(eventsOnMap, { timeout: 10_000 }).toBe(before + 1);
});

test('who is who is told on a page of its own, and a join shows at once', async () => {
  const { page } = visitor;
  await visitor.open('/identity');
  await page.getByRole('heading', { name: /events are of somebody known/ }).waitFor();
  await page.getByLabel('Identifier', { exact: true }).fill('ana');
  await page.getByLabel('Other identifier', { exact: true }).fill('ben');
  await page.getByRole('button', { name: 'Decide' }).click();
  await page.getByText(/No event has named “ben” so far/).waitFor();
  await page.getByRole('button', { name: 'Decide' }).click();
  await page.getByRole('row', { name: /ana is the same customer as ben/ }).waitFor();
  expect(await visitor.violations()).toEqual([]);
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText(/^taken back/).waitFor();
  await page.getByLabel('Customer, device, address or other identifier').fill('an');
  await page.getByRole('button', { name: 'Find' }).click();
  await page.getByText('Nobody is called exactly that').waitFor();
  await page.getByRole('link', { name: 'ana', exact: true }).waitFor();
  expect(await visitor.violations()).toEqual([]);
  await page.getByLabel('Customer, device, address or other identifier').fill('ana');
  await page.getByRole('button', { name: 'Find' }).click();
  await page.waitForURL(/\/customers\/ana$/);
  await page.getByText(/^Who this is/).click();
  await page.getByRole('row', { name: /^ana always 1/ }).waitFor();
  expect(await visitor.violations()).toEqual([]);
});

test('neither page is wider than a phone', async () => {
  const { page } = visitor;
  await page.setViewportSize({ width: 360, height: 800 });
  for (const address of ['/identity', '/customers/ana', '/customers?search=a']) {
    await visitor.open(address);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect([address, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([address, 360]);
  }
});
