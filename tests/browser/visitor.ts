import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { type ServerProcess, startProcess } from '../../server/src/system/running-server.ts';

const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];

/** A person at a browser, signed in to an empty server of their own. */
export class Visitor {
  private constructor(
    readonly server: ServerProcess,
    readonly context: BrowserContext,
    readonly page: Page,
    private readonly browser: Browser,
  ) {}

  static async arrive(): Promise<Visitor> {
    const server = await startProcess(await mkdtemp(join(tmpdir(), 'throughline-')));
    const browser = await chromium.launch({
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: chromiumFlags,
    });
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await page.goto(server.url);
    await page.getByLabel('E-mail').fill('owner@throughline.local');
    await page.getByLabel('Password').fill(/password (\S+)$/m.exec(server.output())?.[1] ?? '');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('Your journeys will be drawn here').waitFor();
    return new Visitor(server, context, page, browser);
  }

  async leave(): Promise<void> {
    await this.browser.close();
    await this.server.stop();
  }

  async open(address: string): Promise<void> {
    await this.page.goto(`${this.server.url}${address}`);
  }

  /** Chooses a file on the page of imports, and waits for the wizard. */
  async chooseFile(path: string): Promise<void> {
    await this.open('/imports');
    await this.page.getByLabel('Drop a file here, or choose one').setInputFiles(path);
    await this.page.getByRole('button', { name: 'Start the import' }).waitFor();
  }

  async importFile(path: string): Promise<void> {
    await this.chooseFile(path);
    await this.page.getByRole('button', { name: 'Start the import' }).click();
    await this.page.getByRole('link', { name: 'See the map' }).waitFor();
  }

  /** What the page breaks of the accessibility rules. */
  async violations(): Promise<string[]> {
    const { violations: found } = await new AxeBuilder({ page: this.page }).analyze();
    return found.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`);
  }
}

/** A file of its own with these lines. */
export async function fileOf(name: string, lines: readonly string[]): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'throughline-')), name);
  await writeFile(path, lines.join('\n'));
  return path;
}
