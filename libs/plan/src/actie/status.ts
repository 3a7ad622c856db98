import { accept, refuse, type Decision } from '@actiespoor/kernel';

import type { ActieCommandOf, ActieStatusWish } from './actie.commands.js';
import type { ActieEvent, ActieStatusEvent, Status } from './actie.events.js';
import { uitvoeringOf, type OpgenomenActie } from './actie.state.js';
import { bezwaarTegenBericht, type BerichtAfwijzing } from './bericht.js';
import { rondeEvalueren, type BijeenkomstAfwijzing } from './bijeenkomsten.js';
import { isHerhalend } from './planning.js';
import { isAlGemeld, isOuderDanLaatste, statusOf } from './verloop.js';

type Overgangafwijzing =
  | 'actie-niet-gepland'
  | 'actie-niet-gestart'
  | 'actie-niet-uitgevoerd'
  | 'actie-niet-onderbroken'
  | 'actie-onderbroken'
  | 'actie-al-gestart'
  | 'actie-al-uitgevoerd'
  | 'actie-al-geevalueerd';

/** Decisions about how far one organisatie is. */
export type StatusAfwijzing = Overgangafwijzing | 'ouder-dan-laatste-status' | BerichtAfwijzing | BijeenkomstAfwijzing;

type Besluit = Decision<ActieEvent, StatusAfwijzing>;

type Statuswens = Exclude<ActieStatusWish['type'], 'StatusCorrigeren'>;

interface Overgang {
  readonly naar: Status;
  readonly vanuit: Readonly<Record<Status, 'mag' | Overgangafwijzing>>;
}

/** The whole of it: what each wish makes of each status, or why it does not. */
const overgangen: Readonly<Record<Statuswens, Overgang>> = {
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

const melden = (
  command: ActieCommandOf<Statuswens>,
  actie: OpgenomenActie,
  event: (vorige: Status) => ActieStatusEvent,
): Besluit => {
  const { organisatie, op } = command.data;
  const bezwaar = bezwaarTegenBericht(command, actie);
  if (bezwaar) return refuse(bezwaar);
  const uitvoering = uitvoeringOf(actie, organisatie);
  const vorige = statusOf(uitvoering);
  const { naar, vanuit } = overgangen[command.type];
  const overgang = vanuit[vorige];
  if (overgang !== 'mag') return isAlGemeld({ status: naar, op }, uitvoering) ? accept() : refuse(overgang);
  if (isOuderDanLaatste(op, uitvoering)) return refuse('ouder-dan-laatste-status');
  return accept(event(vorige));
};

export const starten = (command: ActieCommandOf<'ActieStarten'>, actie: OpgenomenActie): Besluit =>
  melden(command, actie, (vorige) => ({ type: 'ActieGestart', data: { ...command.data, vorige } }));

export const uitvoeren = (command: ActieCommandOf<'ActieUitvoeren'>, actie: OpgenomenActie): Besluit =>
  melden(command, actie, (vorige) => ({ type: 'ActieUitgevoerd', data: { ...command.data, vorige } }));

export const uitstellen = (command: ActieCommandOf<'ActieUitstellen'>, actie: OpgenomenActie): Besluit =>
  melden(command, actie, (vorige) => ({ type: 'ActieUitgesteld', data: { ...command.data, vorige } }));

export const stoppen = (command: ActieCommandOf<'ActieStoppen'>, actie: OpgenomenActie): Besluit =>
  melden(command, actie, (vorige) => ({ type: 'ActieGestopt', data: { ...command.data, vorige } }));

export const hervatten = (command: ActieCommandOf<'ActieHervatten'>, actie: OpgenomenActie): Besluit =>
  melden(command, actie, (vorige) => ({ type: 'ActieHervat', data: { ...command.data, vorige } }));

const isLopendeRonde = ({ data }: ActieCommandOf<'ActieEvalueren'>, actie: OpgenomenActie): boolean =>
  isHerhalend(actie) && statusOf(uitvoeringOf(actie, data.organisatie)) === 'gestart';

export const evalueren = (command: ActieCommandOf<'ActieEvalueren'>, actie: OpgenomenActie): Besluit => {
  if (isLopendeRonde(command, actie)) return rondeEvalueren(command, actie);
  return melden(command, actie, (vorige) => ({ type: 'ActieGeevalueerd', data: { ...command.data, vorige } }));
};
