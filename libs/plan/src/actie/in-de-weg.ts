import type { Datum, Obstacle } from '@actiespoor/kernel';

import type { OrganisatieCode } from '../ids.js';
import { obstacleOf } from '../obstacle.js';
import type { ActieCommand } from './actie.commands.js';
import type { ActieStatusEvent } from './actie.events.js';
import { type ActieHistory, hasActie, uitvoeringOf } from './actie.state.js';
import { actieOnderwerpen, laatsteOver } from './onderwerpen.js';

/** The fact from which an actie is part of the plan only after a day, or by which it was dropped by then; undefined if it is part of the plan then. */
export const actieInDeWeg = (history: ActieHistory, op: Datum): Obstacle | undefined => {
  const toen = history.on(op);
  if (hasActie(toen)) return toen.vervallen && { type: 'ActieVervallen', op: toen.vervallen.op };
  const fact = history.standing.find(({ type }) => type === 'ActieOpgenomen');
  return fact && obstacleOf(fact);
};

/** The first fact about this subject after a day. */
const eerstLater = (onderwerp: string, op: Datum, history: ActieHistory): Obstacle | undefined => {
  const fact = history.after(op).find((later) => actieOnderwerpen(later).includes(onderwerp));
  return fact && obstacleOf(fact);
};

const laatsteFeit = (onderwerp: string, op: Datum, history: ActieHistory): Obstacle | undefined => {
  const fact = laatsteOver(onderwerp, op, history);
  return fact && obstacleOf(fact);
};

const bijeenkomstNa = (organisatie: OrganisatieCode, op: Datum, history: ActieHistory): Obstacle | undefined => {
  const fact = history.after(op).find(({ type, data }) => type === 'BijeenkomstGehouden' && data.organisatie === organisatie);
  return fact && obstacleOf(fact);
};

/** The report by which an organisatie has its status on that day. */
const statusVan = (organisatie: OrganisatieCode, op: Datum, history: ActieHistory): Obstacle | undefined => {
  const toen = history.on(op);
  const regel = hasActie(toen) ? uitvoeringOf(toen, organisatie).verloop.findLast(({ ronde }) => ronde === undefined) : undefined;
  return regel && { type: regel.door, op: regel.op, id: regel.statusupdateId };
};

/** The report, or the correction of one, that is meant by its id. */
const meldingVan = (isDie: (fact: ActieStatusEvent) => boolean, { facts }: ActieHistory): Obstacle | undefined => {
  const fact = facts.filter((een): een is ActieStatusEvent => 'statusupdateId' in een.data && een.type !== 'StatusAangevuld').find(isDie);
  return fact && { ...obstacleOf(fact), id: fact.data.statusupdateId };
};

const correctieOp = (statusupdateId: string, history: ActieHistory): Obstacle | undefined =>
  meldingVan(({ type, data }) => type === 'StatusGecorrigeerd' && data.vervangt === statusupdateId, history);

const deelnameVan = (organisatie: OrganisatieCode, op: Datum, history: ActieHistory): Obstacle | undefined => {
  const toen = history.on(op);
  const deelname = hasActie(toen) ? uitvoeringOf(toen, organisatie).deelname : undefined;
  return deelname && { type: 'DeelnameBesloten', op: deelname.op };
};

/** The facts about one organisatie by which its reports and its decision are refused. */
const overOrganisatie = (refusal: string, { data }: ActieCommand, history: ActieHistory): Obstacle | undefined => {
  if (!('organisatie' in data) || data.organisatie === undefined) return undefined;
  const { organisatie, op } = data;
  switch (refusal) {
    case 'al-begonnen':
    case 'actie-al-gestart':
    case 'actie-al-uitgevoerd':
    case 'actie-al-geevalueerd':
    case 'actie-niet-gepland':
    case 'actie-niet-gestart':
    case 'actie-niet-uitgevoerd':
    case 'actie-niet-onderbroken':
    case 'actie-onderbroken':
    case 'statusupdate-anders':
      return statusVan(organisatie, op, history);
    case 'neemt-niet-deel':
      return deelnameVan(organisatie, op, history);
    case 'ronde-al-geevalueerd':
      return meldingVan((fact) => fact.type === 'ActieGeevalueerd' && fact.data.organisatie === organisatie && fact.data.ronde !== undefined, history);
    case 'ouder-dan-bijeenkomst':
      return bijeenkomstNa(organisatie, op, history);
    default:
      return undefined;
  }
};

/** The report that a correction, or a report told again, is about. */
const overMelding = (refusal: string, { type, data }: ActieCommand, history: ActieHistory): Obstacle | undefined => {
  switch (refusal) {
    case 'statusupdate-al-vervangen':
      return type === 'StatusCorrigeren'
        ? correctieOp(data.vervangt, history)
        : 'statusupdateId' in data
          ? correctieOp(data.statusupdateId, history)
          : undefined;
    case 'uitstel-voorbij':
      return type === 'StatusCorrigeren' ? meldingVan((fact) => fact.data.statusupdateId === data.vervangt, history) : undefined;
    default:
      return undefined;
  }
};

/** The fact from or until which a thing exists, if a refusal calls it unknown, absent or gone on the day of the command. */
export const inDeWegVanActie = (refusal: string, command: ActieCommand, history: ActieHistory): Obstacle | undefined => {
  const { type, data, planContext } = command;
  switch (refusal) {
    case 'knoop-onbekend':
    case 'knoop-opgegaan':
      return planContext.knoopInDeWeg;
    case 'doel-onbekend':
    case 'hoofdactie-onbekend':
    case 'hoofdactie-vervallen':
    case 'hoofdactie-meldt-zelf':
      return planContext.actieInDeWeg;
    case 'actie-vervallen':
      return actieInDeWeg(history, data.op);
    case 'is-geen-actie-maar-voorstel':
      return laatsteFeit('soort', data.op, history);
    case 'plan-ingetrokken':
      return planContext.ingetrokkenOp && { type: 'PlanIngetrokken', op: planContext.ingetrokkenOp };
    case 'heeft-deelacties':
      return planContext.verdeeldDoor;
    case 'planning-bestaat-al':
      return laatsteFeit('planning', data.op, history);
    case 'tekst-ontbreekt':
      return type === 'TekstCorrigeren' ? eerstLater(data.veld, data.op, history) : undefined;
    case 'trekker-onbekend':
      return type === 'TrekkerOntheffen' ? eerstLater(`trekker ${data.trekkerId}`, data.op, history) : undefined;
    default:
      return overMelding(refusal, command, history) ?? overOrganisatie(refusal, command, history);
  }
};
