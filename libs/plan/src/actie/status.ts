import { accept, alreadySo, type Decision, refuse } from '@actiespoor/kernel';

import { compareWords } from '../same.js';
import type { ActieCommandOf, BareStatusCommand } from './actie.commands.js';
import type { ActieEvent, ActieStatusEvent, Status } from './actie.events.js';
import type { StatusupdateId } from '../ids.js';
import { type ActieHistory, uitvoeringOf, type OpgenomenActie } from './actie.state.js';
import { bezwaarTegenBericht, type BerichtAfwijzing } from './bericht.js';
import { bezwaarTegenRonde, bezwaarZonderBijeenkomst, type BijeenkomstAfwijzing } from './bijeenkomsten.js';
import { isVanHetPlan } from './deelname.js';
import { isHerhalend } from './planning.js';
import type { Melding } from './status-na.js';
import { findMelding, findRonde, statusOf, type Statusregel, woordenOf } from './verloop.js';

type Overgangafwijzing =
  | 'actie-niet-gepland'
  | 'actie-niet-gestart'
  | 'actie-niet-uitgevoerd'
  | 'actie-niet-onderbroken'
  | 'actie-onderbroken'
  | 'actie-al-gestart'
  | 'actie-al-uitgevoerd'
  | 'actie-al-geevalueerd';

/** Decisions about the status of one organisatie. */
export type StatusAfwijzing = Overgangafwijzing | 'statusupdate-anders' | 'statusupdate-al-vervangen' | BerichtAfwijzing | BijeenkomstAfwijzing;

type Besluit = Decision<ActieEvent, StatusAfwijzing>;

type StatusCommandType = Exclude<BareStatusCommand['type'], 'StatusCorrigeren'>;

interface Overgang {
  readonly naar: Status;
  readonly vanuit: Readonly<Record<Status, 'mag' | Overgangafwijzing>>;
}

/** The complete table of transitions: for each command and each status the events, or the refusal. */
const overgangen: Readonly<Record<StatusCommandType, Overgang>> = {
  ActieStarten: {
    naar: 'gestart',
    vanuit: {
      gepland: 'mag',
      gestart: 'actie-al-gestart',
      uitgesteld: 'actie-onderbroken',
      gestopt: 'actie-onderbroken',
      uitgevoerd: 'actie-niet-gepland',
      geevalueerd: 'actie-niet-gepland',
    },
  },
  ActieUitvoeren: {
    naar: 'uitgevoerd',
    vanuit: {
      gepland: 'mag',
      gestart: 'mag',
      uitgesteld: 'actie-onderbroken',
      gestopt: 'actie-onderbroken',
      uitgevoerd: 'actie-al-uitgevoerd',
      geevalueerd: 'actie-al-uitgevoerd',
    },
  },
  ActieEvalueren: {
    naar: 'geevalueerd',
    vanuit: {
      gepland: 'actie-niet-uitgevoerd',
      gestart: 'actie-niet-uitgevoerd',
      uitgesteld: 'actie-niet-uitgevoerd',
      gestopt: 'actie-niet-uitgevoerd',
      uitgevoerd: 'mag',
      geevalueerd: 'actie-al-geevalueerd',
    },
  },
  ActieUitstellen: {
    naar: 'uitgesteld',
    vanuit: {
      gepland: 'actie-niet-gestart',
      gestart: 'mag',
      uitgesteld: 'actie-onderbroken',
      gestopt: 'actie-onderbroken',
      uitgevoerd: 'actie-al-uitgevoerd',
      geevalueerd: 'actie-al-uitgevoerd',
    },
  },
  ActieStoppen: {
    naar: 'gestopt',
    vanuit: {
      gepland: 'actie-niet-gestart',
      gestart: 'mag',
      uitgesteld: 'actie-onderbroken',
      gestopt: 'actie-onderbroken',
      uitgevoerd: 'actie-al-uitgevoerd',
      geevalueerd: 'actie-al-uitgevoerd',
    },
  },
  ActieHervatten: {
    naar: 'gestart',
    vanuit: {
      gepland: 'actie-niet-onderbroken',
      gestart: 'actie-niet-onderbroken',
      uitgesteld: 'mag',
      gestopt: 'mag',
      uitgevoerd: 'actie-niet-onderbroken',
      geevalueerd: 'actie-niet-onderbroken',
    },
  },
};

