import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OtherServer, otherServer, rowsOf } from '../../server/src/system/connecting.ts';
import { Visitor } from './visitor.ts';

let visitor: Visitor;
let page: Page;
let api: OtherServer;
beforeAll(async () => {
  api = await otherServer((request, response) => {
    if (request.headers.authorization !== 'Bearer open-sesame') return response.writeHead(401).end();
    return response.end(JSON.stringify({ items: rowsOf(0, 30) }));
  });
  visitor = await Visitor.arrive();
  page = visitor.page;
});
afterAll(async () => {
  await visitor.leave();
  await api.close();
});

test('a page without connectors says what one is and leads to the first', async () => {
  await visitor.open('/connectors');
  await page.getByText('Nothing is fetched yet').waitFor();
  expect(await visitor.violations()).toEqual([]);
  await page.getByRole('link', { name: 'Make a connector' }).click();
  await page.getByRole('heading', { name: 'Make a connector' }).waitFor();
});

test('it is tried before it is made: what is wrong is said, then the first rows are shown', async () => {
  await page.getByLabel('Name', { exact: true }).fill('Help desk');
  await page.getByLabel('Kind').selectOption('http');
  await page.getByLabel('Address').fill(`${api.url}/tickets`);
  await page.getByLabel('Where the rows are').fill('items');
  await page.getByRole('button', { name: 'Try it' }).click();
  await page
    .getByText(/private network/)
    .first()
    .waitFor();
  await page.getByLabel('May be on a private network').selectOption('yes');
  await page.getByRole('button', { name: 'Try it' }).click();
  await page.getByText('Check the secret', { exact: false }).waitFor();
  await page.getByLabel('Value of the secret header').fill('Bearer open-sesame');
  await page.getByRole('button', { name: 'Try it' }).click();
  await page.getByRole('cell', { name: 'Answered' }).first().waitFor();
  await page.getByLabel('It runs').selectOption('by-hand');
  expect(await visitor.violations()).toEqual([]);
  await page.getByRole('button', { name: 'Make the connector' }).click();
  await page.getByRole('heading', { level: 1, name: 'Help desk' }).waitFor();
});

test('it is run, tells what came of it, and opens to the pages behind the numbers', async () => {
  await page.getByText('It has not run yet.').waitFor();
  await page.getByRole('button', { name: 'Run now' }).click();
  await page.getByRole('button', { name: '1 page', exact: true }).click();
  await page.getByRole('cell', { name: '30', exact: true }).first().waitFor();
  expect(await visitor.violations()).toEqual([]);
  await page.getByRole('link', { name: /tickets/ }).click();
  await page.getByText(/30 new events/).waitFor();
});

test('it is paused, changed without its secret being shown, and deleted; its events stay', async () => {
  await visitor.open('/connectors');
  await page.getByRole('link', { name: 'Help desk' }).click();
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.getByRole('button', { name: 'Resume' }).waitFor();
  await page.getByRole('link', { name: 'Change' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Help desk tickets');
  expect(await page.getByLabel('Value of the secret header').inputValue()).toBe('');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Help desk tickets' }).waitFor();
  page.once('dialog', (dialog) => void dialog.accept());
  await page.getByRole('button', { name: 'Delete' }).click();
  await page.getByText('Nothing is fetched yet').waitFor();
  await visitor.open('/sources');
  await page
    .getByRole('row', { name: /^Help desk/ })
    .getByRole('cell', { name: '30', exact: true })
    .first()
    .waitFor();
});

test('no page of connectors is wider than a phone', async () => {
  await page.setViewportSize({ width: 360, height: 800 });
  for (const address of ['/connectors', '/connectors/new']) {
    await visitor.open(address);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  }
});
