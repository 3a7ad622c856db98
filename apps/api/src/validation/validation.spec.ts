import { describe, expect, it } from '@jest/globals';
import type { ArgumentMetadata } from '@nestjs/common';
import { ArrayMinSize, ArrayUnique, IsInt, IsNumber, IsString, Matches, Max, MaxLength, Min, MinLength } from 'class-validator';

import { ProblemException } from '../edge/problem.js';
import { IsDag, IsDatum, IsOrganisatieCode, IsTekst, IsUuidV, IsVrijVanPersoonsgegevens } from './constraints.js';
import { Choice, DatumField, FlagField, Nested, NestedList, NumberField, OrganisatieField, TextField, TextListField, UuidField } from './fields.js';
import type { InvalidParam } from './invalid-params.js';
import { validationPipe } from './validation-pipe.js';

class Correctie {
  @NumberField({ min: 1, max: 9 })
  readonly regel!: number;

  @TextField({ max: 5 })
  readonly waarde!: string;
}

class Planning {
  @DatumField({ optional: true })
  readonly van?: string;
}

class Opgave {
  @TextField({ max: 10 })
  readonly titel!: string;

  @Choice(['ja', 'nee'])
  readonly besluit!: string;

  @TextField({ max: 10, optional: true, requiredWhen: ({ besluit }: Opgave) => besluit === 'nee' })
  readonly motief?: string;

  @Nested(() => Planning)
  readonly planning!: Planning;

  @NestedList(() => Correctie, { optional: true })
  readonly correcties?: readonly Correctie[];

  @TextListField({ max: 5, optional: true })
  readonly niveaus?: readonly string[];

  @FlagField({ optional: true })
  readonly lokaal?: boolean;

  @UuidField({ optional: true })
  readonly kaderId?: string;

  @OrganisatieField({ optional: true })
  readonly organisatie?: string;

  @DatumField({ optional: true, isDay: true })
  readonly datum?: string;
}

/** Rules of the library that a DTO may use besides the fields. */
class Bibliotheek {
  @IsString()
  @MinLength(3)
  @MaxLength(4)
  @Matches(/^a/)
  readonly tekst!: string;

  @IsNumber()
  readonly getal!: number;

  @IsInt()
  @Min(3)
  @Max(2)
  readonly geheel!: number;

  @ArrayMinSize(2)
  @ArrayUnique()
  readonly lijst!: readonly string[];
}

class Regels {
  @IsDatum()
  readonly op!: string;

  @IsDag()
  readonly dag!: string;

  @IsOrganisatieCode()
  readonly organisatie!: string;

  @IsTekst(5)
  readonly tekst!: string;

  @IsVrijVanPersoonsgegevens()
  readonly toelichting!: string;

  @IsUuidV()
  readonly id!: string;
}

const pipe = validationPipe();

const parse = (value: unknown, metatype: ArgumentMetadata['metatype']): Promise<unknown> =>
  pipe.transform(value, { type: 'body', ...(metatype && { metatype }) });

const faultsOf = async (value: unknown, metatype: ArgumentMetadata['metatype'] = Opgave): Promise<readonly InvalidParam[]> => {
  try {
    await parse(value, metatype);
    return [];
  } catch (fault) {
    if (fault instanceof ProblemException) return fault.problem.invalidParams ?? [];
    throw fault;
  }
};

const good = { titel: 'Plan', besluit: 'ja', planning: {} };

describe('Een goede opgave', () => {
  it('komt door de controle als haar eigen soort', async () => {
    expect(await parse({ ...good, planning: { van: '2021-41' } }, Opgave)).toEqual({ ...good, planning: { van: '2021-41' } });
    expect(await parse(good, Opgave)).toBeInstanceOf(Opgave);
  });
});

