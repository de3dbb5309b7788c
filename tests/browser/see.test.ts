import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sharedData } from '../../server/src/system/shared-data.ts';
import { fileOf, Visitor } from './visitor.ts';

const own = [
  'case,activity,timestamp',
  '1,Ask,2024-01-01T10:00:00Z',
  '1,Answer,2024-01-01T11:00:00Z',
  '2,Ask,2024-01-02T10:00:00Z',
  '2,Ask,never',
];

let visitor: Visitor;
let page: Page;

/** Waits until a page has its answers: the live feed stays open, so the network is never quiet. */
async function stillness(): Promise<void> {
  await page.locator('h1').first().waitFor();
  await expect.poll(() => page.locator('.spinner').count(), { timeout: 30_000 }).toBe(0);
}

/** The steps that the small map lies over; runs in the page. */
function stepsUnderMinimap(): string[] {
  const box = document.querySelector('.minimap')?.getBoundingClientRect();
  return [...document.querySelectorAll('.node .card')].flatMap((card) => {
    const step = card.getBoundingClientRect();
    const isUnder =
      box !== undefined &&
      step.left < box.right &&
      step.right > box.left &&
      step.top < box.bottom &&
      step.bottom > box.top;
    return isUnder ? [card.parentElement?.textContent ?? ''] : [];
  });
}

beforeAll(async () => {
  visitor = await Visitor.arrive();
  page = visitor.page;
});
afterAll(() => visitor.leave());

