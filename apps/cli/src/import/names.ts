import { withPersons } from '@actiespoor/application';
import type { Gelezen } from '@actiespoor/plan-import';

/** Puts the names of the document back in place of `{persoon:<id>}`: the sender of the document knows them. */
export const withNames = (gelezen: Gelezen): Gelezen => withPersons(gelezen, new Map(gelezen.personen.map(({ persoon, naam }) => [persoon, naam])));
