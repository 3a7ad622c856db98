import { codeOf } from '@actiespoor/data-dir';
import { isRol, rollen } from '@actiespoor/application';
import { localIssuer, shownName, type LocalClaims, type LocalIssuer } from '@actiespoor/identity';
import { Command } from 'commander';

import { examples } from './dutch.js';
import { CliFault, explain, UsageFault } from './faults.js';
import type { Surroundings } from './opening.js';
import { isOrganisatieCode, organisatieForms } from './organisatie-code.js';

export interface TokenOptions {
  readonly rol?: readonly string[];
  readonly organisatie?: readonly string[];
  readonly naam?: string;
  readonly uren?: string;
}

const maxHours = 24 * 31;

const listed = (words: readonly string[]): string => words.map((word) => `"${word}"`).join(', ');

const rolFaults = (given: readonly string[]): readonly string[] => {
  const choices = `Kies uit: ${rollen.join(', ')}.`;
  if (given.length === 0) return [`Noem ten minste een rol met --rol. ${choices}`];
  const unknown = given.filter((rol) => !isRol(rol));
  return unknown.length === 0 ? [] : [`Onbekende rol: ${listed(unknown)}. ${choices}`];
};

const organisatieFaults = (given: readonly string[]): readonly string[] => {
  if (given.length === 0) return [`Noem ten minste een organisatie met --organisatie: ${organisatieForms}.`];
  const wrong = given.filter((code) => !isOrganisatieCode(code));
  return wrong.length === 0 ? [] : [`Geen code van een organisatie: ${listed(wrong)}. Gebruik ${organisatieForms}.`];
};

const hoursOf = (text: string): number => Number(text.replace(',', '.'));

const urenFaults = (text: string | undefined): readonly string[] => {
  if (text === undefined) return [];
  const hours = hoursOf(text);
  return hours > 0 && hours <= maxHours ? [] : [`--uren moet een getal zijn boven 0 en tot en met ${String(maxHours)}.`];
};

const naamFaults = (naam: string | undefined): readonly string[] =>
  naam === undefined || shownName(naam) !== undefined
    ? []
    : ['--naam moet een naam zijn van hoogstens 100 tekens, zonder accolades, punthaken, apenstaart, e-mailadres of nummer.'];

/** The requested claims. @throws UsageFault with every fault at once, and the valid choices */
export const claimsOf = ({ rol = [], organisatie = [], naam, uren }: TokenOptions): LocalClaims => {
  const faults = [...rolFaults(rol), ...organisatieFaults(organisatie), ...naamFaults(naam), ...urenFaults(uren)];
  if (faults.length > 0) throw new UsageFault('token', faults);
  return {
    rollen: [...new Set(rol)].filter(isRol),
    organisaties: [...new Set(organisatie)],
    ...(naam !== undefined && { naam }),
    ...(uren !== undefined && { hours: hoursOf(uren) }),
  };
};

const openIssuer = async (dataDir: string): Promise<LocalIssuer> => {
  try {
    return await localIssuer(dataDir);
  } catch (fault) {
    const isOfSystem = codeOf(fault) !== undefined;
    throw new CliFault(isOfSystem ? `Bij de sleutel in ${dataDir} kan deze gebruiker niet. Kies met DATA_DIR een andere map.` : explain(fault), 1, {
      cause: fault,
    });
  }
};

const sign = async ({ terminal, settings }: Surroundings, options: TokenOptions): Promise<void> => {
  const { issuer, dataDir } = settings();
  if (issuer === 'elsewhere') {
    throw new CliFault(
      'OIDC_ISSUER is ingesteld: dan gelden alleen tokens van die uitgever, en geen van deze machine. Haal uw token daar, of haal OIDC_ISSUER weg.',
    );
  }
  const claims = claimsOf(options);
  const local = await openIssuer(dataDir);
  terminal.print(await local.sign(claims));
};

export const tokenCommand = (surroundings: Surroundings): Command =>
  new Command('token')
    .summary('druk een token af om de API mee te gebruiken')
    .description('Drukt een token af van de uitgever van deze machine, en niets anders. Zulke tokens gelden alleen zolang er geen OIDC_ISSUER is ingesteld.')
    .option('--rol <rol...>', `een of meer van: ${rollen.join(', ')}`)
    .option('--organisatie <code...>', `voor wie: ${organisatieForms}`)
    .option('--naam <naam>', 'de naam die erin komt te staan')
    .option('--uren <aantal>', 'hoe lang het token geldt (standaard 8)')
    .addHelpText(
      'after',
      examples(
        ['token --rol beleidsmedewerker --organisatie GM1960', 'een beleidsmedewerker van West Betuwe'],
        ['token --rol regiocoordinator lezer --organisatie SV-LEKSTROOM GM0321 --uren 1', 'meer rollen en organisaties, een uur lang'],
        [
          'token --rol beleidsmedewerker --organisatie GM1960 > token.txt',
          'bewaar het, en gebruik het met: curl -H "Authorization: Bearer $(cat token.txt)" …',
        ],
      ),
    )
    .action((options: TokenOptions) => sign(surroundings, options));
