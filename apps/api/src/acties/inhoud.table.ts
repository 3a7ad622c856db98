import { actieTable, ofActie } from './actie-table.js';
import {
  Actiewijziging,
  Dekkingopgave,
  Koppelingopgave,
  Resultaatopgave,
  StandVanZaken,
  toChangeCommand,
  toFundingCommand,
  toLinkCommand,
  Vervallenverklaring,
} from './inhoud.js';

/** The words of the plan about an actie, and their changes. */
export const inhoudTable = actieTable('Inhoud van acties', [
  ofActie('wijzigingen', {
    write: { operation: 'actieWijzigen', summary: 'Wijzig wat een actie inhoudt', body: Actiewijziging, tells: ['ActieWijzigen'], toCommand: toChangeCommand },
    history: {
      operation: 'wijzigingenVanActieLezen',
      summary: 'Hoe een actie in het plan kwam en is gewijzigd',
      of: ['ActieOpgenomen', 'ActieGewijzigd', 'SoortGecorrigeerd', 'ActieVerplaatst'],
    },
  }),
  ofActie('koppelingen', {
    write: {
      operation: 'actieKoppelen',
      summary: 'Koppel een actie aan een ander onderdeel, een andere actie of werk buiten het plan',
      body: Koppelingopgave,
      tells: ['ActieKoppelen'],
      toCommand: toLinkCommand,
    },
    history: { operation: 'koppelingenVanActieLezen', summary: 'De koppelingen van een actie', of: ['ActieGekoppeld'] },
  }),
  ofActie('dekkingen', {
    write: {
      operation: 'dekkingVastleggen',
      summary: 'Leg vast waaruit een actie wordt betaald',
      body: Dekkingopgave,
      tells: ['DekkingVastleggen'],
      toCommand: toFundingCommand,
    },
    history: { operation: 'dekkingenVanActieLezen', summary: 'De dekking van een actie door de tijd', of: ['DekkingVastgelegd'] },
  }),
  ofActie('resultaten', {
    write: {
      operation: 'resultaatBeogen',
      summary: 'Leg vast welk resultaat een actie beoogt',
      body: Resultaatopgave,
      tells: ['ResultaatBeogen'],
      toCommand: ({ resultaat, op }, { actieId }) => ({ type: 'ResultaatBeogen', data: { actieId, resultaat, op } }),
    },
    history: { operation: 'resultatenVanActieLezen', summary: 'Het beoogde resultaat van een actie door de tijd', of: ['ResultaatBeoogd'] },
  }),
  ofActie('standen-van-zaken', {
    write: {
      operation: 'standVanZakenVastleggen',
      summary: 'Leg in woorden vast hoe een actie ervoor staat',
      body: StandVanZaken,
      tells: ['StandVanZakenVastleggen'],
      toCommand: ({ standVanZaken, op }, { actieId }) => ({ type: 'StandVanZakenVastleggen', data: { actieId, standVanZaken, op } }),
    },
    history: { operation: 'standenVanZakenVanActieLezen', summary: 'De stand van zaken van een actie door de tijd', of: ['StandVanZakenVastgelegd'] },
  }),
  ofActie('vervallenverklaringen', {
    write: {
      operation: 'actieLatenVervallen',
      summary: 'Laat een actie vervallen; zij blijft zichtbaar',
      body: Vervallenverklaring,
      tells: ['ActieLatenVervallen'],
      toCommand: ({ motief, op }, { actieId }) => ({ type: 'ActieLatenVervallen', data: { actieId, motief, op } }),
    },
    history: { operation: 'vervallenverklaringenVanActieLezen', summary: 'Of en waarom een actie verviel', of: ['ActieVervallen'] },
  }),
  ofActie('herstellingen', {
    write: {
      operation: 'actieHerstellen',
      summary: 'Neem een vervallen actie weer op in het plan, vanaf een dag; op de dag van het vervallen zelf is zij nooit vervallen geweest',
      body: Vervallenverklaring,
      tells: ['ActieHerstellen'],
      toCommand: ({ motief, op }, { actieId }) => ({ type: 'ActieHerstellen', data: { actieId, motief, op } }),
    },
    history: { operation: 'herstellingenVanActieLezen', summary: 'Of en waarom een vervallen actie weer bij het plan kwam', of: ['ActieHersteld'] },
  }),
]);
