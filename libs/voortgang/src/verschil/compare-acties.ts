import type { ActieId, KnoopId, OrganisatieCode } from '@actiespoor/plan/events';

import type { ActieWeergave } from '../actueel-plan/plan-weergave.js';
import { defined } from '../defined.js';
import { actieOnderwerp, onderwerpOf, type ActiePlek } from './plan-index.js';
import { isRedactioneel } from './redactioneel.js';
import { uitvoeringRegels } from './uitvoering-verschil.js';
import { actieVelden, type Naamgeving } from './velden.js';
import { noVelden, wijzigingenBetween, withoutReadings, type Veldwaarden } from './veldwaarden.js';
import type { Onderwerp, Paar, VerschilRegel } from './verschil.js';
import { gewijzigd, nothingFound, verplaatst, type Gevonden, type Vergelijking } from './vergelijking.js';

const isStanding = (plek: ActiePlek | undefined): plek is ActiePlek => plek !== undefined && plek.actie.vervallen === undefined;

const naamgevingOf = ({ van, tot, opvolgers }: Vergelijking): Naamgeving => ({
  naamOf: (id) => {
    const onderwerp = onderwerpOf(tot, id) ?? onderwerpOf(van, id);
    return onderwerp && [onderwerp.code, onderwerp.titel].filter((deel) => deel !== undefined).join(' ');
  },
  standing: (id) => {
    const [opvolger, ...rest] = opvolgers.get(id) ?? [];
    return opvolger === undefined || rest.length > 0 ? id : opvolger;
  },
});

const veldenOf = (plek: ActiePlek | undefined, vergelijking: Vergelijking): Veldwaarden =>
  isStanding(plek) ? actieVelden(plek.actie, naamgevingOf(vergelijking)) : noVelden;

const eigenKnoop = ({ actie, knoopId }: ActiePlek): KnoopId | undefined => actie.knoopId ?? knoopId;

/** A deelactie moves with its hoofdactie, unless it was given a knoop of its own. */
const verplaatsteActie = ({ van, tot }: Required<Paar<ActiePlek>>, onderwerp: Onderwerp, vergelijking: Vergelijking): readonly VerschilRegel[] => {
  if (tot.actie.hoofdactieId === undefined) return verplaatst(onderwerp, defined({ van: van.knoopId, tot: tot.knoopId }), vergelijking);
  if (van.actie.knoopId === tot.actie.knoopId) return [];
  return verplaatst(onderwerp, defined({ van: eigenKnoop(van), tot: eigenKnoop(tot) }), vergelijking);
};

const inBoth = (plekken: Required<Paar<ActiePlek>>, onderwerp: Onderwerp, vergelijking: Vergelijking): Gevonden => {
  const alle = wijzigingenBetween(veldenOf(plekken.van, vergelijking), veldenOf(plekken.tot, vergelijking));
  const spelling = alle.filter((een) => isRedactioneel(een, vergelijking.correcties));
  const beleid = withoutReadings(alle.filter((een) => !spelling.includes(een)));
  return {
    regels: [...verplaatsteActie(plekken, onderwerp, vergelijking), ...gewijzigd(onderwerp, beleid)],
    redactioneel: gewijzigd(onderwerp, spelling),
  };
};

const inOne = ({ van, tot }: Paar<ActiePlek>, onderwerp: Onderwerp, vergelijking: Vergelijking): Gevonden => {
  const wijzigingen = withoutReadings(wijzigingenBetween(veldenOf(van, vergelijking), veldenOf(tot, vergelijking)));
  const vervallen = tot?.actie.vervallen;
  if (tot !== undefined && vervallen === undefined) return { regels: [{ soort: 'toegevoegd', onderwerp, wijzigingen }], redactioneel: [] };
  const waarom = vervallen && { vervallen: { op: vervallen.op, motief: vervallen.motief } };
  return { regels: [{ soort: 'vervallen', onderwerp, wijzigingen, ...waarom }], redactioneel: [] };
};

const tekstverschil = ({ van, tot }: Paar<ActiePlek>, onderwerp: Onderwerp, vergelijking: Vergelijking): Gevonden => {
  if (isStanding(van) && isStanding(tot)) return inBoth({ van, tot }, onderwerp, vergelijking);
  return inOne({ ...(van && { van }), ...(tot && { tot }) }, onderwerp, vergelijking);
};

const actiesOf = ({ van, tot }: Paar<ActiePlek>): Paar<ActieWeergave> => ({ ...(van && { van: van.actie }), ...(tot && { tot: tot.actie }) });

const eigenaarOf = ({ tot }: Vergelijking): OrganisatieCode => tot.plan.eigenaar;

/** All differences of one actie. An actie that was dropped in both states has none. */
export const compareActie = (actieId: ActieId, vergelijking: Vergelijking): Gevonden => {
  const [van, tot] = [vergelijking.van.acties.get(actieId), vergelijking.tot.acties.get(actieId)];
  const genoemd = tot ?? van;
  if (genoemd === undefined || (!isStanding(van) && !isStanding(tot))) return nothingFound;
  const plekken = { ...(van && { van }), ...(tot && { tot }) };
  const onderwerp = actieOnderwerp(genoemd.actie);
  const { regels, redactioneel } = tekstverschil(plekken, onderwerp, vergelijking);
  return { regels: [...regels, ...uitvoeringRegels({ onderwerp, eigenaar: eigenaarOf(vergelijking), ...actiesOf(plekken) })], redactioneel };
};
