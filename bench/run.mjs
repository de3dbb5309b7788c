/**
 * `npm run bench`: measures Throughline on this machine and writes bench/out/table.md, each figure beside a peer or a
 * limit from the same run. `--quick` leaves out the 10 million steps. `--ingest` measures nothing but the events that
 * come over HTTP, `--freshness` nothing but how soon they show, `--endurance` nothing but ten minutes of them on end (no
 * other run does).
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { measureBareEngine } from './bare-engine.mjs';
import { measureEndurance } from './endurance.mjs';
import { inWords, median, quantile } from './figures.mjs';
import { measureFreshness } from './freshness.mjs';
import { generateSteps } from './generate-steps.mjs';
import { measureIngest } from './ingest.mjs';
import { startServer } from './server-process.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, 'out');
const publicLog = process.env.THROUGHLINE_BENCH_LOG ?? join(here, '..', '..', 'shared', 'data', 'bpic2012.xes.gz');
const runs = 5;
const rows = [];
const say = (text) => process.stdout.write(`${text}\n`);
const tell = (what, figure, beside) => {
  rows.push(`| ${what} | ${figure} | ${beside} |`);
  say(`  ${what}: ${figure} (${beside})`);
};
const memoryWords = (memory) =>
  memory === null ? 'not told by this system' : `${memory.now} MB, at most ${memory.peak} MB`;

const views = {
  map: '/journeys/all/map?coverage=100',
  simplified: '/journeys/all/map?coverage=70',
  variants: '/journeys/all/variants?limit=50',
  funnel: '/journeys/all/funnel?steps=Activity%200,Activity%208,Activity%2020,Activity%2036',
};
let unkeptAsked = 0;
/** The same view under another name, so that no kept answer is measured: the start lies before all data. */
const unkept = (path) => `${path}&from=${new Date(Date.UTC(1990, 0, 1) + unkeptAsked++).toISOString()}`;

async function measurePublicLog() {
  if (!existsSync(publicLog)) {
    tell(
      'Import of bpic2012.xes.gz to a map',
      'not measured',
      'the file is not there; set THROUGHLINE_BENCH_LOG to it',
    );
    return;
  }
  const server = await startServer();
  const atRest = server.memory();
  const { seconds, job } = await server.importFile(publicLog);
  const { ms, body } = await server.get('/journeys/all/map');
  tell(
    `Import of ${publicLog.split('/').at(-1)} to a map`,
    `${(seconds + ms / 1000).toFixed(2)} s`,
    `${job.result.accepted.toLocaleString('en')} events, ${body.population.cases.toLocaleString('en')} cases; bar 4 s`,
  );
  tell('Memory of the server, empty', memoryWords(atRest), 'bar 1,000 MB');
  tell('Memory of the server after that import', memoryWords(server.memory()), '');
  await server.stop();
  await server.forget();
}

async function measureSteps(steps) {
  const name = `${steps / 1e6} million steps`;
  const file = join(out, `steps-${steps}.parquet`);
  say(`Generating ${name}`);
  await generateSteps(file, steps);
  const server = await startServer();
  const { seconds } = await server.importFile(file);
  const megabytes = (await stat(file)).size / 1e6;
  tell(
    `Import of ${name} to a map (Parquet, ${megabytes.toFixed(0)} MB)`,
    `${seconds.toFixed(1)} s`,
    `${Math.round(steps / seconds).toLocaleString('en')} events a second`,
  );
  const taken = {};
  for (const [view, path] of Object.entries(views)) {
    const times = [];
    for (let run = 0; run < runs + 1; run++) times.push((await server.get(unkept(path))).ms);
    taken[view] = times.slice(1);
  }
  const memory = server.memory();
  await server.stop();
  const bare = await measureBareEngine(server.data, runs);
  bare.simplified = bare.map;
  for (const [view, times] of Object.entries(taken)) {
    const typical = median(times);
    tell(
      `${view[0].toUpperCase()}${view.slice(1)} of ${name}`,
      `${inWords(typical)}, worst ${inWords(Math.max(...times))}`,
      `bare aggregate ${inWords(bare[view])}: × ${(typical / bare[view]).toFixed(2)}`,
    );
  }
  tell(`Memory of the server with ${name}`, memoryWords(memory), '');
  measurePandas(file, name);
  if (steps === 1e6) await measureReaders(server.data);
  await server.forget();
  await rm(file);
}

/** Eight readers ask for views without pause while an import runs. */
async function measureReaders(data) {
  const server = await startServer(data);
  const file = join(out, 'steps-more.parquet');
  await generateSteps(file, 1e6, 2);
  const paths = [...Object.values(views), '/journeys/all/cases?limit=50', '/journeys/all/waits?limit=10'];
  const times = [];
  let importing = true;
  const read = async (reader) => {
    for (let turn = reader; importing; turn++) times.push((await server.get(unkept(paths[turn % paths.length]))).ms);
  };
  const readers = Array.from({ length: 8 }, (_, reader) => read(reader));
  const { seconds } = await server.importFile(file).finally(() => (importing = false));
  await Promise.all(readers);
  tell(
    'API under 8 readers without pause while 1 million steps are imported',
    `p50 ${inWords(quantile(times, 0.5))}, p99 ${inWords(quantile(times, 0.99))}`,
    `${times.length} answers, none kept, over ${seconds.toFixed(0)} s of import; bar 1 s`,
  );
  await server.stop();
  await rm(file);
}

function measurePandas(file, name) {
  const { status, stdout } = spawnSync('python3', [join(here, 'pandas_graph.py'), file], { encoding: 'utf8' });
  if (status !== 0) {
    tell(`The graph of ${name} with pandas`, 'not measured', 'python3 with pandas and pyarrow is not here');
    return;
  }
  const { read, graph } = JSON.parse(stdout);
  tell(`The graph of ${name} with pandas`, inWords(graph * 1000), `and ${inWords(read * 1000)} to read the file`);
}

const built = spawnSync(process.execPath, [join(here, '..', 'scripts', 'build.mjs'), '--server'], { stdio: 'inherit' });
if (built.status !== 0) process.exit(1);
await mkdir(out, { recursive: true });
const isAsked = (part) => process.argv.includes(`--${part}`);
const parts = {
  ingest: () => measureIngest(tell, memoryWords),
  freshness: () => measureFreshness(tell, out),
  endurance: () => measureEndurance(tell, say),
};
const asked = Object.keys(parts).filter(isAsked);
for (const part of asked.length > 0 ? asked : ['ingest', 'freshness']) await parts[part]();
if (asked.length === 0) {
  await measurePublicLog();
  await measureSteps(1e6);
  if (!isAsked('quick')) await measureSteps(10e6);
}
const machine = `${cpus().length} cores (${cpus()[0]?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`;
const table = `# Benchmarks\n\n${machine}\n\n| what | here | beside it |\n| --- | --- | --- |\n${rows.join('\n')}\n`;
await writeFile(join(out, 'table.md'), table);
say(`\n${table}`);
