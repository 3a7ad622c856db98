import type { ActieAfwijzing } from '@actiespoor/plan';

import type { Verteld, Verteller } from '../../support/verteller.js';
import { corrigeert, gemeld, type Uitweg } from './toneel.js';

const dag = (maand: number): string => `2022-0${String(maand)}-01`;

/** A report of the step to a status, on the first day of a month. */
const melding = (status: string, maand: number) => ({ status, op: dag(maand), ...(status === 'geevalueerd' && { conclusie: 'Nuttig' }) });

/** The reports by which an actie gets each status; each of the next month. */
const wegNaar = {
  gepland: [],
  gestart: ['gestart'],
  uitgevoerd: ['gestart', 'uitgevoerd'],
  geevalueerd: ['gestart', 'uitgevoerd', 'geevalueerd'],
  uitgesteld: ['gestart', 'uitgesteld'],
  gestopt: ['gestart', 'gestopt'],
} as const;

type Status = keyof typeof wegNaar;
type Stap = Exclude<Status, 'gepland'> | 'hervat';

/** A step of a way out: a report, or `-status` for the withdrawal of the report of that status. */
type Daad = Stap | `-${Stap}`;

interface Geval {
  readonly stap: Stap;
  readonly vanuit: Status;
  readonly zegt: string;
  readonly uitweg: readonly Daad[];
  /** True if the last of these takes the place of the step. */
  readonly inPlaats?: true;
}

const spelen =
  ({ stap, vanuit, uitweg, inPlaats }: Geval): Uitweg['speel'] =>
  async (v: Verteller) => {
    const actieId = await v.actie();
    const ids = new Map<string, string>();
    for (const [index, status] of wegNaar[vanuit].entries()) ids.set(status, await gemeld(v, actieId, melding(status, index + 3)));
    const doet = (daad: Daad, maand: number) => (): Verteld => {
      if (!daad.startsWith('-')) return v.melding(actieId, '', melding(daad, maand));
      const status = daad.slice(1);
      return corrigeert(v, actieId, { vervangt: ids.get(status), op: dag(3 + [...ids.keys()].indexOf(status)) });
    };
    const stappen = uitweg.map((daad, index) => doet(daad, 6 + index));
    const laatste = stappen.at(-1);
    const wens = doet(stap, 9);
    return inPlaats && laatste ? { wens, uitweg: stappen.slice(0, -1), daarna: laatste } : { wens, uitweg: stappen };
  };

const uitwegen = (...gevallen: readonly Geval[]): readonly Uitweg[] =>
  gevallen.map((geval) => ({
    bij: `${geval.stap} vanuit ${geval.vanuit}`,
    zegt: geval.zegt,
    metFeit: geval.vanuit !== 'gepland',
    speel: spelen(geval),
  }));

const onderbroken = ['uitgesteld', 'gestopt'] as const;
const onderweg = ['uitgevoerd', 'uitgesteld', 'gestopt'] as const;

/** Every refusal of the table of transitions, from each status in which it comes, with a way out that works as it is written. */
export const overOvergang = {
  'actie-al-gestart': uitwegen({
    ...{ stap: 'gestart', vanuit: 'gestart', uitweg: ['-gestart'] },
    zegt: 'Was de startdatum anders, corrigeer dan de eerdere statusupdate',
  }),
  'actie-niet-gepland': uitwegen(
    { stap: 'gestart', vanuit: 'uitgevoerd', uitweg: ['-uitgevoerd', '-gestart'], zegt: 'corrigeer haar dan of trek haar in, de laatste het eerst' },
    { stap: 'gestart', vanuit: 'geevalueerd', uitweg: ['-geevalueerd', '-uitgevoerd', '-gestart'], zegt: 'trek haar in, de laatste het eerst' },
  ),
  'actie-al-uitgevoerd': uitwegen(
    ...onderweg.flatMap((stap): readonly Geval[] => [
      { stap, vanuit: 'uitgevoerd', uitweg: ['-uitgevoerd'], zegt: 'corrigeer haar dan of trek haar in' },
      { stap, vanuit: 'uitgevoerd', uitweg: ['geevalueerd'], inPlaats: true, zegt: 'Anders kunt u de actie evalueren' },
      { stap, vanuit: 'geevalueerd', uitweg: ['-geevalueerd', '-uitgevoerd'], zegt: 'begin met die evaluatie, en daarna de uitvoering' },
    ]),
  ),
  'actie-al-geevalueerd': uitwegen({ stap: 'geevalueerd', vanuit: 'geevalueerd', uitweg: ['-geevalueerd'], zegt: 'corrigeer haar dan' }),
  'actie-onderbroken': uitwegen(
    ...onderbroken.flatMap((vanuit): readonly Geval[] => [
      { stap: 'gestart', vanuit, uitweg: ['hervat'], inPlaats: true, zegt: 'Meld eerst dat de actie is hervat; dan is zij weer gestart' },
      ...onderweg.map((stap) => ({ stap, vanuit, uitweg: ['hervat'] as const, zegt: 'Meld eerst dat de actie is hervat' })),
    ]),
  ),
  'actie-niet-gestart': uitwegen(
    ...onderbroken.map((stap): Geval => ({ stap, vanuit: 'gepland', uitweg: ['gestart'], zegt: 'Meld eerst dat de actie is gestart' })),
  ),
  'actie-niet-uitgevoerd': uitwegen(
    ...(['gepland', 'gestart'] as const).map((vanuit): Geval => ({
      stap: 'geevalueerd',
      vanuit,
      uitweg: ['uitgevoerd'],
      zegt: 'Meld eerst dat de actie is uitgevoerd',
    })),
    ...onderbroken.map((vanuit): Geval => ({
      stap: 'geevalueerd',
      vanuit,
      uitweg: ['hervat', 'uitgevoerd'],
      zegt: 'Meld daarvoor eerst dat de actie is hervat',
    })),
  ),
  'actie-niet-onderbroken': uitwegen(
    { stap: 'hervat', vanuit: 'gepland', uitweg: ['gestart'], inPlaats: true, zegt: 'Is er nog niets gemeld, meld dan dat de actie is gestart' },
    { stap: 'hervat', vanuit: 'gestart', uitweg: ['uitgevoerd'], inPlaats: true, zegt: 'De actie is bezig: er is niets te hervatten' },
    { stap: 'hervat', vanuit: 'uitgevoerd', uitweg: ['-uitgevoerd'], inPlaats: true, zegt: 'trek haar in: dan geldt wat ervoor was gemeld' },
    { stap: 'hervat', vanuit: 'geevalueerd', uitweg: ['-geevalueerd'], inPlaats: true, zegt: 'trek haar in: dan geldt wat ervoor was gemeld' },
  ),
} satisfies Partial<Record<ActieAfwijzing, readonly Uitweg[]>>;