describe('Een opgave met fouten', () => {
  it('hoort ze alle, met de plaats erbij', async () => {
    const value = {
      besluit: 'soms',
      planning: { van: '2021-02-29', x: 1 },
      correcties: [
        { regel: 1, waarde: 'goed' },
        { regel: 1.5, waarde: '' },
      ],
    };
    expect(await faultsOf(value)).toEqual([
      { name: 'titel', reason: 'is verplicht' },
      { name: 'besluit', reason: 'moet een van deze woorden zijn: ja, nee' },
      { name: 'planning.x', reason: 'is hier geen bekende naam' },
      { name: 'planning.van', reason: expect.stringMatching(/^moet een datum zijn/) },
      { name: 'correcties[1].regel', reason: 'moet een geheel getal zijn van 1 tot en met 9' },
      { name: 'correcties[1].waarde', reason: 'mag niet leeg zijn' },
    ]);
  });

  it.each<[object, string, string]>([
    [{ titel: 3 }, 'titel', 'moet tekst zijn'],
    [{ titel: 'x'.repeat(11) }, 'titel', 'mag hoogstens 10 tekens hebben'],
    [{ titel: 'a\u0000b' }, 'titel', 'bevat tekens die niet in tekst horen'],
    [{ titel: 'a\u202eb' }, 'titel', 'bevat tekens die niet in tekst horen'],
    [{ titel: 'a\ud800b' }, 'titel', 'bevat tekens die niet in tekst horen'],
    [{ motief: null }, 'motief', 'moet tekst zijn'],
    [{ besluit: 'nee' }, 'motief', 'is verplicht'],
    [{ planning: undefined }, 'planning', 'is verplicht'],
    [{ planning: 'later' }, 'planning', 'moet een object zijn'],
    [{ correcties: {} }, 'correcties', 'moet een lijst zijn'],
    [{ correcties: Array.from({ length: 201 }, () => ({ regel: 1, waarde: 'x' })) }, 'correcties', 'mag hoogstens 200 onderdelen hebben'],
    [{ correcties: [{ regel: 0, waarde: 'x' }] }, 'correcties[0].regel', 'moet een geheel getal zijn van 1 tot en met 9'],
    [{ correcties: [{ regel: 10, waarde: 'x' }] }, 'correcties[0].regel', 'moet een geheel getal zijn van 1 tot en met 9'],
    [{ niveaus: ['goed', ''] }, 'niveaus', 'heeft een fout in onderdeel 2: dat mag niet leeg zijn'],
    [{ niveaus: 'goed' }, 'niveaus', 'moet een lijst zijn'],
    [{ niveaus: ['thema', 'lijn', 'thema'] }, 'niveaus', 'noemt onderdeel 3 dubbel'],
    [{ niveaus: ['Thema', ' thema\u200b'] }, 'niveaus', 'noemt onderdeel 2 dubbel'],
    [{ lokaal: 'ja' }, 'lokaal', 'moet true of false zijn'],
    [{ kaderId: 'drie' }, 'kaderId', 'moet een UUID in kleine letters zijn'],
    [{ organisatie: 'Houten' }, 'organisatie', 'moet de code van een organisatie zijn, zoals GM1960, VT20, SV-LEKSTROOM of PA-MOVIERA'],
    [{ datum: '2021' }, 'datum', 'moet een volledige dag zijn, zoals 2021-09-03'],
  ])('hoort bij %j over %s', async (part, name, reason) => {
    expect(await faultsOf({ ...good, ...part })).toContainEqual({ name, reason });
  });

  it.each(['\u200b', '\u00ad', '\u3164', '\u115f\u1160', '\u2800', '\u180e', '\u034f', '\ufe0f', '\u{e0041}', '\u{1d159}', '\u{13441}', ' \u2003\t\n'])(
    'hoort bij tekst waar niets van te zien is dat zij leeg is: %j',
    async (tekst) => {
      expect(await faultsOf({ ...good, titel: tekst, motief: tekst, niveaus: ['x', tekst] })).toEqual([
        { name: 'titel', reason: 'mag niet leeg zijn' },
        { name: 'motief', reason: 'mag niet leeg zijn' },
        { name: 'niveaus', reason: 'heeft een fout in onderdeel 2: dat mag niet leeg zijn' },
      ]);
    },
  );

  it('hoort over persoonsgegevens zonder dat die herhaald worden', async () => {
    const faults = await faultsOf({ ...good, titel: 'a@houten.nl' }, Opgave);
    expect(JSON.stringify(faults)).not.toContain('houten.nl');
    expect(await faultsOf({ ...good, titel: 'a@b.nl' })).toEqual([{ name: 'titel', reason: expect.stringContaining('e-mailadres') }]);
  });

  it('hoort ook over regels van de bibliotheek alleen Nederlands', async () => {
    const reasons = [
      ...(await faultsOf({ tekst: 'b', getal: 'x', geheel: 2.5, lijst: ['a'] }, Bibliotheek)),
      ...(await faultsOf({ tekst: 5, getal: 1, geheel: 3, lijst: ['a', 'a'] }, Bibliotheek)),
    ];
    expect(reasons).toHaveLength(13);
    expect(reasons.filter(({ reason }) => /must|should|klopt niet/.test(reason))).toEqual([]);
  });
});

describe('De losse regels', () => {
  it('keuren alles goed wat klopt', async () => {
    const value = {
      op: '2022-23',
      dag: '2022-01-31',
      organisatie: 'SV-LEKSTROOM',
      tekst: 'a\nb',
      toelichting: 'goed',
      id: '0b9f2a5e-6a0e-4f0e-9d7c-0a8f6d0d1c11',
    };
    expect(await faultsOf(value, Regels)).toEqual([]);
  });

  it('noemen elk hun eigen fout', async () => {
    const value = { op: '20220101', dag: '2022-01', organisatie: 'gm1960', tekst: '      ', toelichting: 'bel 0612345678', id: 'X' };
    expect((await faultsOf(value, Regels)).map(({ name }) => name)).toEqual(Object.keys(value));
  });
});
