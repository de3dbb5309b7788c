import { compileMapper, type FileShape, type Mapping, type PreviewRow } from '@throughline/core/events';
import type { FileItem } from './file-item.ts';
import { readFileItems } from './read-file-items.ts';

/** The first rows of a file as a mapping would read them, those it would refuse with the reason. */
export async function previewRows(
  path: string,
  shape: FileShape,
  mapping: Mapping,
  most: number,
): Promise<readonly PreviewRow[]> {
  const map = compileMapper(mapping, { now: Date.now() });
  const rows: PreviewRow[] = [];
  for await (const items of readFileItems(path, shape)) {
    for (const item of items) {
      const row = previewOf(item, map);
      if (row !== null) rows.push(row);
      if (rows.length >= most) return rows;
    }
  }
  return rows;
}

function previewOf(item: FileItem, map: ReturnType<typeof compileMapper>): PreviewRow | null {
  if (item.kind === 'damaged')
    return {
      line: item.line,
      cells: { '': item.raw.slice(0, 500) },
      event: null,
      rejection: { reason: item.reason, detail: item.detail },
    };
  if (item.kind !== 'row') return null;
  const mapped = map(item);
  const cells = Object.fromEntries(Object.entries(item.cells).map(([name, text]) => [name, text.slice(0, 500)]));
  if (mapped.kind === 'rejected')
    return { line: item.line, cells, event: null, rejection: { reason: mapped.reason, detail: mapped.detail } };
  const { customer, activity, at, channel, costMinor, revenueMinor, currency, objects } = mapped.event;
  return {
    line: item.line,
    cells,
    rejection: null,
    event: { customer, activity, at: new Date(at).toISOString(), channel, costMinor, revenueMinor, currency, objects },
  };
}
