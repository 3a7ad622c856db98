import type { Gelezen, GelezenActie, GelezenKnoop, GelezenPersoon } from '@actiespoor/plan-import';
import { defined } from '@actiespoor/kernel';
import { type Proefimport, withPersons } from '@actiespoor/application';

/** A part of the plan with its acties and the parts under it, each with its line in the document. */
export interface GelezenOnderdeel extends Omit<GelezenKnoop, 'sleutel' | 'knopen'> {
  readonly acties: readonly GelezenActie[];
  readonly knopen: readonly GelezenOnderdeel[];
}

/** The reading of a document; nothing of it is recorded yet. */
export interface ProefAntwoord extends Omit<Gelezen, 'document' | 'personen' | 'knopen'>, Pick<Proefimport, 'importId' | 'status' | 'doorvoering'> {
  readonly knopen: readonly GelezenOnderdeel[];
  readonly personen: readonly Pick<GelezenPersoon, 'naam' | 'regel'>[];
}

const onderdeelOf = ({ sleutel, knopen, ...rest }: GelezenKnoop, acties: readonly GelezenActie[]): GelezenOnderdeel => ({
  ...rest,
  acties: acties.filter(({ knoop: under }) => under === sleutel),
  knopen: knopen.map((below) => onderdeelOf(below, acties)),
});

const losseActies = ({ acties }: Gelezen): readonly GelezenActie[] => acties.filter(({ knoop }) => knoop === undefined);

/** The proef with the names from the document: its sender knows them. */
export const proefAntwoord = ({ importId, status, doorvoering, gelezen }: Proefimport): ProefAntwoord => {
  const { document: _document, personen, knopen, acties, ...read } = gelezen;
  const antwoord = {
    importId,
    status,
    ...defined({ doorvoering }),
    ...read,
    knopen: knopen.map((knoop) => onderdeelOf(knoop, acties)),
    acties: losseActies(gelezen),
    personen: personen.map(({ naam, regel }) => ({ naam, regel })),
  };
  return withPersons(antwoord, new Map(personen.map(({ persoon, naam }) => [persoon, naam])));
};
