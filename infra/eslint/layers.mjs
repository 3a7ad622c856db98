// The table "Allowed imports" of the architecture as data. `npm` lists the packages that a layer may use
// ('any' = its own choice, minus `frameworkPackages`), `imports` the layers that it may import.
const inward = [
  'type:kernel',
  'type:support',
  'type:domain',
  'type:port',
  'type:readmodel',
  'type:feature',
  'type:application',
  'type:contract',
  'type:adapter',
];

export const layers = {
  'type:kernel': { imports: [], npm: ['edtf', '@noble/hashes', 'canonicalize'] },
  'type:domain': { imports: ['type:kernel'], npm: [] },
  'type:support': { imports: ['type:kernel'], npm: 'any' },
  'type:port': { imports: ['type:kernel'], npm: [] },
  'type:readmodel': { imports: ['type:kernel', 'type:domain', 'type:port'], npm: [] },
  'type:feature': { imports: ['type:kernel', 'type:domain', 'type:readmodel'], npm: 'any' },
  'type:application': { imports: ['type:kernel', 'type:domain', 'type:port', 'type:readmodel', 'type:feature'], npm: [] },
  'type:contract': { imports: ['type:kernel', 'type:domain'], npm: ['cloudevents'] },
  'type:adapter': {
    imports: ['type:kernel', 'type:support', 'type:domain', 'type:port', 'type:readmodel', 'type:application', 'type:contract', 'role:engine'],
    npm: 'any',
  },
  'type:testing': { imports: ['type:kernel'], npm: 'any' },
  'type:platform': { imports: inward, npm: 'any' },
  'type:app': { imports: [...inward, 'type:platform'], npm: 'any' },
};

/**
 * Roles of a library besides its layer. The engine of read models is an adapter that other adapters import, and it knows no
 * domain: its caller supplies the tables.
 */
export const roles = {
  'role:engine': { imports: ['type:kernel', 'type:support', 'type:port'] },
};

/** Packages for an app or for a single adapter, and therefore never for a layer with a free choice. */
export const frameworkPackages = ['@nestjs/', 'class-validator', 'class-transformer', 'fastify', '@fastify/', 'reflect-metadata'];

/** Layers that see the facts of the domain (`…/events`) and the model shared by facts and views (`…/model`), but not its rules. */
const factsOnly = new Set(['type:readmodel', 'type:contract', 'type:adapter']);

const escaped = (name) => name.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);

const frameworkBan = { regex: `^(${frameworkPackages.map(escaped).join('|')})`, message: 'Het raamwerk hoort onder apps/.' };

const platformBan = { regex: '^node:', message: 'Deze laag kent geen machine, alleen gegevens.' };

const packageBan = (tag) => {
  const { npm } = layers[tag];
  if (tag === 'type:app') return [];
  if (npm === 'any') return tag === 'type:feature' ? [frameworkBan, platformBan] : [frameworkBan];
  const own = npm.map((name) => `${escaped(name)}(/|$)`);
  return [
    {
      regex: `^(?!${['\\.{1,2}/', '@actiespoor/', ...own].join('|')})`,
      message: `Deze laag (${tag}) mag dit pakket niet gebruiken.`,
    },
  ];
};

const factsBan = (tag) =>
  factsOnly.has(tag)
    ? [{ regex: '^@actiespoor/(plan|veilig-thuis)(?!/(events|model)$)', message: 'Deze laag ziet feiten, geen regels: importeer …/events of …/model.' }]
    : [];

/** An adapter implements the ports of the use cases and knows no use case. */
const portsBan = (tag) =>
  tag === 'type:adapter'
    ? [{ regex: '^@actiespoor/application(?!/ports$)', message: 'Een adapter kent de poorten van de toepassing, niet wat zij doet: importeer …/ports.' }]
    : [];

const testingBan = [{ regex: '^@actiespoor/testing', message: 'Alleen specs en contracten gebruiken @actiespoor/testing.' }];

// An app has no exports, so Nx cannot resolve its bare name: the name itself is the boundary.
const appsBan = (apps) =>
  apps.map((app) => ({
    regex: `^${app.replace('apps', '@actiespoor')}(/|$)`,
    message: 'Niemand gebruikt een app: wat gedeeld wordt hoort in libs/platform.',
  }));

/** The options of `no-restricted-imports` for production files of a layer, `apps` as folders (`apps/api`). */
export const restrictedImports = (tag, apps) => ({
  patterns: [...packageBan(tag), ...factsBan(tag), ...portsBan(tag), ...testingBan, ...appsBan(apps)],
});

/** The constraints of `@nx/enforce-module-boundaries`; `extra` lists layers that specs may use as well. */
export const depConstraints = (extra = []) =>
  Object.entries({ ...layers, ...roles }).map(([sourceTag, { imports }]) => ({
    sourceTag,
    onlyDependOnLibsWithTags: [...new Set([...imports, ...extra])],
  }));
