import type { PlanCommand } from '@actiespoor/plan';
import { actieStream, planStream } from '@actiespoor/plan/model';

import { openFouten } from '../bevinding.js';
import type { Gelezen, Located, VerwachteVaststelling } from '../gelezen.js';
import { optional, unless } from '../text.js';
import { linkCommands, commandsForActie, type LocatedCommand } from './actie-steps.js';
import { leegPlan, type BestaandPlan } from './bestaand.js';
import { koppelingenPerActie } from './koppelingen.js';
import { compare, type KnoopPair, type Comparison } from './matching.js';
import { isSameText } from './sameness.js';
import type { DoorvoerContext, Stap } from './step.js';

type LocatedPlanCommand = { readonly regel?: number; readonly waarde: PlanCommand };

const opstellen = ({ titel, soort, periode, niveaus }: Gelezen, context: DoorvoerContext): readonly LocatedPlanCommand[] => {
  const { planId, eigenaar, geldigVanaf: op, importId, bestaand } = context;
  return bestaand ? [] : [{ waarde: { type: 'PlanOpstellen', data: { planId, op, titel, soort, eigenaar, periode, niveaus, importId } } }];
};

const knoopToevoegen = ({ gelezen, knoopId, bovenliggend }: KnoopPair, { planId, geldigVanaf: op }: DoorvoerContext): LocatedPlanCommand => {
  const { regel, niveau, code, titel, toelichting, volgorde } = gelezen;
  const knoop = {
    knoopId,
    niveau,
    ...optional('code', code),
    titel,
    ...optional('toelichting', toelichting),
    ...optional('bovenliggend', bovenliggend),
    volgorde,
  };
  return { regel, waarde: { type: 'KnoopToevoegen', data: { planId, op, ...knoop } } };
};

const knoopWijzigen = ({ gelezen, knoopId, bestaand }: KnoopPair, { planId, geldigVanaf: op }: DoorvoerContext): readonly LocatedPlanCommand[] => {
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

const vaststelling = ({ verwachteVaststelling: expected }: Gelezen, context: DoorvoerContext): readonly LocatedPlanCommand[] => {
  const { planId, geldigVanaf: op, bestaand = leegPlan } = context;
  if (!expected || isKnown(expected, bestaand)) return [];
  const { regel, orgaan, verwacht } = expected;
  return [{ regel, waarde: { type: 'VaststellingPlannen', data: { planId, op, orgaan, verwacht } } }];
};

const commandsForPlan = (gelezen: Gelezen, { knopen }: Comparison, context: DoorvoerContext): readonly LocatedPlanCommand[] => [
  ...opstellen(gelezen, context),
  ...knopen.flatMap((pair) => (pair.bestaand ? knoopWijzigen(pair, context) : [knoopToevoegen(pair, context)])),
  ...vaststelling(gelezen, context),
];

/** Links come last, because they may point at a later actie. */
const commandsForActies = (gelezen: Gelezen, comparison: Comparison, context: DoorvoerContext): readonly LocatedCommand[] => {
  const koppelingen = koppelingenPerActie(gelezen, comparison);
  return [
    ...comparison.acties.flatMap((pair) => commandsForActie(pair, context)),
    ...comparison.acties.flatMap((pair) => linkCommands(pair, koppelingen.get(pair.actieId) ?? [], context)),
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
  const comparison = compare(gelezen, { planId, bestaand });
  const planStep = ({ regel, waarde }: LocatedPlanCommand): Stap => ({
    stream: planStream(planId),
    command: waarde,
    source: { document, ...optional('line', regel) },
  });
  const actieStep = ({ regel, waarde }: Located<LocatedCommand['waarde']>): Stap => ({
    stream: actieStream(waarde.data.actieId),
    command: waarde,
    source: { document, line: regel },
  });
  const steps = [...commandsForPlan(gelezen, comparison, context).map(planStep), ...commandsForActies(gelezen, comparison, context).map(actieStep)];
  return steps.length === 0 ? [] : [...steps, planStep({ waarde: voltooien(context) })];
};
