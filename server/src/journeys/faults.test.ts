import { stagesDefinitionSchema } from '@throughline/core/journeys';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { FaultyCompany } from '../../test-engines/faulty-company.ts';
import { takeOutImport } from '../events/index.ts';
import { putStages } from './stages/stage-store.ts';

let company: FaultyCompany;
beforeAll(async () => {
  company = await FaultyCompany.open();
  return company.close;
});
beforeEach(({ task }) => company.begin(`faults-${task.id}`));

const alias = (previousId: string) => ({ kind: 'alias' as const, properties: { previousId } });
const is = (value: string) => ({ kind: 'field' as const, field: 'activity' as const, op: 'is' as const, value });
const stages = stagesDefinitionSchema.parse({
  initial: 'one',
  value: null,
  stages: [
    { id: 'one', name: 'One', enters: [], terminal: false },
    { id: 'two', name: 'Two', enters: [{ kind: 'event', where: is('X'), from: null }], terminal: false },
  ],
});

async function defineStages() {
  await putStages(company.records, { workspace: company.workspace, author: 'x', definition: stages });
  await company.builder.buildStages(company.workspace);
}

/** A file that says who is who, read in whole. */
async function readIn(customer: string, text: string, more = {}) {
  const file = await company.store(company.eventsOf(customer, text, more));
  await company.builder.refresh({ workspace: company.workspace, touchedImport: file });
  return file;
}

const takeOut = (importId: string) =>
  company.builder.takeOut({
    workspace: company.workspace,
    importId,
    isWhole: false,
    remove: () => takeOutImport(company.analytics, { id: importId, workspace: company.workspace, path: '' }),
  });

/** Everything as it stands is what working all of it out anew gives. */
async function expectTruth() {
  const state = async () => ({ cases: await company.cases(), lives: await company.lives() });
  const found = await state();
  await company.newBuilder().refresh({ workspace: company.workspace, touchedImport: null });
  expect(found).toEqual(await state());
}

/** Fails at the first question or rows that are so, once links were forgotten. */
function failAfterLinksAreForgotten(isIt: (asked: string) => boolean) {
  let areForgotten = false;
  company.failsAt = (asked) => {
    areForgotten ||= asked.startsWith('alter table identity_links delete');
    return areForgotten && !asked.startsWith('alter table identity_links') && isIt(asked);
  };
}

const insertsStages = (asked: string) => asked.includes('insert into customer_stages');

test('life stages follow after a fault and a start, though nobody whom it concerned came again', async () => {
  await defineStages();
  await company.live('ana', '1 A');
  company.failsAt = insertsStages;
  await company.live('ana', '2 X');
  expect([await company.lives(), company.builder.hasFailedStages(company.workspace)]).toEqual([{ ana: 'one' }, true]);
  await company.live('ben', '3 X');
  // It is not said to be over because somebody else came.
  expect(company.builder.hasFailedStages(company.workspace)).toBe(true);
  await company.restart();
  expect(await company.lives()).toEqual({ ana: 'one>two', ben: 'one>two' });
  await expectTruth();
});

test('life stages follow who lost events to somebody else, though they failed to at first', async () => {
  await company.live('ana', '1 A', { anonymous: 'device' });
  await company.live('anonymous:device', '9 X', { anonymous: 'device' });
  await defineStages();
  company.failsAt = insertsStages;
  await company.live('ben', '15 B', { anonymous: 'device' });
  await company.live('zed', '20 A');
  await company.restart();
  await expectTruth();
});

test('life stages follow an undo that could not lead customers at once', async () => {
  await defineStages();
  await company.live('ana', '1 A');
  const file = await readIn('ana', '6 X');
  company.failsAt = insertsStages;
  await takeOut(file);
  await company.restart();
  expect(await company.lives()).toEqual({ ana: 'one' });
  await expectTruth();
});

test('life stages follow a file whose cut failed before it came to them', async () => {
  await defineStages();
  await company.live('ana', '1 A');
  const file = await company.store(company.eventsOf('ana', '6 X'));
  company.failsAt = 'touched_customers';
  await expect(company.builder.refresh({ workspace: company.workspace, touchedImport: file })).rejects.toThrow();
  await company.builder.settle();
  expect(await company.lives()).toEqual({ ana: 'one>two' });
  await expectTruth();
});

test.each([
  ['the witnesses are read', (asked: string) => asked.includes('from events')],
  ['links are kept', (asked: string) => asked === 'identity_links'],
  ['identities are kept', (asked: string) => asked === 'identities'],
])('who is who survives an undo that fails while %s', async (_, isIt) => {
  await defineStages();
  await company.live('p1', '1 A');
  await company.live('p2', '2 X');
  await company.live('p3', '3 C');
  await company.live('p1', '4 D', alias('p2'));
  const file = await readIn('p2', '6 F', alias('p3'));
  failAfterLinksAreForgotten(isIt);
  await expect(takeOut(file)).rejects.toThrow();
  // The next event is not led by what is left of the links.
  await company.live('p2', '8 G', alias('p9'));
  expect(await company.cases()).toEqual({ p1: 'A,X,D,G', p3: 'C' });
  await company.restart();
  await expectTruth();
});

test('who is who is put right at the next start, where a stop came after such a fault', async () => {
  await company.live('p1', '1 A');
  await company.live('p2', '2 B');
  await company.live('p1', '4 D', alias('p2'));
  const file = await readIn('q1', '6 F', alias('z'));
  const { builder } = company;
  failAfterLinksAreForgotten((asked) => asked.includes('from events'));
  await expect(takeOut(file)).rejects.toThrow();
  // What would put it right is stopped by a fault too.
  company.failsAt = (asked) => asked.includes('from events');
  await builder.settle();
  await company.restart();
  await company.live('p2', '8 G', alias('p9'));
  expect(await company.cases()).toEqual({ p1: 'A,B,D,G' });
  await expectTruth();
});

test.each(['identity_links', 'identities'])('a file whose cut failed at %s joins whom it joins', async (table) => {
  await company.live('p1', '1 A');
  await company.live('p2', '2 B');
  const file = await company.store(company.eventsOf('p1', '6 F', alias('p2')));
  company.failsAt = table;
  await expect(company.builder.refresh({ workspace: company.workspace, touchedImport: file })).rejects.toThrow();
  await company.restart();
  await company.live('p2', '8 G', alias('p9'));
  expect(await company.cases()).toEqual({ p1: 'A,B,F,G' });
  await expectTruth();
});

test('former owners are on disk before anybody is given their events', async () => {
  await company.live('ana', '1 A', { anonymous: 'device' });
  await company.live('anonymous:device', '9 X', { anonymous: 'device' });
  const change = await company.arrive('ben', '15 B', { anonymous: 'device' });
  company.failsAt = 'identities';
  await expect(company.builder.refreshLive(change)).rejects.toThrow();
  const noted = await company.analytics.query<{ customer: string }>(
    'select distinct customer from former_owners where workspace = {workspace:String} order by customer',
    { workspace: company.workspace },
  );
  expect(noted.map((one) => one.customer)).toContain('ana');
  await company.restart();
  await company.builder.refreshLive(change);
  await expectTruth();
});