const wensOf: Readonly<Record<Melding['type'], StatusCommandType>> = {
  ActieGestart: 'ActieStarten',
  ActieUitgevoerd: 'ActieUitvoeren',
  ActieGeevalueerd: 'ActieEvalueren',
  ActieUitgesteld: 'ActieUitstellen',
  ActieGestopt: 'ActieStoppen',
  ActieHervat: 'ActieHervatten',
};

const isTeruggenomen = ({ facts, standing }: ActieHistory, statusupdateId: StatusupdateId): boolean => {
  const isDeze = ({ data }: ActieEvent): boolean => 'statusupdateId' in data && data.statusupdateId === statusupdateId;
  return facts.some(isDeze) && !standing.some(isDeze);
};

/** The reason why a report cannot follow from the present status. */
export const bezwaarTegenOvergang = (event: Melding, actie: OpgenomenActie): Overgangafwijzing | BijeenkomstAfwijzing | undefined => {
  if (event.type === 'ActieGeevalueerd' && event.data.ronde !== undefined) return bezwaarTegenRonde(event.data, actie);
  const overgang = overgangen[wensOf[event.type]].vanuit[statusOf(uitvoeringOf(actie, event.data.organisatie))];
  return overgang === 'mag' ? undefined : overgang;
};

const stappen: Readonly<Record<Status, readonly StatusCommandType[]>> = {
  gepland: [],
  gestart: ['ActieStarten', 'ActieHervatten'],
  uitgevoerd: ['ActieUitvoeren'],
  geevalueerd: ['ActieEvalueren'],
  uitgesteld: ['ActieUitstellen'],
  gestopt: ['ActieStoppen'],
};

type Correctie = Extract<ActieStatusEvent, { readonly type: 'StatusGecorrigeerd' }>['data'];

/** The reason why the status of a correction no longer follows from the status before it, once another fact was told. */
export const bezwaarTegenGecorrigeerd = (
  { organisatie, status, ronde }: Correctie,
  actie: OpgenomenActie,
): Overgangafwijzing | BijeenkomstAfwijzing | undefined => {
  if (status === undefined) return undefined;
  if (ronde !== undefined) return bezwaarTegenRonde({ organisatie, ronde }, actie);
  const vanuit = statusOf(uitvoeringOf(actie, organisatie));
  if (status === 'gepland') return vanuit === 'gepland' ? undefined : 'actie-niet-gepland';
  const uitkomsten = stappen[status].map((stap) => overgangen[stap].vanuit[vanuit]);
  return uitkomsten.includes('mag') ? undefined : uitkomsten.find((uitkomst) => uitkomst !== 'mag');
};

/** A report to be judged, with the actie on its day and the history of the actie. */
interface GivenReport {
  readonly command: ActieCommandOf<StatusCommandType>;
  readonly actie: OpgenomenActie;
  readonly history: ActieHistory;
}

/** A report of the same status on the same date is the same report: missing words are added, other words contradict it. */
const opnieuw = ({ command, history }: GivenReport, regel: Statusregel): Besluit => {
  const { actieId, organisatie, op } = command.data;
  const { statusupdateId } = regel;
  const { added, contradicted } = compareWords(woordenOf(command.data), regel.woorden);
  if (contradicted.length > 0) return refuse('statusupdate-anders', { verschillen: contradicted, id: statusupdateId });
  if (Object.keys(added).length === 0) return alreadySo(meldingVan(history, statusupdateId));
  return accept({ type: 'StatusAangevuld', data: { actieId, op, organisatie, statusupdateId, aanvulling: added } });
};

