import { uuidV5, type Datum, type Id } from '@actiespoor/kernel';
import type {
  ActieId,
  BareActieCommand,
  KaderCommand,
  KaderId,
  OrganisatieCode,
  PlanCommand,
  PlanId,
  StatusupdateId,
  Trekker,
  TrekkerId,
} from '@actiespoor/plan';
import { actieStream, kaderStream, planStream } from '@actiespoor/plan/model';

import type { DemoCommand, DataOf, Statement, Sentence } from './demo-stap.js';

const demoNamespace = '5d0f3f0e-6c55-4f0f-9d8a-0c4b2e8f7a61';

/** The same id at every start, so that the demo never exists twice. */
export const demoId = <Name extends string>(soort: Name, naam: string): Id<Name> => uuidV5(demoNamespace, `${soort}/${naam}`) as Id<Name>;

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
  const id = uuidV5(vanPlan.id, naam) as ActieId;
  const update = (type: BareActieCommand['type'], op: string) => uuidV5(id, `${type}/${op}`) as StatusupdateId;
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
      trekkerId: uuidV5(id, `trekker/${tekst}`) as TrekkerId,
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
