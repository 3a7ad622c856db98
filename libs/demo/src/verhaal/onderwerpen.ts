import type { Datum } from '@actiespoor/kernel';
import type { BareActieCommand, KaderCommand, KaderId, OrganisatieCode, PlanCommand, PlanId, Trekker } from '@actiespoor/plan';
import { actieIdInDocument, actieStream, demoId, demoStatusupdateId, demoTrekkerId, kaderStream, planStream } from '@actiespoor/plan/model';

import type { DemoCommand, DataOf, Statement, Sentence } from './demo-stap.js';

const statement = (stream: string, type: string, data: object): Statement => ({ stream, command: { type, data } as DemoCommand });

type KnownOfPlan = 'planId' | 'op';
type KnownOfActie = 'actieId' | 'planId' | 'statusupdateId' | 'organisatie' | 'op';

/** The sentences that the story tells about a kader. */
export const kader = (naam: string) => {
  const id: KaderId = demoId('kader', naam);
  return {
    id,
    geregistreerd:
      (gegevens: DataOf<KaderCommand, 'KaderRegistreren', 'kaderId' | 'op'>): Sentence =>
      (op) =>
        statement(kaderStream(id), 'KaderRegistreren', { ...gegevens, kaderId: id, op }),
  };
};

/** The sentences that the story tells about a plan and its tree. */
export const plan = (naam: string, eigenaar: OrganisatieCode) => {
  const id: PlanId = demoId('plan', naam);
  return {
    id,
    eigenaar,
    command:
      <Type extends PlanCommand['type']>(type: Type, gegevens: DataOf<PlanCommand, Type, KnownOfPlan>): Sentence =>
      (op) =>
        statement(planStream(id), type, { ...gegevens, planId: id, op }),
  };
};

const statusCommands: readonly string[] = [
  'ActieStarten',
  'ActieUitvoeren',
  'ActieEvalueren',
  'ActieUitstellen',
  'ActieStoppen',
  'ActieHervatten',
  'StatusCorrigeren',
] satisfies readonly BareActieCommand['type'][];

const commandsOfOrganisatie: readonly string[] = [...statusCommands, 'DeelnameBesluiten', 'BijeenkomstHouden'];

type Functie = Pick<Trekker, 'tekst' | 'organisatie'>;

/** The sentences that the story tells about an actie: in a lokaal plan, so the owner carries it out. */
export const actie = (vanPlan: { readonly id: PlanId; readonly eigenaar: OrganisatieCode }, naam: string) => {
  const id = actieIdInDocument(vanPlan.id, naam);
  const update = (type: BareActieCommand['type'], op: string) => demoStatusupdateId(id, type, op);
  const completed = (type: BareActieCommand['type'], op: Datum) => ({
    actieId: id,
    op,
    ...(type === 'ActieOpnemen' && { planId: vanPlan.id }),
    ...(commandsOfOrganisatie.includes(type) && { organisatie: vanPlan.eigenaar }),
    ...(statusCommands.includes(type) && { statusupdateId: update(type, op) }),
  });
  return {
    id,
    /** The id of the update with that type and day. */
    update,
    /** An assignment to a function; the same words give the same assignment. */
    functie: ({ tekst, organisatie = vanPlan.eigenaar }: Functie): Trekker => ({
      trekkerId: demoTrekkerId(id, tekst),
      tekst,
      soort: 'functie',
      organisatie,
      functie: tekst,
    }),
    command:
      <Type extends BareActieCommand['type']>(type: Type, gegevens: DataOf<BareActieCommand, Type, KnownOfActie>): Sentence =>
      (op) =>
        statement(actieStream(id), type, { ...gegevens, ...completed(type, op) }),
  };
};
