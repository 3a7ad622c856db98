import type { ActieAfwijzing } from '@actiespoor/plan';
import type { DomainEvent } from '@actiespoor/plan/events';

/** The text of a refusal: a title, and a sentence with a way out. */
export interface AfwijzingText {
  readonly title: string;
  readonly detail: string;
  /** The thing that the command names: for one that begins only on a later day, the sentence says so in place of the way out, which cannot work then. */
  readonly wat?: string;
  /** More of the way out, by the type of the fact that stands in the way. */
  readonly bijFeit?: Readonly<Partial<Record<DomainEvent['type'], string>>>;
}

/** Each refusal has a line: a new one without a line does not compile. */
export type AfwijzingTexts<R extends string> = Readonly<Record<R, AfwijzingText>>;

/** Refusals of all commands about a day. */
export const tijdAfwijzingen = {
  'in-de-toekomst': {
    title: 'Deze datum is nog niet geweest',
    detail:
      'Meld alleen wat al is gebeurd. Wat nog komt hoort in de planning, in een geplande vaststelling of in een geplande consultatie; leg het vast zodra het zover is.',
  },
  'later-feit': { title: 'Wat later is vastgelegd past hier niet meer bij', detail: 'Zet eerst dat latere feit recht, of kies een andere datum.' },
  'reden-zonder-verandering': {
    title: 'Dit stond al zo vastgelegd',
    detail: 'Er verandert niets, en dus is er niets waarbij de reden of het overleg kan staan. Laat die weg, of meld de verandering waar zij bij horen.',
  },
  'bestond-toen-niet': {
    title: 'Op deze datum bestond dit nog niet',
    detail: 'Kies een datum vanaf de dag dat het er was. Begon iets al eerder, meld het dan op die eerste dag en zet in de toelichting sinds wanneer.',
  },
} as const;

/** For a knoop that is no longer one of any day. */
export const nooitGeweest =
  'Dit onderdeel is er nooit geweest, want de samenvoeging of splitsing waaruit het kwam is teruggenomen. Kies een onderdeel dat daarmee terugkwam.';

const stopt = 'Meld eerst dat de actie is gestopt.';
const gedaan =
  'Wat is uitgevoerd is niet meer te stoppen. Klopt die statusupdate niet, trek haar dan in, en daarna wat ervoor is gemeld; of meld, als de actie dan bezig is, dat zij is gestopt.';
const bezig = 'De actie is bezig: er is niets te hervatten. Meld de stap die nu past.';
const klaar = 'Wat is uitgevoerd wordt niet hervat. Klopt die statusupdate niet, corrigeer haar dan, of trek haar in: dan geldt wat ervoor was gemeld.';
const hervat = 'Meld daarvoor eerst dat de actie is hervat.';

