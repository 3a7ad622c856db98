import { accept, firstDay, lastDay, refuse, type Decision } from '@actiespoor/kernel';

import type { ActieCommandOf } from './actie.commands.js';
import type { ActieEvent } from './actie.events.js';
import { uitvoeringOf, type OpgenomenActie } from './actie.state.js';
import { bezwaarTegenBericht, type BerichtAfwijzing } from './bericht.js';
import { findRonde, isOuderDanLaatste } from './verloop.js';

/** Decisions about an actie that comes back: each organisatie counts its own bijeenkomsten, and evaluates the last one as a round. */
export type BijeenkomstAfwijzing =
  | 'bijeenkomst-ontbreekt'
  | 'ouder-dan-bijeenkomst'
  | 'ronde-al-geevalueerd'
  | 'ouder-dan-laatste-status'
  | BerichtAfwijzing;

type Besluit = Decision<ActieEvent, BijeenkomstAfwijzing>;

export const bijeenkomstHouden = (command: ActieCommandOf<'BijeenkomstHouden'>, actie: OpgenomenActie): Besluit => {
  const { data } = command;
  const bezwaar = bezwaarTegenBericht(command, actie);
  if (bezwaar) return refuse(bezwaar);
  const { bijeenkomsten } = uitvoeringOf(actie, data.organisatie);
  if (bijeenkomsten.some(({ op, onderwerp }) => op === data.op && onderwerp === data.onderwerp)) return accept();
  return accept({ type: 'BijeenkomstGehouden', data: { ...data, nummer: bijeenkomsten.length + 1 } });
};

/** Of an actie that comes back and goes on: the round is evaluated, the actie stays gestart. */
export const rondeEvalueren = (command: ActieCommandOf<'ActieEvalueren'>, actie: OpgenomenActie): Besluit => {
  const { data } = command;
  const bezwaar = bezwaarTegenBericht(command, actie);
  if (bezwaar) return refuse(bezwaar);
  const uitvoering = uitvoeringOf(actie, data.organisatie);
  const ronde = uitvoering.bijeenkomsten.length;
  const bijeenkomst = uitvoering.bijeenkomsten.at(-1);
  const earlier = findRonde(ronde, uitvoering);
  if (!bijeenkomst) return refuse('bijeenkomst-ontbreekt');
  if (earlier) return earlier.op === data.op ? accept() : refuse('ronde-al-geevalueerd');
  if (lastDay(data.op) < firstDay(bijeenkomst.op)) return refuse('ouder-dan-bijeenkomst');
  if (isOuderDanLaatste(data.op, uitvoering)) return refuse('ouder-dan-laatste-status');
  return accept({ type: 'ActieGeevalueerd', data: { ...data, vorige: 'gestart', ronde } });
};
