import type { IndicatorEvent, KaderEvent, OrganisatieEvent } from '@actiespoor/plan/events';

import { code, dated, type FieldsOf, id, integer, list, object, optional, text, withheld, word } from './field.js';

type RegisterEvent = KaderEvent | OrganisatieEvent;
type DataOf<Type extends RegisterEvent['type']> = Extract<RegisterEvent, { readonly type: Type }>['data'];

/** The messages about kaders and organisaties: of each event its fields, and what it tells, in Dutch. */
export type RegisterMessages = { readonly [Type in RegisterEvent['type']]: { readonly betekenis: string; readonly velden: FieldsOf<DataOf<Type>> } };

/** Events of streams that stay inside as a whole, each with the reason, in Dutch. */
export type PrivateEvents = { readonly [Type in IndicatorEvent['type']]: { readonly besloten: string } };

const kader: FieldsOf<DataOf<'KaderGeregistreerd'>> = {
  kaderId: id('Het kader.'),
  titel: text('De titel.'),
  soort: word('De soort.', { regiovisie: true, 'regio-aanpak': true, beleidskader: true, 'landelijk-programma': true }),
  periode: object<DataOf<'KaderGeregistreerd'>['periode']>('De looptijd.', { van: optional(dated('Het begin.')), tot: optional(dated('Het einde.')) }),
  vastgesteldDoor: withheld<string | undefined>(),
  vastgesteldOp: optional(dated('Wanneer het is vastgesteld.')),
  voorganger: optional(id('Het kader dat het opvolgt.')),
  onderdelen: withheld<readonly string[]>([]),
  verplichtingen: list(
    'Waartoe het kader verplicht.',
    object<DataOf<'KaderGeregistreerd'>['verplichtingen'][number]>('Een verplichting.', {
      code: text('De code.'),
      omschrijving: withheld(''),
      termijn: optional(text('De termijn na de vaststelling (ISO 8601).', '^P[0-9]+[YMWD]$')),
      uiterlijk: optional(dated('De laatste dag.')),
    }),
  ),
  op: dated('Sinds wanneer het zo is, zo precies als bekend (EDTF).'),
};

const jaar = (description: string) => optional(integer(description));

const organisatie: FieldsOf<DataOf<'OrganisatieGeregistreerd'>> = {
  organisatie: code('De organisatie.'),
  naam: text('De naam.'),
  soort: word('De soort.', { gemeente: true, 'veilig-thuis-regio': true, samenwerkingsverband: true, partner: true }),
  aliassen: list('Andere schrijfwijzen van de naam.', text('Een schrijfwijze.')),
  leden: list(
    'De leden.',
    object<DataOf<'OrganisatieGeregistreerd'>['leden'][number]>('Een lid.', {
      organisatie: code('De organisatie.'),
      vanJaar: jaar('Het eerste jaar.'),
      totJaar: jaar('Het laatste jaar.'),
    }),
  ),
  vanJaar: jaar('Het eerste jaar waarin zij bestond.'),
  totJaar: jaar('Het laatste jaar waarin zij bestond.'),
  herkomst: optional(text('De bron.')),
  op: dated('Sinds welke dag het zo is.'),
};

export const registerMessages: RegisterMessages = {
  KaderGeregistreerd: { betekenis: 'Een kader is geregistreerd.', velden: kader },
  OrganisatieGeregistreerd: { betekenis: 'Een organisatie is bekend.', velden: organisatie },
  OrganisatieGewijzigd: { betekenis: 'De gegevens van een organisatie zijn anders.', velden: organisatie },
};

export const privateEvents: PrivateEvents = {
  IndicatorGedefinieerd: { besloten: 'Een indicator is van de installatie die ermee rekent.' },
  IndicatorHerzien: { besloten: 'Een indicator is van de installatie die ermee rekent.' },
};
