// Forbidden in a pure library: clock, chance, environment, network, framework. All of these are inputs.

const globals = [
  'process',
  'globalThis',
  'fetch',
  'crypto',
  'performance',
  'console',
  'require',
  'Buffer',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'clearTimeout',
  'clearInterval',
];

const dateMessage = 'De klok is invoer: geef het moment mee.';

const syntax = [
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: dateMessage },
  { selector: 'CallExpression[callee.name="Date"]', message: dateMessage },
  { selector: 'Decorator', message: 'Een raamwerk hoort onder apps/.' },
  { selector: 'ImportExpression', message: 'Een zuivere bibliotheek laadt niets tijdens het lopen.' },
];

export const purityRules = {
  'no-restricted-globals': ['error', ...globals.map((name) => ({ name, message: 'Dit is invoer, geen omgeving.' }))],
  'no-restricted-properties': [
    'error',
    { object: 'Date', property: 'now', message: dateMessage },
    { object: 'Math', property: 'random', message: 'Toeval is invoer.' },
    { object: 'Temporal', property: 'Now', message: dateMessage },
  ],
};

export const puritySyntax = syntax;
