import type { Position } from '@actiespoor/event-store';
import type { Dag } from '@actiespoor/kernel';
import type { Signaal, SignaalFeit, SignaalSoort } from '@actiespoor/voortgang';

export type SignaalAntwoord = Signaal & { readonly watTeDoen: string };

export interface SignaalLijst {
  readonly peildatum: Dag;
  readonly signalen: readonly SignaalAntwoord[];
  readonly positie?: Position;
}

type SignaalVan<Soort extends SignaalSoort> = Signaal & { readonly soort: Soort };

const meldingen = ['actie-gestart', 'actie-uitgevoerd', 'actie-geevalueerd', 'actie-uitgesteld', 'actie-gestopt', 'actie-hervat', 'status-gecorrigeerd'];

/** Facts that can be taken back, also after an end. */
const terugTeNemen: readonly (readonly [soorten: readonly string[], zin: string])[] = [
  [meldingen, 'Een melding trekt in wie meldde, met POST /v1/acties/{actieId}/correcties zonder status.'],
  [['bijeenkomst-gehouden'], 'Een bijeenkomst neemt terug wie haar meldde, met POST /v1/acties/{actieId}/teruggenomen-bijeenkomsten.'],
  [
    ['consultatie-gehouden'],
    'Een verslag van een consultatie neemt u terug met POST /v1/plannen/{planId}/consultaties/{consultatieId}/teruggenomen-verslagen.',
  ],
  [['deelname-besloten'], 'Een besluit over deelname neemt terug wie besloot, met POST /v1/acties/{actieId}/teruggenomen-deelnames.'],
  [
    ['knoop-samengevoegd', 'knoop-gesplitst'],
    'Een samenvoeging of splitsing neemt u terug bij een onderdeel dat erdoor opging, met POST /v1/plannen/{planId}/knopen/{knoopId}/teruggenomen-herindelingen.',
  ],
];

const nietTerug =
  'is niet terug te nemen en hoeft dat ook niet: gebeurde het eerder, vertel het dan op de goede dag, uiterlijk die van het einde; gebeurde het niet, dan is er niets te doen.';

/** The knopen that came in the place of those since: the acties follow by themselves. */
const sindsdien = (toen: readonly string[], nu: readonly string[]): string =>
  toen.join() === nu.join() ? '' : `, en nu ${nu.join(', ')}: wat eronder hangt gaat vanzelf mee`;

/** The remedies for facts from after an end, by the kinds of facts that are there. */
const naEinde = (feiten: readonly SignaalFeit[]): string => {
  const zinnen = terugTeNemen.filter(([soorten]) => feiten.some(({ soort }) => soorten.includes(soort))).map(([, zin]) => zin);
  const isRest = feiten.some(({ soort }) => !terugTeNemen.some(([soorten]) => soorten.includes(soort)));
  return ['Het blijft in het spoor en telt niet mee.', ...zinnen, ...(isRest ? [`${zinnen.length === 0 ? 'Dit' : 'Al het andere'} ${nietTerug}`] : [])].join(
    ' ',
  );
};

/** The remedy for each kind; a new one without a line does not compile. */
const watTeDoen: { readonly [Soort in SignaalSoort]: (signaal: SignaalVan<Soort>) => string } = {
  'dubbele-code': ({ code, acties, van, tot }) =>
    `${String(acties.length)} acties hebben code ${code} ${tot === undefined ? `sinds ${van}` : `van ${van} tot en met ${tot}`}. Geef alle op één na een eigen code vanaf ${van}, met POST /v1/acties/{actieId}/wijzigingen en op ${van}.`,
  'dubbele-code-onderdeel': ({ code, onderdelen, van, tot, planId }) =>
    `${String(onderdelen.length)} onderdelen naast elkaar hebben code ${code} ${tot === undefined ? `sinds ${van}` : `van ${van} tot en met ${tot}`}. Geef alle op één na een eigen code vanaf ${van}, met POST /v1/plannen/${planId}/knopen/{knoopId}/wijzigingen en op ${van}.`,
  'later-dan-intrekking': ({ einde, feiten }) =>
    `Het plan is ingetrokken op ${einde}, en van het plan of van deze acties is iets vastgelegd van toen het niet gold. ${naEinde(feiten)} Klopt de dag van de intrekking niet, herstel het plan dan op ${einde} en trek het in op de goede dag.`,
  'later-dan-hoofdactie': ({ einde, feiten }) =>
    `De hoofdactie is vervallen op ${einde}, en van deze deelacties is iets vastgelegd van toen zij niet bij het plan hoorde. ${naEinde(feiten)} Klopt de dag van het vervallen niet, herstel de hoofdactie dan op ${einde} en laat haar vervallen op de goede dag.`,
  'later-dan-vervallen': ({ einde, feiten }) =>
    `De actie is vervallen op ${einde}, en er is iets van haar vastgelegd van toen zij niet bij het plan hoorde. ${naEinde(feiten)} Klopt de dag van het vervallen niet, herstel de actie dan op ${einde} en laat haar vervallen op de goede dag.`,
  'melding-naast-deelacties': () =>
    'Over deze actie is gemeld of besloten op een dag waarop zij deelacties had, en dan tellen alleen die. Meld het bij de deelactie waar het bij hoort, en trek een melding over het geheel in met POST /v1/acties/{actieId}/correcties. Was de actie toen nog niet verdeeld, laat de deelactie dan vervallen op de dag waarop zij begon en herstel haar op de dag vanaf wanneer zij er was.',
  'naar-opgegaan-onderdeel': ({ onderdeel: { titel, opgegaanIn, staatIn }, einde }) =>
    `${titel} ging op ${einde} op; op de dag van het feit stond ${opgegaanIn.join(', ')} ervoor in de plaats${sindsdien(opgegaanIn, staatIn)}. Hang elke actie op de dag van het feit daaronder, met POST /v1/acties/{actieId}/wijzigingen; of koppel haar daar op die dag aan, als zij er ook onder hoort.`,
  'over-teruggenomen-onderdeel': ({ onderdeel: { titel, opgegaanIn }, einde, planId }) =>
    `De samenvoeging of splitsing van ${einde} waaruit ${titel} kwam is teruggenomen. Wat over dat onderdeel is verteld blijft in het spoor en geldt op geen dag. Geldt het voor wat ervoor in de plaats stond (${opgegaanIn.join(', ')}), vertel het daar dan op de dag van het feit, met POST /v1/plannen/${planId}/knopen/{knoopId}/wijzigingen of /verplaatsingen: dan is dit signaal weg. Anders is er niets te doen.`,
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
