import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  companyName,
  sampleJourneys,
  sampleMoney,
  sampleOutcomes,
  sampleSize,
  sampleStages,
  sampleWindow,
  simulate,
} from '@throughline/simulator';
import { sql } from 'kysely';
import { z } from 'zod';
import { addConnectors } from './add-connectors.ts';
import { AlertWatch, alertRoutes } from './alerts/index.ts';
import type { Config } from './config.ts';
import { openInProcessStream, openJetStream, type Records, type Stream, withUrgency } from './engines/index.ts';
import {
  Collector,
  collectRoutes,
  exportRoutes,
  IdentityKeeper,
  ImportRunner,
  importRoutes,
  isAnyReadIn,
  Journal,
  LiveView,
  liveRoutes,
  mappingRoutes,
  openLiveStore,
  quarantineRoutes,
  requireAnySource,
  SourceCounts,
  SourceWatch,
  sampleSource,
  sequencesPerStart,
  sourceQuarantineRoutes,
  sourceRoutes,
  sweepUploads,
  WriteKeys,
} from './events/index.ts';
import { type App, makeApp } from './http/index.ts';
import {
  customerRoutes,
  EventCounts,
  identityRoutes,
  idFromName,
  JourneyBuilder,
  journeyDefinitionRoutes,
  journeyIdOf,
  journeyViewRoutes,
  LiveJourneys,
  makeStored,
  openView,
  putStages,
  RunningSums,
  stageRoutes,
} from './journeys/index.ts';
import { keepMoneySettings, moneyRoutes } from './money/index.ts';
import { type Engines, openEngines } from './open-engines.ts';
import { operationRoutes } from './operations/index.ts';
import { makeOutcome, outcomeRoutes, viewParts } from './outcomes/index.ts';
import { type FirstStart, makeIdentify, makeOwner, newId, trustRoutes } from './trust/index.ts';
import { version } from './version.ts';
import { tellOfAlert, tellOfFinding, Webhooks, webhookDocument, webhookRoutes } from './webhooks/index.ts';

export interface RunningServer {
  readonly url: string;
  readonly firstStart: FirstStart | null;
  /** Resolves when the sample company is on the map; at once when there is none to load. */
  readonly sampleReady: Promise<void>;
  /** Finishes what is under way, then closes the engines and gives the data back. */
  stop(): Promise<void>;
}

/** How long calls under way may take to end when the server stops. */
const patienceMilliseconds = 5000;

export type Say = (stage: string) => void;

/** Opens the data, makes the app of all rooms, and listens. */
export async function startServer(config: Config, say: Say = () => undefined): Promise<RunningServer> {
  say('Opening the data');
  const engines = await openEngines(config);
  try {
    return await serve(config, engines, say);
  } catch (error) {
    await engines.close();
    throw error;
  }
}

