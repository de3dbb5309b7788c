import { afterAll, beforeAll, expect, test } from 'vitest';
import { Visitor } from './visitor.ts';

let visitor: Visitor;
beforeAll(async () => {
  visitor = await Visitor.arrive();
});
afterAll(() => visitor.leave());

test('any number of tabs may stand open', async () => {
  for (let place = 0; place < 9; place++) {
    const tab = await visitor.context.newPage();
    await tab.goto(`${visitor.server.url}/outcomes`);
    await tab.getByRole('heading', { level: 2 }).first().waitFor({ timeout: 10_000 });
    await tab.getByText(/^Live/).waitFor({ timeout: 10_000 });
  }
});

test('a page that comes back to the front follows again', async () => {
  const [first] = visitor.context.pages();
  await first?.bringToFront();
  await first?.getByText(/^Live/).waitFor();
});

test('each tab keeps its workspace, and its address names it', async () => {
  const { page, context, server } = visitor;
  await visitor.open('/settings');
  await page.getByRole('form', { name: 'Make a workspace' }).getByRole('textbox').fill('Second company');
  await page.getByRole('button', { name: 'Make it' }).click();
  await page.waitForURL(/workspace=/);
  const second = new URL(page.url()).searchParams.get('workspace');
  const other = await context.newPage();
  await other.goto(`${server.url}/outcomes`);
  await other.waitForURL(`${server.url}/outcomes?workspace=${second}`);
  await other.getByLabel('Workspace').selectOption({ index: 0 });
  await other.waitForURL((url) => url.searchParams.get('workspace') !== second);
  // The first tab is where it was, also when it is loaded again.
  await page.reload();
  expect(new URL(page.url()).searchParams.get('workspace')).toBe(second);
  await page.getByRole('link', { name: 'Outcomes' }).click();
  await page.waitForURL(`${server.url}/outcomes?workspace=${second}`);
  // So do what it saves and where its links lead.
  await visitor.open('/settings');
  const saved = await page.getByRole('link', { name: 'CSV', exact: true }).getAttribute('href');
  expect(new URL(saved ?? '', server.url).searchParams.get('workspace')).toBe(second);
  await visitor.open('/outcomes');
  await page.waitForURL(`${server.url}/outcomes?workspace=${second}`);
  // An address shows the same in a tab that had another workspace.
  await other.goto(page.url());
  expect(await other.getByLabel('Workspace').inputValue()).toBe(second);
});
