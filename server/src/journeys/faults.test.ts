import { stagesDefinitionSchema } from '@throughline/core/journeys';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { arrivals, FaultyCompany } from '../../test-engines/faulty-company.ts';
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

/** Takes a file out; the engine may fail at what comes after its events are gone. */
const takeOut = (importId: string, failsAfter: FaultyCompany['failsAt'] = null) =>
  company.builder.takeOut({
    workspace: company.workspace,
    importId,
    isWhole: false,
    remove: async () => {
      await takeOutImport(company.analytics, { id: importId, workspace: company.workspace, path: '' });
      company.failsAt = failsAfter;
    },
  });

/** Everything as it stands is what working all of it out anew gives. */
async function expectTruth() {
  const state = async () => ({ cases: await company.cases(), lives: await company.lives() });
  const found = await state();
  await company.newBuilder().refresh({ workspace: company.workspace, touchedImport: null });
  expect(found).toEqual(await state());
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

const readsWitnesses = (asked: string) => asked.includes('Which events say who is who');
const whereItFails = [
  ['the witnesses are read', readsWitnesses],
  ['links are forgotten', (asked: string) => asked.includes('alter table identity_links')],
  ['links are kept', 'identity_links'],
  ['identities are kept', 'identities'],
] as const;

test.each(whereItFails)('who is who survives an undo that fails while %s', async (_, where) => {
  await defineStages();
  await company.live('p1', '1 A');
  await company.live('p2', '2 X');
  await company.live('p3', '3 C');
  await company.live('p1', '4 D', alias('p2'));
  const file = await readIn('p2', '6 F', alias('p3'));
  await expect(takeOut(file, where)).rejects.toThrow();
  // The next event is not led by what is left of the links.
  await company.live('p2', '8 G', alias('p9'));
  expect(await company.cases()).toEqual({ p1: 'A,X,D,G', p3: 'C' });
  await company.restart();
  await expectTruth();
});

test.each(whereItFails)('nobody is taken apart while what puts it right fails too, while %s', async (_, where) => {
  await company.live('p1', '1 A');
  await company.live('p2', '2 B');
  await company.live('p1', '4 D', alias('p2'));
  const file = await readIn('p2', '3 X', alias('p3'));
  await expect(takeOut(file, where)).rejects.toThrow();
  company.failsAt = where;
  await company.builder.settle();
  expect([company.failsAt, company.builder.hasFailed(company.workspace, 'all')]).toEqual([null, true]);
  await company.live('p2', '8 G');
  // The file may still have a say in what they are called.
  expect(Object.values(await company.cases())).toEqual(['A,B,D,G']);
  await company.restart();
  expect(await company.cases()).toEqual({ p1: 'A,B,D,G' });
  await expectTruth();
});

test('what puts a workspace right is tried again by itself, and then all is said to be right', async () => {
  company.builder = company.newBuilder({ arrivals, pause: 50 });
  await company.live('p1', '1 A');
  const file = await readIn('p1', '6 F', alias('z'));
  await expect(takeOut(file, readsWitnesses)).rejects.toThrow();
  company.failsAt = readsWitnesses;
  await company.builder.settle();
  expect(await company.cases()).toEqual({ p1: 'A,F' });
  await expect.poll(() => company.cases()).toEqual({ p1: 'A' });
  await company.builder.settle();
  const { builder, workspace } = company;
  expect([builder.hasFailed(workspace, 'all'), builder.isBuilding(workspace, 'all')]).toEqual([false, false]);
});

test('a journey that could not be cut is cut again by itself', async () => {
  company.builder = company.newBuilder({ arrivals, pause: 50 });
  await company.live('p1', '1 A');
  company.failsAt = (asked) => asked.includes('Keeps the cases of a cut');
  await company.live('p1', '2 B');
  await expect.poll(() => company.cases()).toEqual({ p1: 'A,B' });
});

test('who is who is put right at the next start, where a stop came after such a fault', async () => {
  await company.live('p1', '1 A');
  await company.live('p2', '2 B');
  await company.live('p1', '4 D', alias('p2'));
  const file = await readIn('q1', '6 F', alias('z'));
  const { builder } = company;
  await expect(takeOut(file, readsWitnesses)).rejects.toThrow();
  // What would put it right is stopped by a fault too.
  company.failsAt = readsWitnesses;
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