async function serve(config: Config, engines: Engines, say: Say): Promise<RunningServer> {
  const { analytics, records } = engines;
  const firstStart = await makeOwner(records, config.sample ? [companyName, 'My workspace'] : ['My workspace']);
  // Said at once: nobody could sign in if the start ended before its last line.
  if (firstStart !== null) say(`Made the owner ${firstStart.email} with the password ${firstStart.password}`);
  const app = await makeApp({
    identify: makeIdentify(records, config.bootstrapKey),
    webDirectory: fileURLToPath(new URL('../../web/dist', import.meta.url)),
    version,
    webhooks: webhookDocument(),
    logLevel: 'warn',
    trustProxy: config.trustProxy,
  });
  const behind = withUrgency(analytics, 'background');
  const identity = new IdentityKeeper(withUrgency(analytics, 'current'), records);
  const first = await nextSequence(records);
  const arrivals = { first, end: first + sequencesPerStart };
  const sums = new RunningSums();
  const builder = new JourneyBuilder({ analytics, records, identity, log: app.log, sums, arrivals });
  const generationOf = (workspace: string) => builder.generationOf(workspace);
  const webhooks = new Webhooks({ analytics: behind, records, generationOf, version, log: app.log });
  // The stream carries events before the engine has them; what reads them back from there waits for it.
  const flushed = (sequence: number) => collector.flushed(sequence);
  const local = openInProcessStream(openLiveStore(behind, records, flushed), app.log);
  const stream =
    config.natsUrl === null ? local : await openJetStream({ url: config.natsUrl, local, flushed, log: app.log });
  const journal = join(config.dataDirectory, 'journal');
  const collector = new Collector({
    analytics: withUrgency(analytics, 'accepting'),
    stream,
    journal: await Journal.open(journal),
    firstSequence: arrivals.first,
    now: Date.now,
    log: app.log,
  });
  const runner = new ImportRunner({
    analytics: behind,
    records,
    workerUrl: new URL('./import-worker.mjs', import.meta.url),
    sample: () => simulate({ ...sampleSize, ...sampleWindow }),
    refresh: (work) => builder.refresh(work),
    takeOut: (work) => builder.takeOut(work),
    log: app.log,
  });
  const writeKeys = new WriteKeys(records);
  const counts = new SourceCounts(records, Date.now);
  const sources = { analytics, records, counts, now: Date.now };
  const watch = new SourceWatch({ ...sources, analytics: behind, tell: tellOfFinding, log: app.log });
  addRooms(app, { config, engines, stream, builder, sums, runner, writeKeys, counts, watch });
  await collectRoutes(app, { collector, writeKeys, counts });
  sourceQuarantineRoutes(app, { analytics, records, collector });
  const connectors = addConnectors(app, { config, records, runner, uploads: uploadsOf(config) });
  const view = new LiveView();
  const casesChanged = liveRoutes(app, {
    stream,
    view,
    generationOf,
    requireSource: (workspace, source) => requireAnySource(sources, { workspace, source }),
  });
  const tell = tellOfAlert;
  const alerts = new AlertWatch({ analytics: behind, records, generationOf, tell, log: app.log });
  alertRoutes(app, { records, tell, watch: alerts });
  webhookRoutes(app, { records, listenersChanged: (workspace) => webhooks.listenersChanged(workspace) });
  await stream.subscribe(view);
  await stream.subscribe(new LiveJourneys({ builder, flushed, onChange: casesChanged }));
  await collector.recover(journal);
  void collector.loadEarlier();
  watch.start();
  const sampleWorkspace = config.sample ? firstStart?.workspaces[0] : undefined;
  if (sampleWorkspace !== undefined) await recordSample(records, sampleWorkspace);
  say('Starting to listen');
  await app.listen({ port: config.port, host: config.host });
  const address = app.server.address();
  await sweepUploads(records, uploadsOf(config));
  await runner.resume();
  void runner
    .idle()
    .then(() => builder.resume())
    .catch((error: unknown) => app.log.error({ err: error }, 'Unfinished journeys were not taken up'));
  await connectors.start();
  alerts.start();
  if (sampleWorkspace !== undefined)
    void runner
      .idle()
      .then(() => alerts.look(sampleWorkspace))
      .catch((error: unknown) => app.log.error({ err: error }, 'The sample was not looked at for alerts'));
  webhooks.start();
  return {
    url: `http://${config.host === '127.0.0.1' ? 'localhost' : config.host}:${typeof address === 'object' ? (address?.port ?? config.port) : config.port}`,
    firstStart,
    sampleReady: runner.idle(),
    async stop() {
      // A sender who has all the time in the world does not hold the server up.
      const impatience = setTimeout(() => app.server.closeAllConnections(), patienceMilliseconds);
      await app.close();
      clearTimeout(impatience);
      await webhooks.stop();
      await alerts.stop();
      await collector.stop();
      await watch.stop();
      await counts.flush();
      const pulled = connectors.stop();
      await runner.stop();
      await pulled;
      await stream.stop();
      await builder.stop();
      await engines.close();
    },
  };
}

/** Every start of the server and every import has a number of its own, which is the front of its events' sequences. */
async function nextSequence(records: Records): Promise<number> {
  const { rows } = await sql<{ n: number | string }>`select nextval('import_numbers') as n`.execute(records);
  return Number(rows[0]?.n ?? 1) * sequencesPerStart;
}