const meldingVan = ({ standing }: ActieHistory, statusupdateId: StatusupdateId): ActieEvent | undefined =>
  standing.find(({ data }) => 'statusupdateId' in data && data.statusupdateId === statusupdateId);

const bezwaarTegenMelding = ({ command, actie, history }: GivenReport): ReturnType<typeof refuse<StatusAfwijzing>> | undefined => {
  const { data, planContext } = command;
  if (isTeruggenomen(history, data.statusupdateId)) return refuse('statusupdate-al-vervangen', { id: data.statusupdateId });
  if (planContext.deelacties.length > 0) return refuse('heeft-deelacties');
  if (!isVanHetPlan(data.organisatie, planContext)) return refuse('voert-niet-uit');
  const bezwaar = bezwaarTegenBericht(data.organisatie, actie, planContext);
  return bezwaar && refuse(bezwaar);
};

const melden = (vraag: GivenReport, event: (vorige: Status) => Melding): Besluit => {
  const { command, actie } = vraag;
  const uitvoering = uitvoeringOf(actie, command.data.organisatie);
  const vorige = statusOf(uitvoering);
  const nieuw = event(vorige);
  const { naar, vanuit } = overgangen[command.type];
  const gemeld = vanuit[vorige] === 'mag' ? undefined : findMelding({ door: nieuw.type, status: naar, op: command.data.op }, uitvoering);
  return gemeld ? opnieuw(vraag, gemeld) : (bezwaarTegenMelding(vraag) ?? accept(nieuw));
};

const isLopendeRonde = ({ data }: ActieCommandOf<'ActieEvalueren'>, actie: OpgenomenActie): boolean =>
  isHerhalend(actie) && statusOf(uitvoeringOf(actie, data.organisatie)) === 'gestart';

const rondeEvalueren = (vraag: GivenReport & { readonly command: ActieCommandOf<'ActieEvalueren'> }): Besluit => {
  const { command, actie, history } = vraag;
  const { data } = command;
  const uitvoering = uitvoeringOf(actie, data.organisatie);
  const ronde = uitvoering.bijeenkomsten.at(-1)?.nummer;
  if (ronde === undefined) return bezwaarTegenMelding(vraag) ?? refuse(bezwaarZonderBijeenkomst(data.organisatie, history));
  const earlier = findRonde(ronde, uitvoering);
  if (earlier?.op === data.op) return opnieuw(vraag, earlier);
  return bezwaarTegenMelding(vraag) ?? accept({ type: 'ActieGeevalueerd', data: { ...data, vorige: 'gestart', ronde } });
};

const evalueren = (vraag: GivenReport & { readonly command: ActieCommandOf<'ActieEvalueren'> }): Besluit => {
  const { command, actie } = vraag;
  if (isLopendeRonde(command, actie)) return rondeEvalueren(vraag);
  return melden(vraag, (vorige) => ({ type: 'ActieGeevalueerd', data: { ...command.data, vorige } }));
};

/** The decision about a report of an organisatie. */
export const statusMelden = (command: ActieCommandOf<StatusCommandType>, actie: OpgenomenActie, history: ActieHistory): Besluit => {
  const vraag = { command, actie, history };
  switch (command.type) {
    case 'ActieStarten':
      return melden(vraag, (vorige) => ({ type: 'ActieGestart', data: { ...command.data, vorige } }));
    case 'ActieUitvoeren':
      return melden(vraag, (vorige) => ({ type: 'ActieUitgevoerd', data: { ...command.data, vorige } }));
    case 'ActieEvalueren':
      return evalueren({ ...vraag, command });
    case 'ActieUitstellen':
      return melden(vraag, (vorige) => ({ type: 'ActieUitgesteld', data: { ...command.data, vorige } }));
    case 'ActieStoppen':
      return melden(vraag, (vorige) => ({ type: 'ActieGestopt', data: { ...command.data, vorige } }));
    case 'ActieHervatten':
      return melden(vraag, (vorige) => ({ type: 'ActieHervat', data: { ...command.data, vorige } }));
  }
};