/** The texts of the refusals of an actie. */
export const actieAfwijzingen: AfwijzingTexts<ActieAfwijzing> = {
  ...tijdAfwijzingen,
  'actie-onbekend': { title: 'Deze actie bestaat niet', detail: 'Controleer het id, of neem de actie eerst op in het plan.' },
  'actie-bestaat-al': {
    title: 'Deze actie bestaat al',
    detail: 'Het plan heeft al een actie met deze code of omschrijving en een andere inhoud. Wijzig die actie, of geef de nieuwe een eigen code.',
  },
  'actie-vervallen': {
    title: 'Deze actie is vervallen',
    detail:
      'Een vervallen actie verandert niet meer. Hoort zij toch bij het plan, herstel haar dan op de dag vanaf wanneer; een fout in wat al is vastgelegd kunt u ook zo nog corrigeren.',
  },
  'actie-niet-vervallen': {
    title: 'Deze actie was op deze dag niet vervallen',
    detail: 'Herstellen kan alleen wat vervallen is; de actie hoort al bij het plan.',
  },
  'plan-ingetrokken': {
    title: 'Het plan is ingetrokken',
    detail:
      'Een ingetrokken plan verandert niet meer. Gold het plan op deze dag toch, herstel het dan op de dag die de intrekking noemt; is het later hersteld, dan kan ook een dag vanaf dat herstel. Hoort dit bij het plan dat ervoor in de plaats kwam, leg het dan daar vast.',
  },
  'code-intussen-bezet': {
    title: 'Een andere actie heeft deze code intussen gekregen',
    detail:
      'Geef elke actie die hier staat eerst een andere code, vanaf haar eerste dag; of herstel deze actie pas vanaf een dag na de laatste, of neem haar opnieuw op onder een eigen code.',
  },
  'code-bezet': {
    title: 'Deze code is al in gebruik',
    detail:
      'Een andere actie van dit plan heeft deze code op dagen waarop deze actie haar zou krijgen. Kies een code die dan vrij is; of geef elke actie die hier staat eerst een andere code, vanaf haar eerste dag.',
  },
  'knoop-onbekend': {
    title: 'Dit onderdeel van het plan bestaat niet',
    detail: 'Kies een knoopId uit het plan, of voeg het onderdeel eerst toe.',
    wat: 'Dit onderdeel',
  },
  'knoop-opgegaan': {
    title: 'Dit onderdeel is opgegaan in een ander',
    detail: 'Kies het onderdeel waar het in opging; het plan noemt dat bij opgegaan.',
    bijFeit: { HerindelingTeruggenomen: nooitGeweest },
  },
  'splitsing-noemt-actie': {
    title: 'Een latere splitsing noemt deze actie',
    detail:
      'Tot die splitsing hangt de actie onder het onderdeel dat is gesplitst. Verplaats haar pas vanaf de dag van de splitsing; of neem de splitsing terug op de dag die zij noemt, verplaats de actie, en leg de splitsing daarna opnieuw vast zonder deze actie.',
  },
  'tekst-ontbreekt': { title: 'Er is nog geen tekst om te corrigeren', detail: 'Leg de tekst eerst vast; corrigeren kan alleen wat er staat.' },
  'verwijst-naar-zichzelf': { title: 'Dit verwijst naar zichzelf', detail: 'Kies een andere actie, of een onderdeel waar de actie nog niet onder hangt.' },
  'doel-onbekend': {
    title: 'Waarnaar dit verwijst bestaat niet',
    detail: 'Kies een actieId uit een plan dat u mag lezen, of beschrijf in woorden wat buiten de plannen ligt.',
    wat: 'Deze actie',
  },
  'hoofdactie-onbekend': {
    title: 'De hoofdactie bestaat niet in dit plan',
    detail: 'Kies een actieId uit dit plan, van een actie die er op deze datum al was.',
    wat: 'De hoofdactie',
  },
  'hoofdactie-vervallen': {
    title: 'De hoofdactie is vervallen',
    detail:
      'Met haar vervielen haar deelacties. Kies een actie die nog bij het plan hoort, of een dag waarop de hoofdactie dat nog deed, of herstel de hoofdactie.',
  },
  'hoofdactie-is-deelactie': { title: 'De hoofdactie is zelf een deelactie', detail: 'Hang de deelactie onder de actie waar beide bij horen.' },
  'hoofdactie-meldt-zelf': {
    title: 'Over de hoofdactie is op of na deze datum zelf gemeld',
    detail:
      'Zolang een actie deelacties heeft wordt over haarzelf niet gemeld en niet over deelname besloten. Kies een dag na het laatste daarvan, of trek de meldingen eerst in, neem de bijeenkomsten terug en neem de besluiten over deelname terug.',
  },
  'planning-bestaat-al': { title: 'De actie heeft al een planning', detail: 'Stel de bestaande planning bij.' },
  'planning-ontbreekt': { title: 'De actie heeft nog geen planning', detail: 'Leg eerst een planning vast.' },
  'trekker-bestaat-al': { title: 'Deze trekker is al toegewezen', detail: 'Haal de actie opnieuw op en bekijk wie de trekkers zijn.' },
  'trekker-onbekend': {
    title: 'Deze trekker is niet toegewezen',
    detail: 'Haal de actie opnieuw op en kies een trekkerId die daar staat.',
    wat: 'Deze trekker',
  },
  'persoon-onbekend': {
    title: 'Deze persoon is hier niet bekend',
    detail: 'Kies het id van iemand die in een plan staat dat u mag lezen, zoals het spoor het noemt, of uw eigen id.',
  },
  'trekker-zonder-persoon': { title: 'Deze trekker en persoon horen niet bij elkaar', detail: 'Noem een persoon alleen bij soort persoon, en dan altijd.' },
  'heeft-deelacties': {
    title: 'Deze actie heeft deelacties',
    detail: 'De stand van deze actie volgt op deze dag uit haar deelacties. Meld wat er gebeurde bij de deelactie zelf.',
  },
  'is-geen-actie-maar-voorstel': {
    title: 'Dit is nog een optie of voornemen',
    detail: 'Maak er eerst een actie van: wijzig de soort in actie. Klopte de soort niet, corrigeer haar dan op de dag waarop zij is vastgelegd.',
  },
  'geen-lid': { title: 'Deze organisatie hoort niet bij het plan', detail: 'Alleen de eigenaar van het plan en zijn leden besluiten over deelname.' },
  'al-begonnen': {
    title: 'Deze organisatie is al begonnen',
    detail: 'Wie begonnen is kan niet alsnog afzien van deelname.',
    bijFeit: {
      ActieGestart: stopt,
      ActieHervat: stopt,
      ActieUitgesteld: 'Meld eerst dat de actie is hervat, en daarna dat zij is gestopt.',
      ActieUitgevoerd: gedaan,
      ActieGeevalueerd: gedaan,
      StatusGecorrigeerd:
        'Is de actie bezig, meld dan eerst dat zij is gestopt; is zij uitgesteld, meld dan eerst dat zij is hervat. Is zij uitgevoerd of geëvalueerd en klopt dat niet, trek die statusupdate dan in, en zo nodig wat ervoor is gemeld.',
    },
  },
  'deelnamebesluit-onbekend': {
    title: 'Deze organisatie besloot op deze dag niet over haar deelname',
    detail: 'Terugnemen kan alleen een besluit over deelname, op de dag die het noemt.',
  },
  'voert-niet-uit': {
    title: 'Deze organisatie voert de actie niet uit',
    detail: 'Op deze schaal doen anderen dat. Laat de organisatie eerst besluiten om deel te nemen, of wijzig de schaal van de actie.',
  },
  'neemt-niet-deel': {
    title: 'Deze organisatie neemt niet deel',
    detail: 'Zij besloot niet of later mee te doen. Leg eerst een deelnamebesluit met besluit ja vast.',
  },
  'bijeenkomst-onbekend': {
    title: 'Deze bijeenkomst staat er niet',
    detail: 'Kies organisatie, nummer en dag van een bijeenkomst die bij de actie staat. Was zij al teruggenomen, leg haar dan zo nodig opnieuw vast.',
  },
  'bijeenkomst-ontbreekt': {
    title: 'Er is nog geen bijeenkomst om te evalueren',
    detail: 'Leg eerst vast dat een bijeenkomst is gehouden, of meld dat de actie is uitgevoerd.',
  },
  'ouder-dan-bijeenkomst': {
    title: 'Deze datum ligt voor de laatste bijeenkomst',
    detail: 'Een evaluatie komt na de bijeenkomst waar zij over gaat. Controleer de datum.',
  },
  'ronde-al-geevalueerd': { title: 'Deze ronde is al geëvalueerd', detail: 'Leg eerst de volgende bijeenkomst vast, of corrigeer de eerdere evaluatie.' },
  'actie-al-gestart': { title: 'De actie is al gestart', detail: 'Was de startdatum anders, corrigeer dan de eerdere statusupdate.' },
  'actie-niet-gepland': {
    title: 'De actie is al onderweg',
    detail:
      'Deze stap kan alleen vanuit gepland. Bekijk de statusupdates van deze organisatie: klopt er een niet, corrigeer haar dan of trek haar in, de laatste het eerst. Anders past nu een volgende stap.',
  },
  'actie-al-uitgevoerd': {
    title: 'De actie is al uitgevoerd',
    detail: 'Klopte de eerdere melding niet, corrigeer haar dan of trek haar in.',
    bijFeit: {
      ActieUitgevoerd: 'Anders kunt u de actie evalueren.',
      ActieGeevalueerd: 'De actie is ook al geëvalueerd: begin met die evaluatie, en daarna de uitvoering.',
    },
  },
  'actie-al-geevalueerd': { title: 'De actie is al geëvalueerd', detail: 'Klopte de eerdere evaluatie niet, corrigeer haar dan.' },
  'actie-onderbroken': {
    title: 'De actie is uitgesteld of gestopt',
    detail: 'Meld eerst dat de actie is hervat; dan is zij weer gestart, en kan een volgende stap.',
  },
  'actie-niet-onderbroken': {
    title: 'De actie is niet uitgesteld of gestopt',
    detail: 'Alleen wat is onderbroken kan worden hervat. Is er nog niets gemeld, meld dan dat de actie is gestart.',
    bijFeit: { ActieGestart: bezig, ActieHervat: bezig, ActieUitgevoerd: klaar, ActieGeevalueerd: klaar },
  },
  'actie-niet-gestart': { title: 'De actie is niet gestart', detail: 'Meld eerst dat de actie is gestart.' },
  'actie-niet-uitgevoerd': {
    title: 'De actie is nog niet uitgevoerd',
    detail: 'Alleen wat is uitgevoerd kan worden geëvalueerd. Meld eerst dat de actie is uitgevoerd.',
    bijFeit: { ActieUitgesteld: hervat, ActieGestopt: hervat },
  },
  'statusupdate-onbekend': {
    title: 'Deze statusupdate bestaat niet',
    detail: 'Deze organisatie meldde geen statusupdate met dit id. Zoek het id op in de statusupdates van de actie.',
  },
  'statusupdate-anders': {
    title: 'Deze statusupdate staat er al met een andere inhoud',
    detail: 'Klopte die niet, corrigeer haar dan: noem haar bij vervangt, met haar status en de woorden zoals ze horen. Wat u niet noemt blijft staan.',
  },
  'voorbij-andere-status': {
    title: 'Deze correctie gaat voorbij aan een andere statusupdate',
    detail: 'Een correctie blijft tussen wat ervoor en erna is gemeld. Corrigeer eerst die andere statusupdate, of trek haar in en meld haar daarna opnieuw.',
  },
  'uitstel-voorbij': {
    title: 'Dan was het uitstel al voorbij',
    detail: 'De actie was uitgesteld tot een dag die niet na deze datum ligt. Noem in de correctie ook bij tot tot wanneer, of kies een eerdere datum.',
  },
  'statusupdate-ingetrokken': {
    title: 'Deze statusupdate is ingetrokken',
    detail: 'Er kwam niets voor in de plaats. Meld wat er gebeurde opnieuw, op de dag dat het gebeurde.',
  },
  'statusupdate-al-vervangen': { title: 'Deze statusupdate is al gecorrigeerd', detail: 'Corrigeer de statusupdate die ervoor in de plaats kwam.' },
};
