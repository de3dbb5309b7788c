import { type ColumnRole, exportColumns, type FileShape, type Mapping, mappingSchema } from './mapping.ts';
import { decideDateOrder, parseInstant } from './parse-instant.ts';
import { decideDecimalSign } from './parse-money.ts';

/** Names that columns of each role go by, most telling first; compared without case, spaces and signs. */
const names: Readonly<Record<ColumnRole, readonly string[]>> = {
  case: [
    'case:concept:name',
    'case_id',
    'case',
    'caseid',
    'trace_id',
    'process_id',
    'ticket_id',
    'order_id',
    'vorgangsnummer',
    'bestellnummer',
    'auftragsnummer',
    'zaak',
    'dossier',
    'cas',
    'caso',
    'session_id',
  ],
  customer: [
    'customer_id',
    'customer',
    'client_id',
    'client',
    'user_id',
    'userid',
    'user',
    'kunde',
    'kundennummer',
    'klant',
    'klantnummer',
    'cliente',
    'account_holder',
    'person_id',
    'contact_id',
    'distinct_id',
  ],
  activity: [
    'concept:name',
    'ocel:activity',
    'activity',
    'event',
    'event_name',
    'event_type',
    'action',
    'step',
    'task',
    'aktivitaet',
    'aktivität',
    'activiteit',
    'activite',
    'activité',
    'actividad',
    'vorgang',
    'ereignis',
    'gebeurtenis',
    'name',
    'type',
  ],
  at: [
    'time:timestamp',
    'ocel:timestamp',
    'timestamp',
    'time',
    'at',
    'event_time',
    'date',
    'datetime',
    'created_at',
    'occurred_at',
    'zeitstempel',
    'zeit',
    'datum',
    'tijd',
    'tijdstip',
    'horodatage',
    'fecha',
    'start_time',
    'complete_time',
    'end_time',
  ],
  id: ['ocel:eid', 'event_id', 'message_id', 'messageid', 'eventid', 'uuid'],
  channel: ['channel', 'kanal', 'kanaal', 'canal', 'medium'],
  function: ['function', 'department', 'org:group', 'team', 'unit', 'abteilung', 'afdeling'],
  touchpoint: ['touchpoint', 'page', 'screen', 'url', 'path'],
  kind: ['kind', 'lifecycle:transition'],
  words: [
    'words',
    'text',
    'comment',
    'message',
    'note',
    'verbatim',
    'feedback',
    'kommentar',
    'bemerkung',
    'opmerking',
    'commentaire',
    'comentario',
  ],
  language: ['language', 'lang', 'locale', 'sprache', 'taal'],
  cost: ['cost', 'cost:total', 'cost_total', 'kosten'],
  revenue: [
    'revenue',
    'amount_paid',
    'umsatz',
    'omzet',
    'turnover',
    'amount',
    'betrag',
    'bedrag',
    'montant',
    'importe',
    'price',
    'preis',
    'prijs',
  ],
  currency: ['currency', 'cost:currency', 'waehrung', 'währung', 'valuta', 'devise'],
  account: ['account_id', 'account', 'household_id', 'household', 'company_id', 'group_id'],
  anonymous: ['anonymous_id', 'anonymousid', 'cookie_id', 'device_id', 'visitor_id'],
};

const plain = (name: string) => name.toLowerCase().replaceAll(/[\s_.-]+/g, '');
const order: readonly ColumnRole[] = [
  'case',
  'activity',
  'at',
  'id',
  'customer',
  'account',
  'anonymous',
  'channel',
  'function',
  'touchpoint',
  'kind',
  'words',
  'language',
  'cost',
  'revenue',
  'currency',
];

/** A table of events; a log of cases; such a log that we exported; a log of objects. */
type Kind = 'table' | 'log' | 'own-log' | 'ocel';

function kindOf(shape: FileShape): Kind {
  if (shape.format.startsWith('ocel')) return 'ocel';
  const has = (name: string) => shape.columns.some((column) => column.name === name);
  if (shape.format === 'xes' && has(exportColumns.id) && has(exportColumns.customer)) return 'own-log';
  return shape.format === 'xes' || has('case:concept:name') ? 'log' : 'table';
}

const notInLogs: readonly ColumnRole[] = ['customer', 'account', 'cost', 'revenue', 'currency', 'id'];
const ofEveryEvent: readonly ColumnRole[] = ['activity', 'at', 'id', 'kind'];

/** The names by which a role is looked for. A log that names what it holds is believed where it uses the names of our exports. */
function namesOf(role: ColumnRole, kind: Kind): readonly string[] {
  if (kind === 'table') return names[role];
  if (kind === 'log') return notInLogs.includes(role) ? [] : names[role];
  if (role === 'case' || (kind === 'ocel' && role === 'customer')) return [];
  return ofEveryEvent.includes(role) ? names[role] : [exportColumns[role]];
}

