/** The arrows of the house (docs/glossary.md names the rooms). There is no list of exceptions. */

/** The rooms in the order in which the data travels. A room may use those before it, never those after it. */
const rooms = [
  'events',
  'journeys',
  'outcomes',
  'money',
  'voice',
  'why',
  'segments',
  'compare',
  'dialogues',
  'plays',
  'proof',
  'blueprints',
  'portfolio',
];
const any = (names) => `(?:${names.join('|')})`;
/** A room is a folder, or one file while it is tiny. */
const inRoom = (names, place = '(?:core|server|web)') => `^${place}/src/${any(names)}(?:/|\\.tsx?$)`;
const tests = '\\.test\\.tsx?$';
const entries = '(?:index\\.tsx?)$';

const oneWay = rooms.slice(0, -1).map((room, place) => ({
  name: `${room}-uses-nothing-after-it`,
  comment: 'Data flows one way through the rooms.',
  severity: 'error',
  from: { path: inRoom([room]) },
  to: { path: inRoom(rooms.slice(place + 1)) },
}));

const walls = [
  ['core', ['server', 'web', 'simulator', 'bench', 'scripts']],
  ['simulator', ['server', 'web', 'bench', 'scripts']],
  ['web', ['server', 'simulator', 'bench', 'scripts']],
  ['server', ['web', 'bench']],
].map(([from, to]) => ({
  name: `${from}-stays-behind-its-wall`,
  comment: 'core <- simulator, server, web; the web app knows the server by its API only.',
  severity: 'error',
  from: { path: `^${from}/` },
  to: { path: `^${any(to)}/` },
}));

module.exports = {
  forbidden: [
    ...oneWay,
    ...walls,
    {
      name: 'a-room-is-entered-by-its-index',
      comment: 'Import from the index.ts of another room, or export there what you need.',
      severity: 'error',
      from: { path: '^(core|server|web)/src/([^/]+)' },
      to: {
        path: `^(?:core|server|web)/src/${any([...rooms, 'statistics', 'trust', 'http', 'engines'])}/(?!${entries})`,
        pathNot: '^$1/src/$2',
      },
    },
    {
      name: 'core-is-pure',
      comment: 'Time, chance and data arrive as arguments; the one package is the schema library.',
      severity: 'error',
      from: { path: '^core/src/', pathNot: tests },
      to: { pathNot: ['^core/src/', '^node_modules/zod/'] },
    },
    {
      name: 'statistics-knows-no-room',
      comment: 'Formulas lie under all rooms.',
      severity: 'error',
      from: { path: '^core/src/statistics/' },
      to: { path: inRoom(rooms, 'core') },
    },
    {
      name: 'the-simulator-is-pure',
      comment: 'It has no clock, no disk and no chance but its seed.',
      severity: 'error',
      from: { path: '^simulator/src/', pathNot: tests },
      to: { pathNot: ['^simulator/src/', '^core/src/', '^node_modules/pure-rand/'] },
    },
    {
      name: 'engines-and-trust-know-no-room',
      comment: 'They lie under the rooms.',
      severity: 'error',
      from: { path: '^server/src/(?:engines|trust|http)/' },
      to: { path: inRoom(rooms, 'server') },
    },
    {
      name: 'engines-stand-alone',
      comment: 'What they store is told to them.',
      severity: 'error',
      from: { path: '^server/src/engines/' },
      to: { path: '^server/src/(?!engines/)' },
    },
    {
      name: 'http-knows-no-engine',
      comment: 'The app is told who may call and what to answer.',
      severity: 'error',
      from: { path: '^server/src/http/' },
      to: { path: '^server/src/(?!http/)' },
    },
    {
      name: 'nobody-imports-the-wiring',
      comment: 'The files beside main.ts put the house together; rooms do not know them.',
      severity: 'error',
      from: { path: '^server/src/[^/]+/', pathNot: '^server/src/cli/' },
      to: { path: '^server/src/(?:[^/]+\\.ts$|cli/)' },
    },
    {
      name: 'only-the-wiring-knows-the-simulator',
      comment: 'An invented number reaches the screen as an event or not at all.',
      severity: 'error',
      from: { path: '^server/src/[^/]+/', pathNot: ['^server/src/cli/', tests] },
      to: { path: '^simulator/' },
    },
    {
      name: 'no-cycle',
      comment: 'What needs each other belongs together or needs a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'nothing-unresolved',
      comment: 'A file or package that is not there.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-development-package-at-run-time',
      comment: 'Move the package from devDependencies to dependencies.',
      severity: 'error',
      from: { path: '^(?:core|server|simulator)/src/', pathNot: tests },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['npm', 'type-only'] },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: ['node_modules', '\\.sql$'] },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.sql', '.css'],
    },
  },
};
