import { type Datum, defined } from '@actiespoor/kernel';
import type { BareStatusCommand } from '@actiespoor/plan';
import type { ActieEvent, OrganisatieCode, Status, StatusupdateId } from '@actiespoor/plan/events';
import { idMadeBy, statussen } from '@actiespoor/plan/model';

import { Choice, DatumField, OrganisatieField, TextField } from '../validation/fields.js';
import { After, OnlyWhen } from '../validation/relations.js';
import type { Made } from './actie-table.js';

/** Every status but the first, which nobody reports; a resumption gives the status of before. */
type Nieuwestatus = Exclude<Status, 'gepland'> | 'hervat';

const nieuwestatussen: readonly Nieuwestatus[] = [...statussen.filter((status) => status !== 'gepland'), 'hervat'];

/** The update that the facts are about: one that was there already keeps its id. */
export const statusupdateOf = ([feit]: readonly ActieEvent[]): { readonly statusupdateId?: StatusupdateId } =>
  feit && 'statusupdateId' in feit.data ? { statusupdateId: feit.data.statusupdateId } : {};

export class Statusupdate {
  @Choice(nieuwestatussen, { description: 'Wat er met de actie gebeurde.' })
  readonly status!: Nieuwestatus;

  @OrganisatieField({ description: 'Wie het deed: de gemeente, het samenwerkingsverband of de partner.' })
  readonly organisatie!: OrganisatieCode;

  @DatumField({ description: 'Sinds wanneer het zo is, zo precies als bekend (EDTF).' })
  readonly op!: Datum;

  @TextField({ max: 4000, optional: true })
  readonly toelichting?: string;

  @OnlyWhen(({ status }: Statusupdate) => status === 'uitgevoerd', 'hoort alleen bij status uitgevoerd')
  @TextField({ max: 4000, optional: true, description: 'Bij uitgevoerd: wat het opleverde.' })
  readonly resultaat?: string;

  @OnlyWhen(({ status }: Statusupdate) => status === 'geevalueerd', 'hoort alleen bij status geevalueerd')
  @TextField({
    max: 4000,
    optional: true,
    description: 'Bij geevalueerd verplicht: wat ervan geleerd is.',
    requiredWhen: ({ status }: Statusupdate) => status === 'geevalueerd',
  })
  readonly conclusie?: string;

  @OnlyWhen(({ status }: Statusupdate) => status === 'geevalueerd', 'hoort alleen bij status geevalueerd')
  @TextField({ max: 4000, optional: true, description: 'Bij geevalueerd: hoe het verder gaat.' })
  readonly vervolg?: string;

  @OnlyWhen(({ status }: Statusupdate) => status === 'uitgesteld', 'hoort alleen bij status uitgesteld')
  @After('op')
  @DatumField({ optional: true, description: 'Bij uitgesteld: tot wanneer.' })
  readonly tot?: Datum;
}

/** The command that a status update asks for. */
export const toStatusCommand = (update: Statusupdate, { actieId, commandId }: Made): Exclude<BareStatusCommand, { readonly type: 'StatusCorrigeren' }> => {
  const { status, resultaat, conclusie, vervolg, tot, ...rest } = update;
  const data = defined({ actieId, statusupdateId: idMadeBy(commandId, 'statusupdate'), ...rest });
  switch (status) {
    case 'gestart':
      return { type: 'ActieStarten', data };
    case 'uitgevoerd':
      return { type: 'ActieUitvoeren', data: defined({ ...data, resultaat }) };
    case 'geevalueerd':
      return { type: 'ActieEvalueren', data: defined({ ...data, conclusie: conclusie ?? '', vervolg }) };
    case 'uitgesteld':
      return { type: 'ActieUitstellen', data: defined({ ...data, tot }) };
    case 'gestopt':
      return { type: 'ActieStoppen', data };
    case 'hervat':
      return { type: 'ActieHervatten', data };
  }
};
