// The dependency direction of docs/architecture.md, kept by a tool.
const pure = '^src/(geo|shared)/|\\.(model|form|csv|pages|geojson|svg|pdf|docx|xlsx)\\.ts$';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'pure-core-does-no-io',
      comment: 'Rules and renderings take values and give values.',
      severity: 'error',
      from: { path: pure },
      to: {
        path: '^src/platform/|\\.(store|service|routes)\\.ts$|node_modules/(knex|express|sqlite3|pg|pino)/',
      },
    },
    {
      name: 'pure-core-needs-no-node',
      severity: 'error',
      from: { path: pure },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'geo-and-shared-know-no-business',
      severity: 'error',
      from: { path: '^src/(geo|shared)/' },
      to: { path: '^src/', pathNot: '^src/(geo|shared)/' },
    },
    {
      name: 'model-stands-alone',
      severity: 'error',
      from: { path: '\\.model\\.ts$' },
      to: { path: '^src/', pathNot: '^src/(geo|shared)/|^src/i18n/language\\.ts$|\\.model\\.ts$' },
    },
    {
      name: 'platform-knows-no-capability',
      severity: 'error',
      from: { path: '^src/platform/' },
      to: { path: '^src/', pathNot: '^src/(platform|shared|i18n)/|^src/(config|paths)\\.ts$' },
    },
    {
      name: 'sql-only-in-stores',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.store\\.ts$|^src/platform/(database|migrate|deps)\\.ts$' },
      to: { path: 'node_modules/knex/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'http-only-in-routes',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.routes\\.ts$|^src/platform/|^src/app\\.ts$' },
      to: { path: 'node_modules/express/' },
    },
    {
      name: 'routes-never-reach-a-store',
      severity: 'error',
      from: { path: '\\.routes\\.ts$' },
      to: { path: '\\.store\\.ts$' },
    },
    {
      name: 'services-know-no-http',
      severity: 'error',
      from: { path: '\\.(service|store)\\.ts$' },
      to: { path: '\\.(routes|pages)\\.ts$' },
    },
    {
      name: 'roots-are-not-imported',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^src/(main\\.ts|cli/)', pathNot: '^src/cli/command\\.ts$' },
    },
    {
      name: 'six-roles',
      comment: 'In a capability folder the file name says the role.',
      severity: 'error',
      from: {},
      to: {
        path: '^src/[^/]+/[^/]+\\.ts$',
        pathNot:
          '^src/(geo|shared|i18n|platform|cli)/|\\.(model|form|csv|store|service|worker|pages|geojson|svg|pdf|docx|xlsx|routes)\\.ts$',
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['require', 'node', 'default', 'import', 'types'],
    },
  },
};
