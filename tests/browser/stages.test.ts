import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fileOf, Visitor } from './visitor.ts';

const customers = 120;

/** Everybody looks; five in six buy two days later and use it for weeks; every fourth of those cancels. */
const lines = Array.from({ length: customers }, (_, customer) => {
  const buys = customer % 6 !== 5;
  const cancels = buys && customer % 4 === 0;
  const steps = [
    ['Looked', 0],
    ...(buys
      ? ([
          ['Bought', 2],
          ['Used', 3],
          ['Used', 3.01],
          ['Used', 12],
        ] as const)
      : []),
    ...(cancels ? ([['Cancelled', 20]] as const) : []),
  ] as const;
  return steps.map(([activity, days]) => {
    const at = new Date(Date.UTC(2026, 0, 5 + (customer % 70)) + Number(days) * 86_400_000).toISOString();
    return `c${customer},${activity},${at},${activity === 'Bought' ? '30.00,EUR' : ','}`;
  });
}).flat();

let visitor: Visitor;
let page: Page;
beforeAll(async () => {
  visitor = await Visitor.arrive();
  page = visitor.page;
  await visitor.importFile(await fileOf('lives.csv', ['customer_id,activity,timestamp,revenue,currency', ...lines]));
});
afterAll(() => visitor.leave());

test('a workspace without stages is told what they are, and takes those its events suggest', async () => {
  await visitor.open('/stages');
  await page.getByText('100 of 120 customers paid something').waitFor();
  await page.getByRole('button', { name: 'Take these stages' }).click();
  await page.getByRole('heading', { level: 1, name: /^Most customers are in/ }).waitFor();
  await page.locator('[data-stage="prospect"]', { hasText: '20' }).waitFor();
  expect(await visitor.violations()).toEqual([]);
});

test('stages are changed without code while the page counts where customers would be', async () => {
  await visitor.open('/stages/edit');
  await page.getByRole('button', { name: 'Add a stage' }).click();
  await page
    .getByRole('textbox', { name: /^Stage \d: name$/ })
    .last()
    .fill('Gone');
  await page.getByRole('button', { name: 'Entered when something happens' }).last().click();
  await page.getByLabel(/^Rule 1 of Gone: activities$/).selectOption('Cancelled');
  await page
    .getByRole('group', { name: 'Rule 1 of Gone' })
    .getByRole('button', { name: /^Remove: / })
    .first()
    .click();
  await page.getByLabel('an end: nobody leaves it').last().check();
  // Rules are tried from top to bottom: what ends a life must come before "anything" that brings a silent customer back.
  for (let place = 0; place < 3; place++) await page.getByRole('button', { name: 'Move Gone up' }).click();
  await page
    .getByLabel('Where customers would be')
    .getByText(/Gone: 30/)
    .waitFor();
  expect(await visitor.violations()).toEqual([]);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.locator('.life-stage', { hasText: 'Gone' }).getByText('30', { exact: true }).waitFor();
});

test('the map leads into a stage, to a journey of the cases that began in it, and back up', async () => {
  const made = await page.evaluate(
    async (body) => {
      const headers = { 'content-type': 'application/json' };
      return (await fetch('/api/v1/journeys', { method: 'POST', headers, body })).status;
    },
    JSON.stringify({ name: 'Try', notion: { kind: 'gap', gapSeconds: 604_800 } }),
  );
  expect(made).toBe(201);
  await visitor.open('/stages');
  await page.locator('[data-stage="prospect"]').press('Enter');
  await page.getByRole('button', { name: /^20 customers of 120$/ }).click();
  await page.getByRole('heading', { name: 'The newest of 20 customers' }).waitFor();
  await page.keyboard.press('Escape');
  await page.reload();
  await page.getByRole('button', { name: /^Try: \d+ cases of \d+ customers began here/ }).press('Enter');
  await page.getByText('began in the life stage “prospect”').waitFor();
  await page.locator('.node', { hasText: 'Looked' }).waitFor();
  await page.getByRole('navigation', { name: 'Level' }).getByRole('link', { name: 'Prospect' }).click();
  await page.getByRole('button', { name: 'Life stages', exact: true }).click();
  await page.getByRole('group', { name: 'The whole lifecycle' }).waitFor();
});

test('each number opens: a move, a cell of the matrix, a period, growth', async () => {
  await visitor.open('/stages?by=week');
  await page.getByRole('button', { name: /customers went from Prospect to Customer/ }).press('Enter');
  await page.getByRole('heading', { name: 'Prospect → Customer' }).waitFor();
  await page.getByRole('heading', { name: /^The newest of 100 times/ }).waitFor();
  await page.locator('table.matrix .figure').first().click();
  await page.getByText('Smoothed').waitFor();
  await page.locator('.period-bar').first().press('Enter');
  await page
    .getByText(/at the end, \d+ in, \d+ out/)
    .first()
    .waitFor();
  await page.locator('.growth .period-bar').first().press('Enter');
  await page.getByText('Quick ratio: came for each that fell silent').waitFor();
  expect(await visitor.violations()).toEqual([]);
});

test('the map plays week by week with its steps in place, and a link shows the same week', async () => {
  await visitor.open('/journeys/all/map');
  const where = () => page.locator('.node', { hasText: 'Looked' }).getAttribute('transform');
  await page.locator('.node', { hasText: 'Looked' }).waitFor();
  const before = await where();
  await page.getByRole('button', { name: 'Week by week' }).click();
  await page.getByText(/^Week of 5 Jan 2026: 14 cases begun/).waitFor();
  expect(await where()).toBe(before);
  await page.getByRole('slider', { name: 'Week' }).press('ArrowRight');
  await page.getByText(/^Week of 12 Jan 2026: 14 cases begun/).waitFor();
  await page.reload();
  await page.getByText(/^Week of 12 Jan 2026: 14 cases begun/).waitFor();
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await page.getByText(/^Week of 19 Jan 2026: 14 cases begun/).waitFor();
  await page.getByRole('button', { name: 'Whole time' }).click();
  await page.getByRole('heading', { name: /^120 cases/ }).waitFor();
  expect(await where()).toBe(before);
});

test('micro-journeys are counted by a gap one may change, and open the cases that hold them', async () => {
  await visitor.open('/journeys/all/micro-journeys?gap=3600');
  await page.getByRole('heading', { level: 1, name: /micro-journeys/ }).waitFor();
  await page.getByRole('button', { name: '100 times' }).first().click();
  await page.getByRole('heading', { name: 'The newest of 100 cases' }).waitFor();
});

test('no page of the stages is wider than a phone', async () => {
  await page.setViewportSize({ width: 360, height: 800 });
  for (const address of ['/stages', '/stages?stage=customer', '/stages/edit', '/journeys/all/micro-journeys']) {
    await visitor.open(address);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  }
});
