import { type ColumnRole, type FileShape, type Mapping, mappingSchema } from './mapping.ts';
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

/**
 * The mapping a file suggests, by the names of its columns and then by their values. What an editor would have to
 * check stays visible in the wizard. A log of cases (XES) never takes a customer column: the case is the customer.
 */
export function guessMapping(shape: FileShape): Mapping {
  const isOcel = shape.format.startsWith('ocel');
  const isLog = shape.format === 'xes' || shape.columns.some((column) => column.name === 'case:concept:name');
  const taken = new Map<ColumnRole, string>();
  const free = () => shape.columns.filter((column) => ![...taken.values()].includes(column.name));
  for (const role of order) {
    if (isOcel && !['activity', 'at', 'id'].includes(role)) continue;
    if (isLog && ['customer', 'account', 'cost', 'revenue', 'currency', 'id'].includes(role)) continue;
    const found = names[role]
      .map((name) => free().find((column) => plain(column.name) === plain(name)))
      .find((column) => column !== undefined);
    if (found !== undefined) taken.set(role, found.name);
  }
  if (!taken.has('at')) {
    const dated = free().find(
      (column) =>
        column.examples.length > 0 &&
        column.examples.every((text) => !/^\d{1,8}$/.test(text) && parseInstant(text, 'auto', 'UTC') !== null),
    );
    if (dated !== undefined) taken.set('at', dated.name);
  }
  const at = shape.columns.find((column) => column.name === taken.get('at'));
  const objects = isLog || isOcel ? [] : objectColumns(free().map((column) => column.name));
  const roles = Object.fromEntries(order.map((role) => [role, taken.get(role) ?? null]));
  const amounts = amountsOf(shape, { cost: taken.get('cost') ?? null, revenue: taken.get('revenue') ?? null });
  const decimalSign = decideDecimalSign(amounts);
  if (amounts.length > 0 && !taken.has('currency')) Object.assign(roles, { defaultCurrency: 'EUR' });
  if (isOcel) Object.assign(roles, { caseType: customerType(shape.objectTypes) });
  return mappingSchema.parse({
    ...roles,
    clock: isLog ? 'as-written' : 'zoned',
    dateOrder: decideDateOrder(at?.examples ?? []),
    decimalSign: decimalSign === 'open' ? 'auto' : decimalSign,
    objects,
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

/** The type of object that stands for the customer: one that is named so, else the one most events have. */
function customerType(types: readonly string[]): string {
  return (
    types.find((type) => /customer|client|account|person|household|user|kunde|klant/i.test(type)) ?? types[0] ?? 'case'
  );
}

/** Columns that look like the id of something: `order_id` is an object of type order. */
function objectColumns(free: readonly string[]): Mapping['objects'] {
  return free.flatMap((column) => {
    if (column.startsWith('object:')) return [{ column, type: column.slice('object:'.length) }];
    const match = /^(\w{2,40}?)[_ ]?(id|nr|no|number|nummer)$/i.exec(column);
    const type = match?.[1]?.replace(/_$/, '').toLowerCase();
    return type === undefined || ['event', 'row', 'line', 'index'].includes(type) ? [] : [{ column, type }];
  });
}
