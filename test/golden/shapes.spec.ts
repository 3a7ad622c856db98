import { describe, expect, it } from '@jest/globals';

import { goldenNames } from './golden.js';
import { shapeFaults } from './shapes.js';

const names = goldenNames();

interface Vergissing {
  readonly in: string;
  readonly van: string;
  readonly naar: string;
}

/** The files at fault after this mistake in a source. */
const faultyAfter = ({ in: source, van, naar }: Vergissing): readonly string[] => {
  let isMade = false;
  const faults = shapeFaults(names, (path, text) => {
    if (!path.endsWith(source)) return text;
    isMade ||= text.includes(van);
    return text.replace(van, naar);
  });
  if (!isMade) throw new Error(`Er staat geen ${van} in ${source}`);
  return [...new Set(faults.map(([where]) => where))];
};

const noUpcaster = ['libs/plan/src/upcasts.ts'];

describe('De vorm van elke gebeurtenis die ooit geschreven is', () => {
  it('is de vorm die de typen van haar versie zeggen', () => {
    expect(shapeFaults(names)).toEqual([]);
  });

  it.each<[string, Vergissing, readonly string[]]>([
    ['een andere naam', { in: 'plan.events.ts', van: 'inhoudHash: string', naar: 'hash: string' }, ['PlanVastgesteld.v2.json']],
    ['een veld erbij dat er altijd moet zijn', { in: 'plan.events.ts', van: 'readonly inhoudHash: string', naar: 'readonly stemmen: number; readonly inhoudHash: string' }, ['PlanVastgesteld.v2.json']],
    ['een andere oude vorm', { in: 'upcasts.ts', van: 'readonly planning: Planning', naar: 'readonly plan: Planning' }, ['PlanningVastgelegd.v1.json']],
    ['een nieuwe versie zonder lezer van de vorige', { in: '/domain-event.ts', van: 'ActieGestart: 1', naar: 'ActieGestart: 2' }, noUpcaster],
    ['een lezer van een versie die nog geschreven wordt', { in: '/domain-event.ts', van: 'ActieGewijzigd: 2', naar: 'ActieGewijzigd: 1' }, noUpcaster],
    ['een gebeurtenis zonder versie', { in: '/domain-event.ts', van: 'ActieVervallen: 1,', naar: '' }, ['libs/plan/src/domain-event.ts']],
  ])('kan niet ongemerkt %s krijgen', (_, vergissing, verwacht) => {
    expect(faultyAfter(vergissing)).toEqual(expect.arrayContaining([...verwacht]));
  });

  it('mag er een veld bij krijgen dat er niet hoeft te zijn', () => {
    expect(faultyAfter({ in: 'plan.events.ts', van: 'readonly inhoudHash: string', naar: 'readonly stemmen?: number; readonly inhoudHash: string' })).toEqual([]);
  });
});
