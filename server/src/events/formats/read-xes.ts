import type { FileShape } from '@throughline/core/events';
import { Fault } from '@throughline/core/faults';
import { SaxesParser } from 'saxes';
import { type FileItem, itemsPerBatch, type ReadOptions } from './file-item.ts';
import { asText, type BytesEnd, openBytes } from './open-bytes.ts';

const deepest = 64;
const attributeTags = new Set(['string', 'date', 'int', 'float', 'boolean', 'id', 'list', 'container']);

/**
 * The events of an XES log as rows: the attributes of an event by their key, those of its trace with `case:` before it,
 * nested ones joined by dots. What came before a cut is given. A DOCTYPE is refused: it can make a small file huge.
 */
export async function* readXes(
  path: string,
  shape: FileShape,
  options: ReadOptions,
): AsyncGenerator<readonly FileItem[]> {
  const end: BytesEnd = { cut: null };
  const log = new XesLog();
  for await (const text of asText(openBytes(path, shape.compressed, options, end), shape.encoding ?? 'utf-8')) {
    const problem = log.write(text);
    if (log.items.length >= itemsPerBatch) yield log.take();
    if (problem !== null) {
      log.cut(problem);
      break;
    }
  }
  const problem = end.cut ?? log.close();
  if (problem !== null) log.cut(problem);
  yield log.take();
}

/** Gives each name as one and the same string: writing a cell under a fresh string each time costs three times as much. */
class KnownNames {
  readonly #known = new Map<string, string>();

  constructor(readonly prefix: string) {}

  of(name: string): string {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const [fresh = ''] = Object.keys({ [this.prefix + name]: 0 });
    this.#known.set(name, fresh);
    return fresh;
  }
}

class XesLog {
  items: FileItem[] = [];
  readonly #parser = new SaxesParser({ xmlns: false });
  readonly #keys: string[] = [];
  readonly #eventKeys = new KnownNames('');
  readonly #traceKeys = new KnownNames('case:');
  #ordinal = 0;
  #traces = 0;
  #depth = 0;
  #trace: Record<string, string> | null = null;
  #event: Record<string, string> | null = null;
  #line = 0;
  #problem: string | null = null;
  #isCut = false;

  constructor() {
    const parser = this.#parser;
    parser.on('opentag', (tag) => this.#open(tag.name, tag.attributes as Record<string, string>));
    parser.on('closetag', (tag) => this.#close(tag.name));
    parser.on('error', (error) => {
      this.#problem ??= error.message;
    });
    parser.on('doctype', () => {
      throw new Fault(
        'TL_FILE_DAMAGED',
        'The file has a DOCTYPE, which XES does not need and which can hide an attack. Take it out and send the file again.',
      );
    });
  }

  /** Reads on; answers what is wrong with the XML, or null. */
  write(text: string): string | null {
    if (this.#problem === null) this.#parser.write(text);
    return this.#problem;
  }

  close(): string | null {
    if (this.#isCut) return null;
    if (this.#problem === null) this.#parser.close();
    return this.#problem;
  }

  take(): readonly FileItem[] {
    const taken = this.items;
    this.items = [];
    return taken;
  }

  cut(problem: string): void {
    if (this.#isCut) return;
    this.#isCut = true;
    this.#ordinal += 1;
    this.items.push({
      kind: 'damaged',
      ordinal: this.#ordinal,
      line: this.#parser.line,
      reason: 'file-cut-short',
      detail: problem,
      raw: '',
    });
  }

  #open(name: string, attributes: Record<string, string>): void {
    this.#depth += 1;
    if (this.#depth > deepest)
      throw new Fault('TL_FILE_DAMAGED', `The file is nested more than ${deepest} deep. This is not a log of events.`);
    if (name === 'trace') {
      this.#traces += 1;
      this.#trace = {};
    } else if (name === 'event') {
      this.#event = copyOf(this.#trace);
      this.#line = this.#parser.line;
    } else if (attributeTags.has(name)) {
      const key = attributes['key'] ?? '';
      this.#keys.push(key);
      if (attributes['value'] !== undefined)
        this.#keep(
          this.#keys.length === 1 ? key : this.#keys.filter((part) => part !== '').join('.'),
          attributes['value'],
        );
    }
  }

  #keep(key: string, value: string): void {
    if (this.#event !== null) this.#event[this.#eventKeys.of(key)] = value;
    else if (this.#trace !== null) this.#trace[this.#traceKeys.of(key)] = value;
  }

  #close(name: string): void {
    this.#depth -= 1;
    if (attributeTags.has(name)) this.#keys.pop();
    else if (name === 'event' && this.#event !== null) {
      this.#ordinal += 1;
      if (this.#event['case:concept:name'] === undefined && this.#trace !== null)
        this.#event['case:concept:name'] = String(this.#traces);
      this.items.push({
        kind: 'row',
        ordinal: this.#ordinal,
        line: this.#line,
        cells: this.#event,
        objects: [],
        raw: null,
      });
      this.#event = null;
    } else if (name === 'trace') this.#trace = null;
  }
}

/** A plain copy: an object made by spreading takes new names twenty times slower. */
function copyOf(cells: Readonly<Record<string, string>> | null): Record<string, string> {
  const copy: Record<string, string> = {};
  for (const name in cells) copy[name] = cells[name] ?? '';
  return copy;
}
