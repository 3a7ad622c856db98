import type { Position } from '@actiespoor/event-store';
import type { Dag } from '@actiespoor/kernel';
import type { Signaal, SignaalSoort } from '@actiespoor/voortgang';

export type SignaalAntwoord = Signaal & { readonly watTeDoen: string };

export interface SignaalLijst {
  readonly peildatum: Dag;
  readonly signalen: readonly SignaalAntwoord[];
  readonly positie?: Position;
}

type SignaalVan<Soort extends SignaalSoort> = Signaal & { readonly soort: Soort };

/** The knopen that came in the place of those since: the acties follow by themselves. */
const sindsdien = (toen: readonly string[], nu: readonly string[]): string =>
  toen.join() === nu.join() ? '' : `, en nu ${nu.join(', ')}: wat eronder hangt gaat vanzelf mee`;

/** The remedy for each kind; a new one without a line does not compile. */
const watTeDoen: { readonly [Soort in SignaalSoort]: (signaal: SignaalVan<Soort>) => string } = {
  'dubbele-code': ({ code, acties, van, tot }) =>
    `${String(acties.length)} acties hebben code ${code} ${tot === undefined ? `sinds ${van}` : `van ${van} tot en met ${tot}`}. Geef alle op één na een eigen code vanaf ${van}, met POST /v1/acties/{actieId}/wijzigingen en op ${van}.`,
  'dubbele-code-onderdeel': ({ code, onderdelen, van, tot, planId }) =>
    `${String(onderdelen.length)} onderdelen naast elkaar hebben code ${code} ${tot === undefined ? `sinds ${van}` : `van ${van} tot en met ${tot}`}. Geef alle op één na een eigen code vanaf ${van}, met POST /v1/plannen/${planId}/knopen/{knoopId}/wijzigingen en op ${van}.`,
  'later-dan-intrekking': ({ einde }) =>
    `Het plan is ingetrokken op ${einde}, en van het plan of van deze acties is iets vastgelegd van toen het niet gold. Dat blijft staan in wat van die dagen te zien is. Klopt die dag niet, herstel het plan dan op ${einde} en trek het in op de goede dag; anders corrigeert wie meldde de melding.`,
  'later-dan-hoofdactie': ({ einde }) =>
    `De hoofdactie is vervallen op ${einde}, en van deze deelacties is iets vastgelegd van toen zij niet bij het plan hoorde. Klopt die dag niet, herstel de hoofdactie dan op ${einde} en laat haar vervallen op de goede dag; anders corrigeert wie meldde de melding.`,
  'later-dan-vervallen': ({ einde }) =>
    `De actie is vervallen op ${einde}, en er is iets van haar vastgelegd van toen zij niet bij het plan hoorde. Dat blijft staan in wat van die dagen te zien is. Klopt die dag niet, herstel de actie dan op ${einde} en laat haar vervallen op de goede dag; een bijeenkomst kan wie haar meldde terugnemen.`,
  'melding-naast-deelacties': () =>
    'Over deze actie is gemeld of besloten op een dag waarop zij deelacties had, en dan tellen alleen die. Meld het bij de deelactie waar het bij hoort, en trek een melding over het geheel in met POST /v1/acties/{actieId}/correcties. Was de actie toen nog niet verdeeld, laat de deelactie dan vervallen op de dag waarop zij begon en herstel haar op de dag vanaf wanneer zij er was.',
  'naar-opgegaan-onderdeel': ({ onderdeel: { titel, opgegaanIn, staatIn }, einde }) =>
    `${titel} ging op ${einde} op; op de dag van het feit stond ${opgegaanIn.join(', ')} ervoor in de plaats${sindsdien(opgegaanIn, staatIn)}. Hang elke actie op de dag van het feit daaronder, met POST /v1/acties/{actieId}/wijzigingen; of koppel haar daar op die dag aan, als zij er ook onder hoort.`,
  'naar-vervallen-actie': ({ naar: { omschrijving }, einde }) =>
    `${omschrijving} is vervallen op ${einde}, en daarna is ernaar verwezen. Klopt die dag niet, herstel die actie dan op ${einde} en laat haar vervallen op de goede dag. Was de verwijzing er al eerder, leg haar dan vast op een dag waarop die actie bij het plan hoorde.`,
  'naar-onbekende-organisatie': ({ genoemd }) =>
    `${genoemd} is genoemd in een jaar waarin zij volgens het register niet bestond. Onthef een trekker op de dag van de toewijzing en wijs de goede toe; klopt het register niet, meld dat dan aan de beheerder.`,
  'geen-lid': ({ genoemd }) =>
    `${genoemd} hoorde volgens het register in dat jaar niet bij het plan. Klopt het register niet, meld dat dan aan de beheerder; anders corrigeert wie meldde de melding.`,
};

export const signaalAntwoord = (signaal: Signaal): SignaalAntwoord => {
  const toDo = watTeDoen[signaal.soort] as (een: Signaal) => string;
  return { ...signaal, watTeDoen: toDo(signaal) };
};
