import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fileOf, Visitor } from './visitor.ts';

const customers = 120;

/** Everybody asks; every second calls; two in three are answered, of those who called one in three. */
const lines = Array.from({ length: customers }, (_, customer) => {
  const calls = customer % 2 === 0;
  const isAnswered = calls ? customer % 3 === 0 : customer % 6 !== 1;
  return ['Asked', ...(calls ? ['Called'] : []), ...(isAnswered ? ['Answered'] : [])].map((activity, place) => {
    const at = new Date(Date.UTC(2026, 0, 1 + (customer % 60), 8 + place * 3)).toISOString();
    return `c${customer},${activity},${at}`;
  });
}).flat();

let visitor: Visitor;
let page: Page;
beforeAll(async () => {
  visitor = await Visitor.arrive();
  page = visitor.page;
  await visitor.importFile(await fileOf('asks.csv', ['customer_id,activity,timestamp', ...lines]));
});
afterAll(() => visitor.leave());

test('a page without outcomes says what one is and leads to the first', async () => {
  await visitor.open('/outcomes');
  await page.getByRole('link', { name: 'Define the first outcome' }).click();
  await page.getByRole('heading', { name: 'Define an outcome' }).waitFor();
});

test('an outcome is defined without code while the page counts who gets it done', async () => {
  await page.getByLabel('Name', { exact: true }).fill('Answered');
  expect(await page.getByLabel('Happens:').inputValue()).toBe('');
  await page.getByText('Choose a step wherever one is asked for.').waitFor();
  expect(await page.getByRole('button', { name: 'Save', exact: true }).isDisabled()).toBe(true);
  await page.getByLabel('Happens:').selectOption('Answered');
  const preview = page.getByLabel('How cases would stand');
  await preview.getByText(/^60 got it done/).waitFor();
  await page.getByLabel('What has not succeeded is failed after, unit').selectOption('days');
  await preview.getByText(/did not/).waitFor();
  await page.getByRole('button', { name: 'Add a guardrail' }).click();
  expect(await page.getByRole('button', { name: 'Save', exact: true }).isDisabled()).toBe(true);
  await page.getByLabel('Cases with').selectOption('Called');
  expect(await visitor.violations()).toEqual([]);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Answered' }).waitFor();
});

test('its page tells the rate with its interval, the trend, the time it takes and what goes with it', async () => {
  await page.getByText(/got it done 95 % interval/).waitFor();
  await page.getByRole('heading', { name: 'How long it takes' }).waitFor();
  await page.getByRole('row', { name: /^Called/ }).waitFor();
  await page.getByRole('row', { name: /Few: Called .* breached/ }).waitFor();
  expect(await visitor.violations()).toEqual([]);
});

test('a count of it opens the cases behind it, and a link to that opens it again', async () => {
  await page.getByRole('button', { name: '60 got it done' }).click();
  await page.getByRole('heading', { name: 'The newest of 60 cases' }).waitFor();
  await page.reload();
  await page.getByRole('link', { name: 'Open all of them' }).click();
  await page.getByRole('heading', { level: 1, name: '60 cases' }).waitFor();
  await page.getByText('succeeds at “answered”').waitFor();
});

test('the map shows what each step goes with', async () => {
  await visitor.open('/journeys/all/map?layer=outcome&outcome=answered');
  await page.getByRole('combobox', { name: /^Outcome/ }).waitFor();
  await page.locator('.node', { hasText: 'Called' }).locator('.badge', { hasText: 'pts' }).waitFor();
  expect(await visitor.violations()).toEqual([]);
});

test('it is changed by a new version, looked at in the old one, and deleted', async () => {
  await visitor.open('/outcomes/answered/edit');
  await page.getByLabel('within, unit').selectOption('hours');
  await page.getByLabel('within, how many').fill('4');
  await page.getByRole('button', { name: 'Save as a new version' }).click();
  await page.getByRole('link', { name: 'Version 1', exact: true }).click();
  await page.getByText('This is version 1.').waitFor();
  await page.getByRole('button', { name: '60 got it done' }).waitFor();
  page.once('dialog', (dialog) => void dialog.accept());
  await page.getByRole('button', { name: 'Delete' }).click();
  await page.getByText('What did your customers come to get done?').waitFor();
});

test('no outcome page is wider than a phone', async () => {
  await page.setViewportSize({ width: 360, height: 800 });
  for (const address of ['/outcomes', '/outcomes/new']) {
    await visitor.open(address);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  }
});
