import type { PlanCommand } from '@actiespoor/plan';
import { actieStream, planStream } from '@actiespoor/plan/model';

import { openFouten } from '../bevinding.js';
import type { Gelezen, Vermelding, VerwachteVaststelling } from '../gelezen.js';
import { optional, unless } from '../text.js';
import { koppelwensen, wensenVoor, type Wens } from './actie-steps.js';
import { leegPlan, type BestaandPlan } from './bestaand.js';
import { koppelingenPerActie } from './koppelingen.js';
import { compare, type KnoopPaar, type Vergelijking } from './matching.js';
import { isSameText } from './sameness.js';
import type { DoorvoerContext, Stap } from './stap.js';

type PlanWens = { readonly regel?: number; readonly waarde: PlanCommand };

const opstellen = ({ titel, soort, periode, niveaus }: Gelezen, context: DoorvoerContext): readonly PlanWens[] => {
  const { planId, eigenaar, geldigVanaf: op, importId, bestaand } = context;
  return bestaand ? [] : [{ waarde: { type: 'PlanOpstellen', data: { planId, op, titel, soort, eigenaar, periode, niveaus, importId } } }];
};

const knoopToevoegen = ({ gelezen, knoopId, bovenliggend }: KnoopPaar, { planId, geldigVanaf: op }: DoorvoerContext): PlanWens => {
  const { regel, niveau, code, titel, toelichting, volgorde } = gelezen;
  const knoop = { knoopId, niveau, ...optional('code', code), titel, ...optional('toelichting', toelichting), ...optional('bovenliggend', bovenliggend), volgorde };
  return { regel, waarde: { type: 'KnoopToevoegen', data: { planId, op, ...knoop } } };
};

const knoopWijzigen = ({ gelezen, knoopId, bestaand }: KnoopPaar, { planId, geldigVanaf: op }: DoorvoerContext): readonly PlanWens[] => {
  if (!bestaand) return [];
  const { regel, code, titel, toelichting } = gelezen;
  const changed = {
    ...unless('titel', titel, (text) => isSameText(text, bestaand.titel)),
    ...unless('code', code, (now) => now === bestaand.code),
    ...unless('toelichting', toelichting, (text) => isSameText(text, bestaand.toelichting)),
  };
  return Object.keys(changed).length === 0 ? [] : [{ regel, waarde: { type: 'KnoopWijzigen', data: { planId, op, knoopId, ...changed } } }];
};

const isKnown = ({ orgaan, verwacht }: VerwachteVaststelling, { verwachteVaststelling: known, isVastgesteld }: BestaandPlan): boolean =>
  isVastgesteld === true || (known?.orgaan === orgaan && known.verwacht === verwacht);

const vaststelling = ({ verwachteVaststelling: expected }: Gelezen, context: DoorvoerContext): readonly PlanWens[] => {
  const { planId, geldigVanaf: op, bestaand = leegPlan } = context;
  if (!expected || isKnown(expected, bestaand)) return [];
  const { regel, orgaan, verwacht } = expected;
  return [{ regel, waarde: { type: 'VaststellingPlannen', data: { planId, op, orgaan, verwacht } } }];
};

const planWensen = (gelezen: Gelezen, { knopen }: Vergelijking, context: DoorvoerContext): readonly PlanWens[] => [
  ...opstellen(gelezen, context),
  ...knopen.flatMap((paar) => (paar.bestaand ? knoopWijzigen(paar, context) : [knoopToevoegen(paar, context)])),
  ...vaststelling(gelezen, context),
];

/** Links come last, because they may point at a later actie. */
const actieWensen = (gelezen: Gelezen, vergelijking: Vergelijking, context: DoorvoerContext): readonly Wens[] => {
  const koppelingen = koppelingenPerActie(gelezen, vergelijking);
  return [
    ...vergelijking.acties.flatMap((paar) => wensenVoor(paar, context)),
    ...vergelijking.acties.flatMap((paar) => koppelwensen(paar, koppelingen.get(paar.actieId) ?? [], context)),
  ];
};

const voltooien = ({ planId, geldigVanaf: op, importId }: DoorvoerContext): PlanCommand => ({ type: 'DoorvoeringVoltooien', data: { planId, op, importId } });

/**
 * The commands that bring the plan in line with the document, in order: the plan and its knopen, the acties each before its
 * deelacties, their links, and `DoorvoeringVoltooien` last. For an existing plan these are only the differences, and none for
 * a document without changes. Parts that the document no longer has are never removed: see `compareWithPlan`.
 *
 * @throws RangeError if the document still has faults (`openFouten`), which must be corrected or accepted first
 */
export const planCommands = (gelezen: Gelezen, context: DoorvoerContext): readonly Stap[] => {
  const fouten = openFouten(gelezen);
  if (fouten.length > 0) throw new RangeError(`Het document heeft nog ${fouten.length} fouten; corrigeer of aanvaard ze eerst.`);
  const { planId, bestaand = leegPlan } = context;
  const document = gelezen.document.hash;
  const vergelijking = compare(gelezen, { planId, bestaand });
  const planStap = ({ regel, waarde }: PlanWens): Stap => ({ stream: planStream(planId), command: waarde, source: { document, ...optional('line', regel) } });
  const actieStap = ({ regel, waarde }: Vermelding<Wens['waarde']>): Stap => ({
    stream: actieStream(waarde.data.actieId), command: waarde, source: { document, line: regel },
  });
  const steps = [...planWensen(gelezen, vergelijking, context).map(planStap), ...actieWensen(gelezen, vergelijking, context).map(actieStap)];
  return steps.length === 0 ? [] : [...steps, planStap({ waarde: voltooien(context) })];
};
