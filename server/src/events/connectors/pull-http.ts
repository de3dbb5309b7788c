import { rm } from 'node:fs/promises';
import type { SettingsOf } from '@throughline/core/events';
import { Fault } from '@throughline/core/faults';
import { HttpPages } from './http-pages.ts';
import { type Page, PageWriter, type PullTask } from './page.ts';

const mostRequests = 100_000;

/** The rows of an HTTP API, answer by answer; several small answers make one page. */
export async function* pullHttp(settings: SettingsOf<'http'>, task: PullTask): AsyncGenerator<Page> {
  const pages = new HttpPages(settings, task);
  const most = task.mostRows ?? settings.pageRows;
  let place: string | null = task.cursor;
  for (let asked = 0; asked < mostRequests; ) {
    const writer = await PageWriter.open(task.uploads);
    let next: string | null = place;
    let isEnd = false;
    try {
      while (writer.rows < most && !writer.isLarge && !isEnd) {
        asked += 1;
        const answer = await pages.read(place);
        await writer.add(task.mostRows === null ? answer.rows : answer.rows.slice(0, task.mostRows));
        next = answer.next ?? answer.stay;
        isEnd = answer.next === null || answer.next === place;
        place = next;
      }
    } catch (error) {
      await writer.close();
      await rm(writer.path, { force: true });
      throw error;
    }
    if (writer.rows === 0) {
      await writer.close();
      await rm(writer.path, { force: true });
      return;
    }
    yield await writer.finish(pageName(settings.url, next), next);
    if (isEnd) return;
  }
  throw new Fault('TL_CONNECTOR_FAILED', 'The API gives ever more pages. Check how the next page is found.');
}

function pageName(url: string, cursor: string | null): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}${cursor === null ? '' : ` up to ${cursor}`}`.slice(0, 300);
}