describe('a newcomer', () => {
  test('brings a file through the wizard and sees its journey with the right counts', async () => {
    const known = sharedData('running-example.xes');
    await visitor.importFile(known ?? (await fileOf('own.csv', own)));
    await page.getByRole('link', { name: 'See the map' }).click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain(
      known === null ? '2 cases' : '6 cases, median duration 9.4 days',
    );
    if (known !== null) {
      await page.getByRole('button', { name: /^decide, 6 cases/ }).click();
      const drawer = page.getByRole('complementary', { name: 'Evidence: decide' });
      expect(await drawer.textContent()).toContain('journey:all@1');
      await drawer.getByRole('link', { name: 'Open all of them' }).click();
      await page.getByRole('heading', { name: '6 cases' }).waitFor();
    }
  });

  test('finds the rows that could not be read, mends one and replays it', async () => {
    await visitor.importFile(await fileOf('own.csv', own));
    await page.getByText('The time could not be read.').waitFor();
    await page.getByLabel('Row 4 as it stands').fill('2,Ask,2024-01-03T10:00:00Z');
    await page.getByRole('button', { name: 'Replay' }).click();
    await page.getByText(/^0 rows in quarantine/).waitFor();
  });

  test('opens a link to a filtered view and finds the filter there', async () => {
    const filter = JSON.stringify({ kind: 'all', of: [{ kind: 'occurs', activity: 'Answer' }] });
    await visitor.open(`/journeys/all/map?filter=${encodeURIComponent(filter)}`);
    await page.getByText('has Answer').waitFor();
    await page.getByRole('heading', { name: /^1 case/ }).waitFor();
    await page.getByRole('button', { name: 'Remove: has Answer' }).click();
    await page.getByRole('heading', { name: /cases/ }).waitFor();
    await page.goBack();
    await page.getByText('has Answer').waitFor();
  });

  test('moves over the map and opens a step by keyboard alone', async () => {
    await visitor.open('/journeys/all/map');
    const first = page.locator('.node').first();
    await first.waitFor();
    await first.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('complementary').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('complementary').waitFor({ state: 'detached' });
  });

  test('finds a step by a part of its name, or its whole name', async () => {
    await visitor.open('/journeys/all/map');
    await page.locator('.node').first().waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('sk');
    await page.keyboard.press('Enter');
    await page.locator('.node.found[data-activity="Ask"]').waitFor();
    await page.getByLabel('Find a step').fill('Answer');
    await page.locator('.node.found[data-activity="Answer"]').waitFor();
    await page.getByLabel('Find a step').fill('nowhere');
    await page.keyboard.press('Enter');
    await page.getByText('No step on the map contains that.').waitFor();
  });

  test('is offered the whole map where a part is out of sight, with a small map that covers no step', async () => {
    await visitor.open('/journeys/all/map');
    await page.locator('.node').first().waitFor();
    for (let times = 0; times < 8; times++) await page.keyboard.press('+');
    await page.getByRole('button', { name: 'Fit the whole map' }).waitFor();
    expect(await page.evaluate(stepsUnderMinimap)).toEqual([]);
    await page.getByRole('button', { name: 'Fit the whole map' }).click();
    await page.getByRole('button', { name: 'Fit', exact: true }).waitFor();
    await page.locator('.minimap').waitFor({ state: 'hidden' });
  });

  test('goes anywhere with Ctrl K, and finds the keys with ?', async () => {
    await visitor.open('/journeys/all/map');
    await page.locator('.node').first().waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog', { name: 'Go to' }).waitFor();
    await page.keyboard.type('variants');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /different path/ }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/journeys/all/variants');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    expect(await visitor.violations()).toEqual([]);
    await page.keyboard.press('Escape');
  });

  test('chooses a period on the bars, and takes it back', async () => {
    await visitor.open('/journeys/all/map');
    const bar = page.locator('.volume button').first();
    await bar.click();
    await page.getByRole('button', { name: 'Clear all' }).waitFor();
    expect(new URL(page.url()).searchParams.get('from')).not.toBeNull();
    await page.locator('.volume button').first().click();
    await page.getByRole('button', { name: 'Clear all' }).waitFor({ state: 'detached' });
    expect(new URL(page.url()).search).toBe('');
  });

  test.each([
    ['SVG', /^<svg [\s\S]*<\/svg>$/],
    ['PNG', /^\u0089PNG/],
  ])('saves the map as %s', async (kind, opening) => {
    await visitor.open('/journeys/all/map');
    await page.locator('.node').first().waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('toolbar', { name: 'Map' }).getByRole('button', { name: kind }).click(),
    ]);
    const text = (await readFile((await download.path()) ?? '')).toString('latin1');
    expect(text).toMatch(opening);
    if (kind !== 'SVG') return;
    const faults = await page.evaluate(
      (svg) => new DOMParser().parseFromString(svg, 'image/svg+xml').querySelectorAll('parsererror').length,
      text,
    );
    expect(faults).toBe(0);
  });

  test('loads no more than 250 kB of packed script to see the map', async () => {
    const fresh = await visitor.context.newPage();
    const scripts: Promise<number>[] = [];
    fresh.on('response', (response) => {
      if (/\.js$/.test(new URL(response.url()).pathname))
        scripts.push(response.body().then((body) => gzipSync(body).length));
    });
    await fresh.goto(`${visitor.server.url}/journeys/all/map`);
    await fresh.locator('.node').first().waitFor();
    const sizes = await Promise.all(scripts);
    expect(sizes.length).toBeGreaterThan(1);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(250_000);
    await fresh.close();
  });
});

const pages = [
  '/journeys/all/map',
  '/journeys/all/variants',
  '/journeys/all/funnel',
  '/journeys/all/waits',
  '/journeys/all/cases',
  '/journeys',
  '/imports',
  '/settings',
];

describe.each(['light', 'dark'] as const)('every screen in %s', (colorScheme) => {
  test.each(pages)('%s has no violation of the accessibility rules', async (path) => {
    await page.emulateMedia({ colorScheme });
    await visitor.open(`${path}`);
    await stillness();
    expect(await visitor.violations()).toEqual([]);
  });
});

test('no screen is wider than a phone', async () => {
  await page.setViewportSize({ width: 360, height: 780 });
  for (const path of pages) {
    await visitor.open(`${path}`);
    await stillness();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect([path, width <= 360]).toEqual([path, true]);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
});
