import { type Datum, defined } from '@actiespoor/kernel';

import type { OrganisatieCode } from '../ids.js';
import type { ActieEvent, ActieSoort, ActieWijziging } from './actie.events.js';
import { hasActie, uitvoeringOf, type Actie, type OpgenomenActie } from './actie.state.js';
import { withStatus, type Bijeenkomst, type Deelnamestand, type Uitvoering, type Verloopfeit } from './verloop.js';

type Fact<Type extends ActieEvent['type']> = Extract<ActieEvent, { readonly type: Type }>['data'];

const opgenomen = (data: Fact<'ActieOpgenomen'>): OpgenomenActie => ({
  ...data,
  fase: 'opgenomen',
  trekkers: [],
  ontheven: [],
  actoren: [],
  koppelingen: [],
  uitvoeringen: new Map(),
});

const withoutCode = ({ code: _, ...actie }: OpgenomenActie): OpgenomenActie => actie;

const withVeld = (actie: OpgenomenActie, { veld, nieuw }: ActieWijziging): OpgenomenActie => {
  if (nieuw === null) return veld === 'code' ? withoutCode(actie) : actie;
  switch (veld) {
    case 'omschrijving':
    case 'code':
      return { ...actie, [veld]: nieuw };
    case 'soort':
      return { ...actie, soort: nieuw as ActieSoort };
    case 'schaal':
      return actie; // comes whole, beside the wijzigingen
  }
};

const gewijzigd = (actie: OpgenomenActie, { wijzigingen, schaal }: Fact<'ActieGewijzigd'>): OpgenomenActie => {
  const anders = wijzigingen.reduce(withVeld, actie);
  return schaal ? { ...anders, schaal } : anders;
};

const withTekst = (actie: OpgenomenActie, { veld, nieuw }: Fact<'TekstGecorrigeerd'>): OpgenomenActie => {
  switch (veld) {
    case 'omschrijving':
    case 'standVanZaken':
    case 'resultaat':
      return { ...actie, [veld]: nieuw };
    case 'dekking':
      return actie.dekking ? { ...actie, dekking: { ...actie.dekking, tekst: nieuw } } : actie;
    case 'planning':
      return actie.planning ? { ...actie, planning: { ...actie.planning, tekst: nieuw } } : actie;
  }
};

// An assignment occurs twice if an earlier first day was told later.
const withTrekker = (actie: OpgenomenActie, { trekker }: Fact<'TrekkerToegewezen'>): OpgenomenActie => ({
  ...actie,
  trekkers: [...actie.trekkers.filter(({ trekkerId }) => trekkerId !== trekker.trekkerId), trekker],
});

const withoutTrekker = (actie: OpgenomenActie, { trekker }: Fact<'TrekkerOntheven'>): OpgenomenActie => ({
  ...actie,
  trekkers: actie.trekkers.filter(({ trekkerId }) => trekkerId !== trekker.trekkerId),
  ontheven: [...actie.ontheven, trekker.trekkerId],
});

const withUitvoering = (actie: OpgenomenActie, organisatie: OrganisatieCode, next: (before: Uitvoering) => Uitvoering): OpgenomenActie => ({
  ...actie,
  uitvoeringen: new Map(actie.uitvoeringen).set(organisatie, next(uitvoeringOf(actie, organisatie))),
});

/** The decision of an earlier day: more decisions of one day are one, the last. */
const vanEerder = (deelname: Deelnamestand | undefined, op: Datum): Deelnamestand | undefined => (deelname?.op === op ? deelname.vorige : deelname);

const withDeelname = (actie: OpgenomenActie, { organisatie, besluit, motief, op }: Fact<'DeelnameBesloten'>): OpgenomenActie =>
  withUitvoering(actie, organisatie, (before) => ({ ...before, deelname: defined({ besluit, motief, op, vorige: vanEerder(before.deelname, op) }) }));

const withoutDeelname = (actie: OpgenomenActie, { organisatie, op }: Fact<'DeelnameTeruggenomen'>): OpgenomenActie =>
  withUitvoering(actie, organisatie, ({ deelname, ...before }) => ({ ...before, ...defined({ deelname: vanEerder(deelname, op) }) }));

