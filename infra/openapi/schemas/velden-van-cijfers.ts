import type { Veld } from './json-schema.js';

const levering = { description: 'De levering; dezelfde cijfers hebben altijd hetzelfde id.', format: 'uuid' } as const;
const tabel = 'De tabel van CBS, zoals 84847NED.';
const uitgave = 'De dag van de uitgave: waarop CBS de cijfers wijzigde, of die bij het laden is genoemd.';
const periode = 'De periode, met de code van CBS: 2025HJ01 is het eerste halfjaar van 2025, 2025JJ00 het jaar.';
const voorlopigheid = 'Of de periode definitief is volgens de levering; voorlopig en nader voorlopig kunnen nog veranderen.';
const stand =
  'cijfer als er een cijfer is. Anders waarom het ontbreekt: onbekend (een punt bij CBS: onbekend, onvoldoende betrouwbaar of geheim), geheim, kan-niet, nihil of zonder-reden, zoals CBS het zegt; niet-geleverd als geen levering de periode heeft; vervallen als een latere levering het wegliet.';

const licentie = 'Onder welke licentie CBS de cijfers geeft.';

const ofLevering = {
  leveringId: levering,
  tabel,
  uitgave,
  waarnemingen: 'Hoeveel cellen de levering heeft, met een cijfer of zonder.',
  metWaarde: 'Hoeveel daarvan een cijfer hebben.',
} as const;

const under = (deel: string, velden: Readonly<Record<string, Veld>>): Readonly<Record<string, Veld>> =>
  Object.fromEntries(Object.entries(velden).map(([veld, uitleg]) => [`${deel}.${veld}`, uitleg]));

const regel = {
  ...ofLevering,
  licentie,
  titel: 'De titel van de tabel.',
  vorm: 'Hoe zij kwam: OData v3, OData v4 of een CSV van StatLine.',
  stand: 'vastgelegd, of ingetrokken: dan tellen haar cijfers niet.',
  verloop: 'Wat met de levering gebeurde, het oudste eerst.',
} as const;

/** Descriptions of the fields of published figures. */
export const veldenVanCijfers: Readonly<Record<string, Veld>> = {
  ...under('LeveringRegel', regel),
  ...under('LeveringAntwoord', {
    ...regel,
    gewijzigd: 'Wanneer CBS de cijfers wijzigde, zoals de levering het zegt.',
    maten: 'Wat gemeten is.',
    kenmerken: 'Waarnaar de tabel verder is ingedeeld, zoals aard van het geweld.',
    perioden: 'De perioden die erin voorkomen.',
    gebieden: 'De gebieden die erin voorkomen.',
    bestanden: 'De bestanden zoals ze kwamen, aan hun SHA-256 te herkennen.',
  }),
  'LeveringLijst.leveringen': 'De leveringen, in de volgorde waarin ze zijn vastgelegd.',
  ...under('LeveringOntvangen', {
    ...ofLevering,
    voorlopig: 'Hoeveel waarnemingen voorlopig of nader voorlopig zijn.',
    bevindingen: 'Wat bij het lezen opviel, zonder dat het een fout is.',
  }),
  ...under('LeveringVerloopstap', { stap: 'Wat er gebeurde.', op: 'De dag van de uitgave, of van de intrekking.' }),
  ...under('LeveringMaat', { naam: 'De naam van de maat, zoals CBS haar noemt.', eenheid: 'De eenheid, zoals aantal of %.' }),
  ...under('LeveringGebied', { code: 'De code van CBS.', naam: 'De naam in deze levering.' }),
  ...under('Leveringsperiode', { periode, voorlopigheid }),
  ...under('Leveringsbestand', { sha256: 'De SHA-256 van het bestand.', bytes: 'Hoe groot het bestand is.' }),
  ...under('Leveringsbevinding', {
    code: 'Wat er is opgevallen.',
    ernst: 'Een waarschuwing, of alleen ter informatie.',
    aantal: 'Hoe vaak het voorkomt.',
    voorbeelden: 'De eerste keren, met hun plaats in het bestand.',
  }),
  ...under('TrendAntwoord', {
    tabel: 'De tabel waar de cijfers uit komen.',
    gebied: 'Het gebied waar de cijfers over gaan.',
    reeksen: 'Eén per maat, soort periode en combinatie van kenmerken. Reeksen tellen niet op.',
    leveringen: 'De leveringen waar deze cijfers uit komen, de laatste uitgave eerst.',
    kanttekeningen: 'Wat men moet weten om deze cijfers te gebruiken.',
  }),
  ...under('Trendtabel', { id: tabel, titel: 'De titel van de tabel.' }),
  ...under('Trendgebied', { code: 'De code van CBS.', naam: 'De naam, in de laatste levering die het gebied heeft.' }),
  ...under('Trendkenmerk', { dimensie: 'Waarnaar is ingedeeld, zoals aard van het geweld.', titel: 'De categorie daarin.' }),
  ...under('Trendreeks', {
    maat: 'Wat gemeten is, zoals CBS het noemt.',
    eenheid: 'De eenheid, zoals aantal of %.',
    periodesoort: 'Of de punten jaren, halfjaren of kwartalen zijn.',
    kenmerken: 'Waar de reeks over gaat; leeg als de tabel niet verder is ingedeeld.',
    punten: 'De punten, het oudste eerst. Een periode zonder cijfer is er ook: een gat blijft een gat.',
  }),
  ...under('Punt', {
    periode,
    stand,
    waarde: 'Het cijfer; null waar er geen is. Null is nooit nul.',
    voorlopigheid,
    leveringId: { ...levering, description: 'De levering waar dit punt uit komt.' },
    eerder: 'Wat eerdere uitgaven over deze periode zeiden, als dat anders was; de laatste eerst.',
  }),
  ...under('Eerder', { stand, waarde: 'Het cijfer van die uitgave; null waar zij er geen had.', voorlopigheid, leveringId: levering }),
  ...under('Trendlevering', { leveringId: levering, uitgave, licentie, vastgelegdOp: { description: 'Wanneer zij is vastgelegd.', format: 'date-time' } }),
  ...under('Kanttekening', { code: 'De kanttekening, voor een programma.', tekst: 'De kanttekening, voor een lezer.' }),
  'Vastgelegd.leveringId': { description: 'De levering die is ingetrokken.', format: 'uuid' },
};
