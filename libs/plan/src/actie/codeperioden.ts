import { type Dag, firstDay } from '@actiespoor/kernel';

import { binnen, type Code, type Codeperiode, codeperioden, samen, zonderAlle } from '../codebezit.js';
import type { ActieId } from '../ids.js';
import type { ActieEvent } from './actie.events.js';
import { evolveActie } from './actie.evolve.js';
import { type Actie, hasActie, onbekendeActie } from './actie.state.js';
import { codeSleutel } from './code.js';

/** A code with the actie that has it on these days. */
export interface Codebezit extends Codeperiode {
  readonly actieId: ActieId;
}

/** True for a fact by which an actie can get or lose its code. */
export const isOverCode = ({ type, data }: ActieEvent): boolean => {
  if (type === 'ActieGewijzigd') return data.wijzigingen.some(({ veld }) => veld === 'code');
  return type === 'ActieOpgenomen' || type === 'ActieVervallen' || type === 'ActieHersteld';
};

const codeNa = (actie: Actie): Code | undefined => {
  if (!hasActie(actie) || actie.vervallen || actie.code === undefined) return undefined;
  return { code: actie.code, sleutel: codeSleutel(actie.code) };
};

/** The code at the end of each day on which it may have changed, in the order of the days. */
const codePerDag = (feiten: readonly ActieEvent[]): ReadonlyMap<Dag, Code | undefined> => {
  const perDag = new Map<Dag, Code | undefined>();
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
export const codeperiodenVan = (feiten: readonly ActieEvent[]): readonly Codeperiode[] => codeperioden([...codePerDag(feiten)]);

/** The days on which facts give an actie a code that it did not have before them. */
const nieuweDagen = (voor: readonly Codeperiode[], na: readonly Codeperiode[]): readonly Codeperiode[] =>
  na.flatMap((periode) => {
    const eerder = voor.filter(({ sleutel }) => sleutel === periode.sleutel);
    return zonderAlle(periode, eerder).map((deel) => binnen(periode, deel));
  });

/** The facts of an actie about its code: as they are, and as a decision would make them. */
export interface Codewijziging {
  readonly actieId: ActieId;
  readonly voor: readonly ActieEvent[];
  readonly na: readonly ActieEvent[];
}

/**
 * The days on which other acties have a code that the decision would give to this one, in the order of the days; none if the code is free on every day.
 * Days on which both had it before are no reason to refuse: two requests at once caused that, and it is a signal.
 */
export const codeBezet = ({ actieId, voor, na }: Codewijziging, bezit: readonly Codebezit[]): readonly Codebezit[] => {
  const nieuw = nieuweDagen(codeperiodenVan(voor), codeperiodenVan(na));
  const bezet = bezit
    .filter((ander) => ander.actieId !== actieId)
    .flatMap((ander) => nieuw.filter(({ sleutel }) => sleutel === ander.sleutel).flatMap((een) => samen(een, ander).map((deel) => binnen(ander, deel))));
  return bezet.toSorted((a, b) => (a.van < b.van ? -1 : 1));
};
