import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fileOf, Visitor } from './visitor.ts';

const customers = 30;
const channels = { Asked: 'web', Called: 'phone', Answered: 'e-mail', Paid: 'web' };

/** Everybody asks; every second calls, every third of all is answered; who was answered pays. */
function stepsOf(customer: number): (keyof typeof channels)[] {
  const isAnswered = customer % 3 === 0;
  return [
    'Asked',
    ...(customer % 2 === 0 ? ['Called' as const] : []),
    ...(isAnswered ? (['Answered', 'Paid'] as const) : []),
  ];
}

const lines = Array.from({ length: customers }, (_, customer) =>
  stepsOf(customer).map((activity, place) => {
    const at = new Date(Date.UTC(2026, 0, 1 + customer, 8 + place * (1 + (customer % 4)))).toISOString();
    return `c${customer},${activity},${at},${channels[activity]}`;
  }),
).flat();

let visitor: Visitor;
let page: Page;
beforeAll(async () => {
  visitor = await Visitor.arrive();
  page = visitor.page;
  await visitor.importFile(await fileOf('calls.csv', ['customer_id,activity,timestamp,channel', ...lines]));
});
afterAll(() => visitor.leave());

/** Opens a number, and goes from its drawer to all cases behind it; answers how many the drawer and the list tell. */
async function casesBehind(number: string | RegExp): Promise<{ drawer: string; total: string }> {
  await page.getByRole('button', { name: number }).first().click();
  const drawer = page.getByRole('complementary');
  await drawer.getByRole('heading', { name: /^The newest of/ }).waitFor();
  const text = (await drawer.textContent()) ?? '';
  for (const part of ['Definition', 'Population', 'Window', 'Interval', 'The API call']) expect(text).toContain(part);
  await drawer.getByRole('link', { name: 'Open all of them' }).click();
  const total = (await page.getByRole('heading', { level: 1, name: /\d cases?$/ }).textContent()) ?? '';
  return { drawer: text, total };
}

describe('a number on a page', () => {
  const steps = encodeURIComponent(JSON.stringify([['Asked'], ['Called'], ['Paid']]));

  test.each([
    ['of a funnel', `/journeys/all/funnel?steps=${steps}`, 'Called: 15 customers', '15 cases'],
    [
      'that dropped out of a funnel',
      `/journeys/all/funnel?steps=${steps}`,
      'Before Paid: 10 cases dropped',
      '10 cases',
    ],
    ['of a handoff', '/journeys/all/waits', 'web to phone: 15 customers', '15 cases'],
    ['of all handoffs', '/journeys/all/waits', /^20 of 30 cases/, '20 cases'],
    ['that came straight back', '/journeys/all/waits', /come straight back$/, '5 cases'],
    ['of a wait', '/journeys/all/waits', 'Answered → Paid', '10 cases'],
    ['of a variant', '/journeys/all/variants', '10 cases', '10 cases'],
    ['of the map', '/journeys/all/map', /^Answered, 10 cases/, '10 cases'],
    ['of the whole', '/journeys/all/map', /^30 cases/, '30 cases'],
  ])('%s opens the cases behind it', async (_name, address, number, expected) => {
    await visitor.open(address);
    const { drawer, total } = await casesBehind(number);
    expect(total).toBe(expected);
    expect(drawer).toContain(`The newest of ${expected}`);
  });

  test('tells its share of customers with an interval, and a link to it opens it again', async () => {
    await visitor.open(`/journeys/all/funnel?steps=${steps}`);
    await page.getByRole('button', { name: 'Called: 15 customers' }).click();
    const drawer = page.getByRole('complementary', { name: 'Evidence: Reached Called' });
    await drawer.getByText('15 of 30').waitFor();
    // Wilson for 15 of 30 at 95 %: 0.3315 to 0.6685.
    expect(await drawer.textContent()).toMatch(/50\s%.*33\.2 to 66\.8\s%/);
    await page.reload();
    await drawer.getByText('15 of 30').waitFor();
    expect(await visitor.violations()).toEqual([]);
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
  });

  test('gives no share of fewer than ten customers', async () => {
    const only = encodeURIComponent(JSON.stringify({ kind: 'customer', id: 'c0' }));
    await visitor.open(`/journeys/all/funnel?steps=${steps}&filter=${only}`);
    await page.getByText('1 of 1, n too small').first().waitFor();
  });
});

describe('the wizard', () => {
  test('says what is missing, and that a file was here before', async () => {
    const path = await fileOf('notes.csv', ['customer_id,what,when', 'c1,Wrote,2026-02-01T08:00:00Z']);
    await visitor.chooseFile(path);
    await page.getByText('needed').first().waitFor();
    await page.getByLabel(/^Activity/).selectOption('what');
    await page.getByRole('cell', { name: 'Wrote' }).waitFor();
    expect(await visitor.violations()).toEqual([]);
    await page.getByRole('button', { name: 'Start the import' }).click();
    await page.getByRole('link', { name: 'See the map' }).waitFor();
    await visitor.chooseFile(path);
    await page.getByText(/A file of the same content was read in/).waitFor();
  });

  test('asks how amounts are meant that could be thousands', async () => {
    const path = await fileOf('bills.csv', [
      'customer_id,activity,timestamp,cost,currency',
      'c1,Billed,2026-02-01T08:00:00Z,1.234,EUR',
      'c2,Billed,2026-02-02T08:00:00Z,2.500,EUR',
    ]);
    await visitor.chooseFile(path);
    await page.getByText(/Amounts such as 1\.234/).waitFor();
    await page.getByRole('cell', { name: '€1.23' }).waitFor();
    await page.getByLabel('Decimal sign of amounts').selectOption('comma');
    await page.getByRole('cell', { name: '€1,234.00' }).waitFor();
  });

  test('undoes an import and says so in the list', async () => {
    await visitor.importFile(
      await fileOf('more.csv', ['customer_id,activity,timestamp', 'z1,Wrote,2026-03-01T08:00:00Z']),
    );
    page.once('dialog', (dialog) => void dialog.accept());
    await page.getByRole('button', { name: 'Undo the import' }).click();
    await page.getByRole('link', { name: 'All imports' }).click();
    await page.getByRole('row', { name: /more\.csv undone/ }).waitFor();
  });
});
