import type { FileShape } from '@throughline/core/events';
import { Fault } from '@throughline/core/faults';
import { SaxesParser } from 'saxes';
import { type FileItem, itemsPerBatch, type ReadOptions, rawLimit } from './file-item.ts';
import { KnownNames } from './known-names.ts';
import { asText, type BytesEnd, openBytes } from './open-bytes.ts';

const deepest = 64;
const longestValue = 33_554_432;
const mostProblems = 1000;
const attributeTags = new Set(['string', 'date', 'int', 'float', 'boolean', 'id', 'list', 'container']);

/**
 * The events of an XES log as rows: the attributes of an event by their key, those of its trace with `case:` before it,
 * nested ones joined by dots. What is whole is given, before a fault and after it. A DOCTYPE is refused: it can make a small file huge.
 */
export async function* readXes(
  path: string,
  shape: FileShape,
  options: ReadOptions,
): AsyncGenerator<readonly FileItem[]> {
  const end: BytesEnd = { cut: null };
  const log = new XesLog();
  for await (const text of asText(openBytes(path, shape.compressed, options, end), shape.encoding ?? 'utf-8')) {
    log.write(text);
    if (log.items.length >= itemsPerBatch) yield log.take();
    if (log.stopped) break;
  }
  log.close(end.cut);
  yield log.take();
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
  /** What is wrong with the event being read. */
  #problem: string | null = null;
  #problems = 0;
  #sinceTag = 0;
  #isClosing = false;
  stopped = false;

  constructor() {
    const parser = this.#parser;
    parser.on('opentag', (tag) => this.#open(tag.name, tag.attributes as Record<string, string>));
    parser.on('closetag', (tag) => this.#close(tag.name));
    parser.on('error', (error) => this.#fault(error.message));
    parser.on('doctype', () => {
      throw new Fault(
        'TL_FILE_DAMAGED',
        'The file has a DOCTYPE, which XES does not need and which can hide an attack. Take it out and send the file again.',
      );
    });
  }

  /** Reads on. After a fault of the XML it goes on at the next tag, until there are too many. */
  write(text: string): void {
    this.#sinceTag += text.length;
    if (this.#sinceTag > longestValue) this.#stop('A value is longer than 32 million characters.');
    else if (!this.stopped) this.#parser.write(text);
  }

  /** Ends the log; `cut` says why when the file ended too early. */
  close(cut: string | null): void {
    if (this.stopped) return;
    this.#isClosing = true;
    if (cut === null) this.#parser.close();
    else this.#stop(cut);
  }

  take(): readonly FileItem[] {
    const taken = this.items;
    this.items = [];
    return taken;
  }

  #fault(message: string): void {
    if (this.stopped) return;
    this.#problems += 1;
    if (this.#isClosing) this.#stop(message);
    else if (this.#problems > mostProblems) this.#stop(`There are more than ${mostProblems} faults before it.`);
    else if (this.#event === null) this.#damaged('row-malformed', message, '');
    else this.#problem ??= message;
  }

  #stop(detail: string): void {
    this.stopped = true;
    this.#damaged('file-cut-short', detail, '');
  }

  #damaged(reason: 'row-malformed' | 'file-cut-short', detail: string, raw: string): void {
    this.#ordinal += 1;
    this.items.push({ kind: 'damaged', ordinal: this.#ordinal, line: this.#parser.line, reason, detail, raw });
  }

  #open(name: string, attributes: Record<string, string>): void {
    this.#sinceTag = 0;
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
      if (this.#event['case:concept:name'] === undefined && this.#trace !== null)
        this.#event['case:concept:name'] = String(this.#traces);
      this.#take(this.#event);
      this.#event = null;
    } else if (name === 'trace') this.#trace = null;
  }

  #take(cells: Record<string, string>): void {
    if (this.stopped) return;
    const problem = this.#problem;
    this.#problem = null;
    if (problem !== null) {
      this.#damaged('row-malformed', problem, JSON.stringify(cells).slice(0, rawLimit));
      return;
    }
    this.#ordinal += 1;
    this.items.push({ kind: 'row', ordinal: this.#ordinal, line: this.#line, cells, objects: [], raw: null });
  }
}

/** A plain copy: an object made by spreading takes new names twenty times slower. */
function copyOf(cells: Readonly<Record<string, string>> | null): Record<string, string> {
  const copy: Record<string, string> = {};
  for (const name in cells) copy[name] = cells[name] ?? '';
  return copy;
}
