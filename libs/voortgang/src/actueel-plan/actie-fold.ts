import type { Position } from '@actiespoor/event-store';
import type { ActieEvent, ActieSoort, ActieWijziging, Actor, Trekker } from '@actiespoor/plan/events';
import { bijeenkomstSleutel } from '@actiespoor/plan/model';

import { defined } from '../defined.js';
import type { DataOf } from '../fact.js';
import { later, laterPer, type Moment } from '../gezet.js';
import type { ActieRij } from './actie-rij.js';
import type { Gevolgd } from './plan-rij.js';
import { evolveDeelname, evolveStatus, supersede } from './status-fold.js';
import { withVervallen } from './terugkeer.js';

const opgenomen = (rij: ActieRij, data: DataOf<'ActieOpgenomen'>, moment: Moment): ActieRij => {
  const { actieId, planId, hoofdactieId, volgorde } = data;
  return {
    ...rij,
    opname: later(rij.opname, { ...moment, waarde: defined({ actieId, planId, hoofdactieId, volgorde }) }),
    soort: later(rij.soort, { ...moment, waarde: data.soort }),
    code: later(rij.code, { ...moment, waarde: data.code ?? null }),
    knoopId: later(rij.knoopId, { ...moment, waarde: data.knoopId ?? null }),
    omschrijving: later(rij.omschrijving, { ...moment, waarde: data.omschrijving }),
    schaal: later(rij.schaal, { ...moment, waarde: data.schaal ?? null }),
  };
};

type Wijzigend = Moment & Pick<DataOf<'ActieGewijzigd'>, 'schaal'>;

const gewijzigdVeld = (rij: ActieRij, { veld, nieuw }: ActieWijziging, { schaal, ...moment }: Wijzigend): ActieRij => {
  switch (veld) {
    case 'omschrijving':
      return { ...rij, omschrijving: later(rij.omschrijving, { ...moment, waarde: nieuw ?? '' }) };
    case 'schaal':
      return { ...rij, schaal: later(rij.schaal, { ...moment, waarde: schaal ?? null }) };
    case 'code':
      return { ...rij, code: later(rij.code, { ...moment, waarde: nieuw }) };
    case 'soort':
      return { ...rij, soort: later(rij.soort, { ...moment, waarde: (nieuw ?? 'actie') as ActieSoort }) };
  }
};

const gewijzigd = (rij: ActieRij, { wijzigingen, schaal }: DataOf<'ActieGewijzigd'>, moment: Moment): ActieRij =>
  wijzigingen.reduce((na, wijziging) => gewijzigdVeld(na, wijziging, { ...moment, ...defined({ schaal }) }), rij);

const tekstGecorrigeerd = (rij: ActieRij, { veld, nieuw }: DataOf<'TekstGecorrigeerd'>, moment: Moment): ActieRij => {
  const tekst = { ...moment, waarde: nieuw };
  switch (veld) {
    case 'omschrijving':
      return { ...rij, omschrijving: later(rij.omschrijving, tekst) };
    case 'standVanZaken':
      return { ...rij, standVanZaken: later(rij.standVanZaken, tekst) };
    case 'resultaat':
      return { ...rij, resultaat: later(rij.resultaat, tekst) };
    case 'dekking':
      return { ...rij, dekkingTekst: later(rij.dekkingTekst, tekst) };
    case 'planning':
      return { ...rij, planningTekst: later(rij.planningTekst, tekst) };
  }
};

const withTrekker = (rij: ActieRij, { trekkerId }: Trekker, trekker: Moment & { readonly waarde: Trekker | null }): ActieRij => ({
  ...rij,
  trekkers: laterPer(rij.trekkers, trekkerId, trekker),
});

// Two people of one organisatie are two actoren.
const actorKey = ({ organisatie, tekst }: Actor): string => (organisatie === undefined ? tekst : `${organisatie} ${tekst}`);