// A meeting occurs twice under one number if its subject was told later; it keeps its place.
const metBijeenkomst = (bekend: readonly Bijeenkomst[], nieuw: Bijeenkomst): readonly Bijeenkomst[] =>
  bekend.some(({ nummer }) => nummer === nieuw.nummer) ? bekend.map((een) => (een.nummer === nieuw.nummer ? nieuw : een)) : [...bekend, nieuw];

const withBijeenkomst = (actie: OpgenomenActie, { organisatie, op, nummer, onderwerp }: Fact<'BijeenkomstGehouden'>): OpgenomenActie =>
  withUitvoering(actie, organisatie, (before) => ({
    ...before,
    bijeenkomsten: metBijeenkomst(before.bijeenkomsten, { op, nummer, ...(onderwerp !== undefined && { onderwerp }) }),
  }));

const withStatusevent = (actie: OpgenomenActie, event: Verloopfeit): OpgenomenActie =>
  withUitvoering(actie, event.data.organisatie, (before) => withStatus(before, event));

const inForceAgain = ({ vervallen: _, ...actie }: OpgenomenActie): OpgenomenActie => actie;

type LaterEvent = Exclude<ActieEvent, { readonly type: 'ActieOpgenomen' }>;

const evolveOpgenomen = (actie: OpgenomenActie, event: LaterEvent): OpgenomenActie => {
  switch (event.type) {
    case 'ActieGewijzigd':
      return gewijzigd(actie, event.data);
    case 'TekstGecorrigeerd':
      return withTekst(actie, event.data);
    case 'SoortGecorrigeerd':
      return { ...actie, soort: event.data.nieuw };
    case 'ActieGekoppeld':
      return { ...actie, koppelingen: [...actie.koppelingen, event.data.koppeling] };
    case 'ActieVerplaatst':
      return { ...actie, knoopId: event.data.nieuw };
    case 'PlanningVastgelegd':
      return { ...actie, planning: event.data.nieuw };
    case 'TrekkerToegewezen':
      return withTrekker(actie, event.data);
    case 'TrekkerOntheven':
      return withoutTrekker(actie, event.data);
    case 'ActorBetrokken':
      return { ...actie, actoren: [...actie.actoren, event.data.actor] };
    case 'ResultaatBeoogd':
      return { ...actie, resultaat: event.data.nieuw };
    case 'DekkingVastgelegd':
      return { ...actie, dekking: event.data.nieuw };
    case 'StandVanZakenVastgelegd':
      return { ...actie, standVanZaken: event.data.nieuw };
    case 'DeelnameBesloten':
      return withDeelname(actie, event.data);
    case 'DeelnameTeruggenomen':
      return withoutDeelname(actie, event.data);
    case 'BijeenkomstGehouden':
      return withBijeenkomst(actie, event.data);
    case 'BijeenkomstTeruggenomen':
      return actie; // the timeline has removed the meeting
    case 'ActieGestart':
    case 'ActieUitgevoerd':
    case 'ActieGeevalueerd':
    case 'ActieUitgesteld':
    case 'ActieGestopt':
    case 'ActieHervat':
    case 'StatusAangevuld':
    case 'StatusGecorrigeerd':
      return withStatusevent(actie, event);
    case 'ActieHersteld':
      return inForceAgain(actie);
    case 'ActieVervallen':
      return actie.vervallen ? actie : { ...actie, vervallen: { motief: event.data.motief, op: event.data.op } };
  }
};

// Facts from before the opname, in an old history, stay; the words of the opname itself take the place of older ones.
const metEerder = (data: Fact<'ActieOpgenomen'>, eerder: readonly ActieEvent[]): OpgenomenActie => {
  const { trekkers: _t, ontheven: _o, actoren: _a, koppelingen: _k, uitvoeringen: _u, ...woorden } = opgenomen(data);
  return { ...eerder.filter(isLater).reduce(evolveOpgenomen, opgenomen(data)), ...woorden };
};

const isLater = (event: ActieEvent): event is LaterEvent => event.type !== 'ActieOpgenomen';

/** The actie after a fact; facts come in the order of their days. */
export const evolveActie = (actie: Actie, event: ActieEvent): Actie => {
  if (hasActie(actie)) return isLater(event) ? evolveOpgenomen(actie, event) : actie;
  if (isLater(event)) return { ...actie, eerder: [...actie.eerder, event] };
  return actie.eerder.length === 0 ? opgenomen(event.data) : metEerder(event.data, actie.eerder);
};