function uploadsOf(config: Config): string {
  return join(config.dataDirectory, 'uploads');
}

interface Rooms {
  readonly config: Config;
  readonly engines: Engines;
  readonly stream: Stream;
  readonly builder: JourneyBuilder;
  readonly sums: RunningSums;
  readonly runner: ImportRunner;
  readonly writeKeys: WriteKeys;
  readonly counts: SourceCounts;
  readonly watch: SourceWatch;
}

function addRooms(app: App, { config, engines, stream, builder, sums, runner, writeKeys, counts, watch }: Rooms): void {
  const { analytics, records } = engines;
  const uploads = uploadsOf(config);
  const eventCounts = new EventCounts(analytics, (workspace) => builder.seenBy(workspace)).read;
  const kept = { sums, counts: eventCounts };
  const views = viewParts({ ...engines, ...kept });
  healthRoutes(app, engines);
  trustRoutes(app, records);
  operationRoutes(app, { analytics, records });
  sourceRoutes(app, {
    analytics,
    records,
    writeKeys,
    counts,
    watch,
    now: Date.now,
    generationOf: (workspace) => builder.generationOf(workspace),
  });
  mappingRoutes(app, records);
  importRoutes(app, { analytics, records, runner, uploads });
  quarantineRoutes(app, { analytics, records, runner, uploads });
  exportRoutes(app, {
    analytics,
    builtJourney: async (workspace, id) => {
      const { version, definition } = (await openView(views, workspace, id)).journey;
      return { id, version, mixesCustomers: definition.notion.kind === 'object' };
    },
  });
  journeyDefinitionRoutes(app, { analytics, records, builder });
  journeyViewRoutes(app, { analytics, builder, ...views });
  customerRoutes(app, analytics);
  identityRoutes(app, { analytics, records, builder });
  stageRoutes(app, { analytics, builder, ...views });
  outcomeRoutes(app, { analytics, records, builder, ...kept });
  const workerUrl = new URL('./lifetime-worker.mjs', import.meta.url);
  const isBehind = async (workspace: string) =>
    builder.isAtWork(workspace) ||
    stream.lags().some((one) => one.events > 0) ||
    (await isAnyReadIn(records, workspace));
  moneyRoutes(app, { analytics, builder, workerUrl, isBehind, ...views });
}

/** Whether the process lives, and whether it can answer. */
function healthRoutes(app: App, { analytics, records }: Engines): void {
  const ok = z.object({ status: z.literal('ok') });
  const schema = (summary: string) => ({ tags: ['Health'], summary, response: { 200: ok } });
  app.get('/health/live', { config: { access: 'public' }, schema: schema('Whether the process lives') }, async () => ({
    status: 'ok' as const,
  }));
  app.get('/health/ready', { config: { access: 'public' }, schema: schema('Whether it can answer') }, async () => {
    await Promise.all([analytics.query('select 1 as ok'), sql`select 1`.execute(records)]);
    return { status: 'ok' as const };
  });
}

/** Records the sample company's events as an import, what is defined of it as definitions; the runner does the rest. */
async function recordSample(records: Records, workspace: string): Promise<void> {
  for (const definition of sampleJourneys) {
    await makeStored(records, {
      workspace,
      id: journeyIdOf(definition),
      origin: 'proposed',
      author: 'throughline',
      definition,
    });
  }
  for (const definition of sampleOutcomes)
    await makeOutcome(records, {
      workspace,
      id: idFromName(definition.name, []),
      author: 'throughline',
      definition,
    });
  await putStages(records, { workspace, author: 'throughline', definition: sampleStages });
  await keepMoneySettings(records, { workspace, author: 'throughline', settings: sampleMoney, from: 0 });
  const row = {
    id: newId('imp'),
    workspace,
    source: sampleSource,
    file_name: companyName,
    path: '',
    bytes: 0,
    content_hash: 'sample',
    state: 'reading' as const,
  };
  await records.insertInto('imports').values(row).execute();
}
