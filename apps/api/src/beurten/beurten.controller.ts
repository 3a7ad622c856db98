import { defined } from '@actiespoor/kernel';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Beurten, type Medewerker } from '@actiespoor/application';

import { answered } from '../answers.js';
import { Caller } from '../edge/authentication.js';
import { Reads } from '../openapi/operations.js';
import { beurtAntwoord, type BeurtLijst, type EigenBeurtLijst } from './antwoorden.js';
import { BeurtQueryParameters, EigenBeurtQueryParameters } from './query.js';

/** The question with the patience that is customary, where the caller gave none. */
const vraag = <Q extends EigenBeurtQueryParameters>({ plan, stilNa = 180, evaluerenNa = 90, ...query }: Q) =>
  defined({ ...query, planId: plan, stilNa, evaluerenNa });

/** The turns of everybody, and those of the caller: what the plans still ask, of whom and since when. */
@ApiTags('Beurten')
@Controller()
export class BeurtenController {
  constructor(private readonly beurten: Beurten) {}

  @Get('beurten')
  @Reads({
    operation: 'beurtenLezen',
    summary: 'Wat in de plannen die u mag lezen nog openstaat, wie aan de beurt is, sinds wanneer, en wat eraan te doen is',
    description:
      'Een planning die voorbij is, een lopende actie waarover lang niets is gemeld, minder bijeenkomsten dan er per jaar gepland zijn, een uitgevoerde actie zonder evaluatie, een deelname waarover niet is besloten, een begonnen actie zonder trekker, een vaststelling of consultatie waarvan de verwachte dag voorbij is. Wat het langst openstaat staat vooraan. Met peildatum en bekendOp is het de lijst van toen.',
    answer: 'BeurtLijst',
  })
  async list(@Query() query: BeurtQueryParameters, @Caller() medewerker: Medewerker): Promise<BeurtLijst> {
    const { beurten, ...lijst } = answered(await this.beurten.list(medewerker, vraag(query)));
    return { ...lijst, beurten: beurten.map(beurtAntwoord) };
  }

  @Get('mijn-beurt')
  @Reads({
    operation: 'mijnBeurtLezen',
    summary: 'Wat er van u wordt gevraagd, waarom van u, en met welk verzoek u het beantwoordt',
    description:
      'Van alle beurten die waarop u met uw rol antwoord mag geven: als trekker van de actie (die staan vooraan), of omdat uw organisatie de actie uitvoert of het plan opstelt.',
    answer: 'EigenBeurtLijst',
  })
  async own(@Query() query: EigenBeurtQueryParameters, @Caller() medewerker: Medewerker): Promise<EigenBeurtLijst> {
    const { beurten, ...lijst } = answered(await this.beurten.own(medewerker, vraag(query)));
    return { ...lijst, beurten: beurten.map(({ waarom, ...beurt }) => ({ ...beurtAntwoord(beurt), waarom })) };
  }
}