const actorBetrokken = (rij: ActieRij, { actor }: DataOf<'ActorBetrokken'>, moment: Moment): ActieRij => ({
  ...rij,
  actoren: laterPer(rij.actoren, actorKey(actor), { ...moment, waarde: actor }),
});

const gekoppeld = (rij: ActieRij, { koppeling }: DataOf<'ActieGekoppeld'>, moment: Moment): ActieRij => ({
  ...rij,
  koppelingen: laterPer(rij.koppelingen, `${koppeling.soort} ${koppeling.doel}`, { ...moment, waarde: koppeling }),
});

const bijeenkomstGehouden = (rij: ActieRij, data: DataOf<'BijeenkomstGehouden'>, moment: Moment): ActieRij => {
  const { organisatie, nummer, onderwerp, op } = data;
  const bijeenkomst = { ...moment, waarde: defined({ organisatie, nummer, onderwerp, op }) };
  return { ...rij, bijeenkomsten: laterPer(rij.bijeenkomsten, bijeenkomstSleutel(data), bijeenkomst) };
};

export const emptyActie = (gevolgd: Gevolgd): ActieRij => ({
  kind: 'actie',
  ...gevolgd,
  trekkers: {},
  actoren: {},
  koppelingen: {},
  bijeenkomsten: {},
  uitvoeringen: {},
  vervangen: [],
});

/** The actie after one event of its stream; events may come in any order of their days. */
export const evolveActie = (rij: ActieRij, event: ActieEvent, positie: Position): ActieRij => {
  const { type, data } = event;
  const moment = { op: data.op, positie };
  switch (type) {
    case 'ActieOpgenomen':
      return opgenomen(rij, data, moment);
    case 'ActieGewijzigd':
      return gewijzigd(rij, data, moment);
    case 'TekstGecorrigeerd':
      return tekstGecorrigeerd(rij, data, moment);
    case 'SoortGecorrigeerd':
      return { ...rij, soort: later(rij.soort, { ...moment, waarde: data.nieuw }) };
    case 'ActieGekoppeld':
      return gekoppeld(rij, data, moment);
    case 'ActieVerplaatst':
      return { ...rij, knoopId: later(rij.knoopId, { ...moment, waarde: data.nieuw }) };
    case 'PlanningVastgelegd':
      return { ...rij, planning: later(rij.planning, { ...moment, waarde: data.nieuw }) };
    case 'TrekkerToegewezen':
      return withTrekker(rij, data.trekker, { ...moment, waarde: data.trekker });
    case 'TrekkerOntheven':
      return withTrekker(rij, data.trekker, { ...moment, waarde: null });
    case 'ActorBetrokken':
      return actorBetrokken(rij, data, moment);
    case 'ResultaatBeoogd':
      return { ...rij, resultaat: later(rij.resultaat, { ...moment, waarde: data.nieuw }) };
    case 'DekkingVastgelegd':
      return { ...rij, dekking: later(rij.dekking, { ...moment, waarde: data.nieuw }) };
    case 'StandVanZakenVastgelegd':
      return { ...rij, standVanZaken: later(rij.standVanZaken, { ...moment, waarde: data.nieuw }) };
    case 'DeelnameBesloten':
      return evolveDeelname(rij, data, moment);
    case 'DeelnameTeruggenomen':
      return evolveDeelname(rij, { organisatie: data.organisatie, besluit: null }, moment);
    case 'BijeenkomstGehouden':
      return bijeenkomstGehouden(rij, data, moment);
    case 'BijeenkomstTeruggenomen':
      return supersede(rij, event);
    case 'StatusAangevuld':
      return rij; // no view of the plan shows these words
    case 'ActieVervallen':
      return withVervallen(rij, data.motief, moment);
    case 'ActieHersteld':
      return withVervallen(rij, null, moment);
    case 'ActieGestart':
    case 'ActieUitgevoerd':
    case 'ActieGeevalueerd':
    case 'ActieUitgesteld':
    case 'ActieGestopt':
    case 'ActieHervat':
    case 'StatusGecorrigeerd':
      return evolveStatus(rij, event, moment);
  }
};
