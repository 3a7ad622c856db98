import { asDecider, asReporter } from '@actiespoor/application';
import type { OrganisatieCode } from '@actiespoor/plan/events';

import { actieTable, editing, ofActie, type Right } from './actie-table.js';
import { Correctie, isStatusCorrection, toCorrection } from './correcties.js';
import { Bijeenkomst, Bijeenkomstterugneming, Deelname, Deelnameterugneming, toDeelnameCommand, toMeetingCommand } from './deelnames.js';
import { Statusupdate, statusupdateOf, toStatusCommand } from './statusupdates.js';

const reporting = (organisatie: OrganisatieCode, what = `de status van ${organisatie} te melden`): Right => ({
  capacity: (medewerker, feiten) => asReporter(medewerker, feiten, organisatie),
  what,
});

const deciding = (organisatie: OrganisatieCode): Right => ({
  capacity: (medewerker, feiten) => asDecider(medewerker, feiten, organisatie),
  what: `te besluiten over de deelname van ${organisatie}`,
});

const correcting = (correctie: Correctie): Right => {
  const { organisatie = '' as OrganisatieCode } = correctie;
  const right = isStatusCorrection(correctie) ? reporting(organisatie) : editing;
  return { ...right, what: 'dit te corrigeren' };
};

/** The decisions and reports of an organisatie about an actie. */
export const statusTable = actieTable('Statusupdates', [
  ofActie('statusupdates', {
    write: {
      operation: 'statusupdateMelden',
      summary: 'Meld dat een actie is gestart, uitgevoerd, geëvalueerd, uitgesteld, gestopt of hervat',
      body: Statusupdate,
      tells: ['ActieStarten', 'ActieUitvoeren', 'ActieEvalueren', 'ActieUitstellen', 'ActieStoppen', 'ActieHervatten'],
      right: ({ organisatie }) => reporting(organisatie),
      toCommand: toStatusCommand,
      answer: statusupdateOf,
    },
    history: {
      operation: 'statusupdatesVanActieLezen',
      summary: 'Alle statusupdates van een actie, ook wat later is gecorrigeerd',
      of: ['ActieGestart', 'ActieUitgevoerd', 'ActieGeevalueerd', 'ActieUitgesteld', 'ActieGestopt', 'ActieHervat', 'StatusAangevuld', 'StatusGecorrigeerd'],
    },
  }),
  ofActie('correcties', {
    write: {
      operation: 'correctieVastleggen',
      summary: 'Corrigeer een schrijffout, een soort of een statusupdate die niet klopte',
      body: Correctie,
      tells: ['StatusCorrigeren', 'TekstCorrigeren', 'SoortCorrigeren'],
      right: correcting,
      toCommand: toCorrection,
      answer: statusupdateOf,
    },
    history: {
      operation: 'correctiesVanActieLezen',
      summary: 'Wat van een actie is gecorrigeerd',
      of: ['TekstGecorrigeerd', 'SoortGecorrigeerd', 'StatusGecorrigeerd'],
    },
  }),
  ofActie('deelnames', {
    write: {
      operation: 'deelnameBesluiten',
      summary: 'Leg vast of een organisatie meedoet',
      body: Deelname,
      tells: ['DeelnameBesluiten'],
      right: ({ organisatie }) => deciding(organisatie),
      toCommand: toDeelnameCommand,
    },
    history: { operation: 'deelnamesVanActieLezen', summary: 'Alle deelnamebesluiten van een actie', of: ['DeelnameBesloten', 'DeelnameTeruggenomen'] },
  }),
  ofActie('teruggenomen-deelnames', {
    write: {
      operation: 'deelnameTerugnemen',
      summary: 'Neem een besluit over deelname terug dat er niet was, op de dag die het noemt; wat ervoor was besloten geldt dan weer',
      body: Deelnameterugneming,
      tells: ['DeelnameTerugnemen'],
      right: ({ organisatie }) => deciding(organisatie),
      toCommand: (terugneming, { actieId }) => ({ type: 'DeelnameTerugnemen', data: { actieId, ...terugneming } }),
    },
    history: {
      operation: 'teruggenomenDeelnamesVanActieLezen',
      summary: 'Welke besluiten over deelname er niet waren, en waarom',
      of: ['DeelnameTeruggenomen'],
    },
  }),
  ofActie('bijeenkomsten', {
    write: {
      operation: 'bijeenkomstHouden',
      summary: 'Leg vast dat een bijeenkomst van een herhalende actie is gehouden',
      description:
        'Het nummer telt in de volgorde van vastleggen, niet in die van de dagen: een bijeenkomst die later wordt verteld krijgt het volgende nummer, en geen nummer dat iemand al opschreef verandert. Van een teruggenomen bijeenkomst komt het nummer niet terug.',
      body: Bijeenkomst,
      tells: ['BijeenkomstHouden'],
      right: ({ organisatie }) => reporting(organisatie, `bijeenkomsten van ${organisatie} te melden`),
      toCommand: toMeetingCommand,
    },
    history: { operation: 'bijeenkomstenVanActieLezen', summary: 'Alle bijeenkomsten van een actie', of: ['BijeenkomstGehouden', 'BijeenkomstTeruggenomen'] },
  }),
  ofActie('teruggenomen-bijeenkomsten', {
    write: {
      operation: 'bijeenkomstTerugnemen',
      summary: 'Neem een bijeenkomst terug die er niet was, of niet zo; daarna kan zij opnieuw worden vastgelegd',
      body: Bijeenkomstterugneming,
      tells: ['BijeenkomstTerugnemen'],
      right: ({ organisatie }) => reporting(organisatie, `bijeenkomsten van ${organisatie} terug te nemen`),
      toCommand: (terugneming, { actieId }) => ({ type: 'BijeenkomstTerugnemen', data: { actieId, ...terugneming } }),
    },
    history: { operation: 'teruggenomenBijeenkomstenVanActieLezen', summary: 'Welke bijeenkomsten er niet waren, en waarom', of: ['BijeenkomstTeruggenomen'] },
  }),
]);
