import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fileOf, Visitor } from './visitor.ts';

const customers = 60;

/** Everybody orders for 20.00; every second calls, which costs 1.50; every third sends it back. */
const lines = Array.from({ length: customers }, (_, customer) => {
  const steps = [
    ['Ordered', '20.00', '', 'web'],
    ...(customer % 2 === 0 ? [['Called', '', '1.50', 'phone']] : []),
    ...(customer % 3 === 0 ? [['Sent back', '-20.00', '', 'shop']] : []),
  ];
  return steps.map(([activity, revenue, cost, channel], place) => {
    const at = new Date(Date.UTC(2026, customer % 4, 1 + (customer % 20), 8 + place)).toISOString();
    return `c${customer},${activity},${at},${channel},${revenue},${cost},EUR`;
  });
}).flat();

let visitor: Visitor;
let page: Page;
beforeAll(async () => {
  visitor = await Visitor.arrive();
  page = visitor.page;
});
afterAll(() => visitor.leave());

test('a page without money says the two ways there', async () => {
  await visitor.open('/money');
  await page.getByRole('link', { name: 'Write a rate card' }).waitFor();
  expect(await visitor.violations()).toEqual([]);
});

test('the statement adds up, tells each case with its interval, and opens the cases behind an amount', async () => {
  const head = 'customer_id,activity,timestamp,channel,revenue,cost,currency';
  await visitor.importFile(await fileOf('orders.csv', [head, ...lines]));
  await visitor.open('/money');
  await page.getByText('Adds up to the cent with 110 events').waitFor();
  // 60 × 20.00, less 20 sent back and 30 calls of 1.50.
  await page.getByRole('row', { name: /^Contribution 63 % of revenue €755\.00 €12\.58/ }).waitFor();
  await page.getByText(/95 % interval €/).waitFor();
  expect(await visitor.violations()).toEqual([]);
  await page.getByRole('button', { name: 'Called', exact: true }).click();
  await page.getByRole('heading', { name: 'The newest of 30 cases' }).waitFor();
  expect(await visitor.violations()).toEqual([]);
});

test('settings are written without code, checked, kept as a version and taken back', async () => {
  await visitor.open('/money/settings');
  await page.getByLabel('Three letters, such as EUR').fill('EUR');
  await page.getByRole('button', { name: 'Add a line' }).click();
  await page.getByLabel('Name of line-1').fill('Handling a call');
  await page.getByLabel('activities of Handling a call').selectOption('Called');
  await page.getByLabel('Amount of Handling a call in EUR').fill('0.50');
  await page.getByLabel('Unit of Handling a call').selectOption('minute');
  await page.getByRole('button', { name: 'Add a rule' }).click();
  await page.getByLabel('Activity of a rule').selectOption('Sent back');
  await page.getByLabel('Sent back: sign turned').check();
  await page.getByLabel('Paste rates, one a line').fill('USD,EUR,zero,2026-01-01,ECB');
  await page.getByText('Line 1: A rate is a decimal such as 1.0842.').waitFor();
  await page.getByLabel('Paste rates, one a line').fill('USD,EUR,0.92,2026-01-01,ECB');
  await page.getByRole('button', { name: 'Add 1 rate' }).click();
  expect(await visitor.violations()).toEqual([]);
  await page.getByRole('button', { name: 'Save as version 1' }).click();
  await page.getByText(/^Version 1, by/).waitFor();
  await visitor.open('/money');
  // 30 calls of 5 minutes more, and what was sent back is a return as before.
  await page.getByRole('row', { name: /Returns -€400\.00/ }).waitFor();
  await page.getByRole('row', { name: /Cost to serve .* -€120\.00/ }).waitFor();
  await visitor.open('/money/settings');
  await page.getByRole('button', { name: 'Remove Handling a call' }).click();
  await page.getByRole('button', { name: 'Save as version 2' }).click();
  await page.getByText(/^Version 2, by/).waitFor();
  await page.getByRole('button', { name: 'take it back' }).click();
  await page.getByLabel('Name of line-1').waitFor();
  await page.getByRole('button', { name: 'Save as version 3' }).click();
  await page.getByText(/^Version 3, by/).waitFor();
});

test('the statement is saved for a spreadsheet', async () => {
  await visitor.open('/money?by=channel');
  await page.getByRole('button', { name: 'web', exact: true }).waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save as CSV' }).click(),
  ]);
  const text = await readFile(await download.path(), 'utf8');
  expect(text.split('\r\n')[1]).toBe(
    'All events,channel,in all,EUR,60,60,1200.00,-400.00,0.00,-120.00,0.00,-120.00,680.00',
  );
});

test('the map shows what each step earns and costs, and a case its own money', async () => {
  await visitor.open('/journeys/all/map?layer=money');
  await page.locator('.node', { hasText: 'Called' }).locator('.badge', { hasText: '-€4.00' }).waitFor();
  expect(await visitor.violations()).toEqual([]);
  await visitor.open('/journeys/all/cases/c0');
  await page.getByRole('link', { name: 'its money' }).click();
  await page.getByRole('row', { name: /^Called .*-€4\.00 its source, line-1/ }).waitFor();
});

test('cohorts, lifetime value and value at stake say what they can, and why not where they cannot', async () => {
  await visitor.open('/money/cohorts');
  await page.getByRole('row', { name: /^Jan 2026 \* 15/ }).waitFor();
  expect(await visitor.violations()).toEqual([]);
  await page.getByRole('link', { name: 'Lifetime value' }).click();
  await page.getByText(/customers came back; from 200 on/).waitFor();
  expect(await visitor.violations()).toEqual([]);
  await page.getByRole('link', { name: 'Value at stake' }).click();
  await page.getByRole('link', { name: 'Define an outcome' }).waitFor();
});

test('no page about money is wider than a phone', async () => {
  await page.setViewportSize({ width: 360, height: 800 });
  for (const address of ['/money', '/money/settings', '/money/cohorts', '/money/cases/all/c0']) {
    await visitor.open(address);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect([address, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([address, 360]);
  }
});
