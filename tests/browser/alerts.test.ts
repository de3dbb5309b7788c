import { afterAll, beforeAll, expect, test } from 'vitest';
import { fileOf, Visitor } from './visitor.ts';

const monday = Date.UTC(2026, 0, 5);
/** Ten weeks in which thirty customers wait about a day each, then one in which they wait three. */
const lines = Array.from({ length: 11 }, (_, week) =>
  Array.from({ length: 30 }, (_, customer) => {
    const hours = (week === 10 ? 72 : 24) + ((customer * 7 + week) % 9);
    const at = (more: number) => new Date(monday + (week * 168 + more) * 3_600_000 + customer * 60_000).toISOString();
    return [`w${week}c${customer},Ordered,${at(0)}`, `w${week}c${customer},Sent,${at(hours)}`];
  }).flat(),
).flat();
const later = `late,Looked,${new Date(monday + 11.5 * 7 * 86_400_000).toISOString()}`;

let visitor: Visitor;
beforeAll(async () => {
  visitor = await Visitor.arrive();
  await visitor.importFile(await fileOf('orders.csv', ['customer_id,activity,timestamp', ...lines, later]));
});
afterAll(() => visitor.leave());

test('a wait that grew is told in words with what was usual, leads to that week, and is closed by hand', async () => {
  const { page } = visitor;
  await visitor.open('/alerts');
  // It looks by itself soon after the start; who comes earlier may ask for it.
  await page.getByRole('heading', { name: /Not looked yet|longer wait/ }).waitFor();
  await page.getByRole('button', { name: 'Look now' }).click();
  await page.getByRole('heading', { name: /longer wait from “Ordered” to “Sent”/ }).waitFor();
  await page.getByText(/3\.\d days 1\.\d days expected, usually/).waitFor();
  await page.getByRole('link', { name: 'Alerts 1 open' }).waitFor();
  expect(await visitor.violations()).toEqual([]);
  await page.getByRole('link', { name: 'the cases whose wait ended in that week' }).click();
  // The page behind it tells the number of the alert again.
  await page
    .getByRole('complementary')
    .getByText(/^3\.\d days/)
    .first()
    .waitFor();
  await page.getByText(/reached 16 Mar 2026 to 22 Mar 2026/).waitFor();
  await page.goBack();
  await page.getByRole('button', { name: 'Seen, it was useful' }).click();
  await page.getByRole('heading', { name: 'Nothing has shifted' }).waitFor();
  await page.getByRole('button', { name: 'All', exact: true }).click();
  await page.getByText(/it was useful/).waitFor();
  await page.setViewportSize({ width: 360, height: 800 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});