/**
 * The mapping a file suggests, by the names of its columns and then by their values. What an editor would have to
 * check stays visible in the wizard. A log of cases (XES) never takes a customer column: the case is the customer.
 */
export function guessMapping(shape: FileShape): Mapping {
  const kind = kindOf(shape);
  const taken = new Map<ColumnRole, string>();
  const free = () => shape.columns.filter((column) => ![...taken.values()].includes(column.name));
  for (const role of order) {
    const found = namesOf(role, kind)
      .map((name) => free().find((column) => plain(column.name) === plain(name)))
      .find((column) => column !== undefined);
    if (found !== undefined) taken.set(role, found.name);
  }
  // A log may have attributes that are called like money and are none: it takes a currency to make them some.
  if (kind !== 'table' && !taken.has('currency')) for (const role of ['cost', 'revenue'] as const) taken.delete(role);
  if (!taken.has('at')) {
    const dated = free().find(
      (column) =>
        column.examples.length > 0 &&
        column.examples.every((text) => !/^\d{1,8}$/.test(text) && parseInstant(text, 'auto', 'UTC') !== null),
    );
    if (dated !== undefined) taken.set('at', dated.name);
  }
  const at = shape.columns.find((column) => column.name === taken.get('at'));
  const objects = objectColumns(free().map((column) => column.name)).filter(
    (one) => kind === 'table' || (kind === 'own-log' && one.column.startsWith(objectMark)),
  );
  const roles = Object.fromEntries(order.map((role) => [role, taken.get(role) ?? null]));
  const hasMoney = taken.has('cost') || taken.has('revenue');
  const amounts = amountsOf(shape, { cost: taken.get('cost') ?? null, revenue: taken.get('revenue') ?? null });
  const decimalSign = decideDecimalSign(amounts);
  if (hasMoney && !taken.has('currency')) Object.assign(roles, { defaultCurrency: 'EUR' });
  if (kind === 'ocel') Object.assign(roles, { caseType: customerType(shape.objectTypes) });
  return mappingSchema.parse({
    ...roles,
    clock: kind === 'log' ? 'as-written' : 'zoned',
    dateOrder: decideDateOrder(at?.examples ?? []),
    decimalSign: decimalSign === 'open' ? 'auto' : decimalSign,
    objects,
    // The trace of our own log says which case an event was exported in, not more of the event.
    ignore: kind === 'own-log' ? ['case:concept:name'] : [],
  });
}

/** The amounts seen in the columns that hold money. */
function amountsOf(shape: FileShape, money: Pick<Mapping, 'cost' | 'revenue'>): readonly string[] {
  return shape.columns
    .filter((column) => column.name === money.cost || column.name === money.revenue)
    .flatMap((column) => column.examples);
}

/** Whether amounts such as "1.234" leave open what they mean, and nobody has said it yet. */
export function isDecimalSignOpen(shape: FileShape, mapping: Mapping): boolean {
  return mapping.decimalSign === 'auto' && decideDecimalSign(amountsOf(shape, mapping)) === 'open';
}

/** Whether dates such as "03/04/2026" leave open which number is the day, and nobody has said it yet. */
export function isDateOrderOpen(shape: FileShape, mapping: Mapping): boolean {
  if (mapping.dateOrder !== 'auto') return false;
  const examples = shape.columns.find((column) => column.name === mapping.at)?.examples ?? [];
  const read = (text: string, order: 'day-first' | 'month-first') => parseInstant(text, order, mapping.zone)?.at;
  // Where dots part it, the day comes first.
  return examples.some((text) => !text.includes('.') && read(text, 'day-first') !== read(text, 'month-first'));
}

/** The type of object that stands for the customer: one that is named so, else the one most events have. */
function customerType(types: readonly string[]): string {
  return (
    types.find((type) => /customer|client|account|person|household|user|kunde|klant/i.test(type)) ?? types[0] ?? 'case'
  );
}

/** How our exports mark a column of objects. */
const objectMark = 'object:';

/** Columns that look like the id of something: `order_id` is an object of type order. */
function objectColumns(free: readonly string[]): Mapping['objects'] {
  return free.flatMap((column) => {
    if (column.startsWith(objectMark)) return [{ column, type: column.slice(objectMark.length) }];
    const match = /^(\w{2,40}?)[_ ]?(id|nr|no|number|nummer)$/i.exec(column);
    const type = match?.[1]?.replace(/_$/, '').toLowerCase();
    return type === undefined || ['event', 'row', 'line', 'index'].includes(type) ? [] : [{ column, type }];
  });
}
