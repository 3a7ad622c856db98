import { type Dag, firstDay } from '@actiespoor/kernel';

import type { ActieId } from '../ids.js';
import type { ActieEvent } from './actie.events.js';
import { evolveActie } from './actie.evolve.js';
import { type Actie, hasActie, onbekendeActie } from './actie.state.js';
import { codeSleutel } from './code.js';

/** Days in a row: `van` is the first one, `einde` the first one after it; without `einde` they go on. */
interface Dagen {
  readonly van: Dag;
  readonly einde?: Dag;
}

/** The days on which an actie has one code, with the code as it was written first. */
export interface Codeperiode extends Dagen {
  readonly sleutel: string;
  readonly code: string;
}

/** A code with the actie that has it on these days. */
export interface Codebezit extends Codeperiode {
  readonly actieId: ActieId;
}

/** True for a fact by which an actie can get or lose its code. */
export const isOverCode = ({ type, data }: ActieEvent): boolean => {
  if (type === 'ActieGewijzigd') return data.wijzigingen.some(({ veld }) => veld === 'code');
  return type === 'ActieOpgenomen' || type === 'ActieVervallen' || type === 'ActieHersteld';
};

const codeNa = (actie: Actie): string | undefined => (hasActie(actie) && !actie.vervallen ? actie.code : undefined);

const sleutelVan = (code: string | undefined): string | undefined => (code === undefined ? undefined : codeSleutel(code));

/** The code at the end of each day on which it may have changed, in the order of the days. */
const codePerDag = (feiten: readonly ActieEvent[]): ReadonlyMap<Dag, string | undefined> => {
  const perDag = new Map<Dag, string | undefined>();
  let actie: Actie = onbekendeActie;
  for (const feit of feiten.filter(isOverCode)) {
    actie = evolveActie(actie, feit);
    perDag.set(firstDay(feit.data.op), codeNa(actie));
  }
  return perDag;
};

/**
 * The periods in which an actie has a code. An actie that was dropped has none: it gave up its code, until it is restored.
 *
 * @param feiten facts of one actie in the order of time, without withdrawn ones
 */
export const codeperiodenVan = (feiten: readonly ActieEvent[]): readonly Codeperiode[] => {
  const stappen = [...codePerDag(feiten)].filter(([, code], index, alle) => index === 0 || sleutelVan(code) !== sleutelVan(alle[index - 1]?.[1]));
  return stappen.flatMap(([van, code], index) => {
    if (code === undefined) return [];
    const einde = stappen[index + 1]?.[0];
    return [{ sleutel: codeSleutel(code), code, van, ...(einde !== undefined && { einde }) }];
  });
};

const vroegste = (a: Dag | undefined, b: Dag | undefined): Dag | undefined => {
  if (a === undefined || b === undefined) return a ?? b;
  return a < b ? a : b;
};

const dagen = (van: Dag, einde: Dag | undefined): readonly Dagen[] => {
  if (einde === undefined) return [{ van }];
  return van < einde ? [{ van, einde }] : [];
};

/** The days of both. */
export const samen = (a: Dagen, b: Dagen): readonly Dagen[] => dagen(a.van > b.van ? a.van : b.van, vroegste(a.einde, b.einde));

/** The days of the first that are not days of the second. */
const zonder = (a: Dagen, b: Dagen): readonly Dagen[] => {
  if (samen(a, b).length === 0) return [a];
  return [...dagen(a.van, vroegste(a.einde, b.van)), ...(b.einde === undefined ? [] : dagen(a.van > b.einde ? a.van : b.einde, a.einde))];
};

/** The same period or possession, on fewer days. */
const binnen = <P extends Codeperiode>({ einde: _, ...periode }: P, deel: Dagen): Omit<P, 'einde'> & Dagen => ({ ...periode, ...deel });

/** The days on which facts give an actie a code that it did not have before them. */
const nieuweDagen = (voor: readonly Codeperiode[], na: readonly Codeperiode[]): readonly Codeperiode[] =>
  na.flatMap((periode) => {
    const eerder = voor.filter(({ sleutel }) => sleutel === periode.sleutel);
    const nieuw = eerder.reduce<readonly Dagen[]>((rest, een) => rest.flatMap((deel) => zonder(deel, een)), [periode]);
    return nieuw.map((deel) => binnen(periode, deel));
  });

/** The facts of an actie about its code: as they are, and as a decision would make them. */
export interface Codewijziging {
  readonly actieId: ActieId;
  readonly voor: readonly ActieEvent[];
  readonly na: readonly ActieEvent[];
}

/**
 * The first days on which another actie has a code that the decision would give to this one; undefined if the code is free on every day.
 * Days on which both had it before are no reason to refuse: two requests at once caused that, and it is a signal.
 */
export const codeBezet = ({ actieId, voor, na }: Codewijziging, bezit: readonly Codebezit[]): Codebezit | undefined => {
  const nieuw = nieuweDagen(codeperiodenVan(voor), codeperiodenVan(na));
  const bezet = bezit
    .filter((ander) => ander.actieId !== actieId)
    .flatMap((ander) => nieuw.filter(({ sleutel }) => sleutel === ander.sleutel).flatMap((een) => samen(een, ander).map((deel) => binnen(ander, deel))));
  return bezet.toSorted((a, b) => (a.van < b.van ? -1 : 1))[0];
};
