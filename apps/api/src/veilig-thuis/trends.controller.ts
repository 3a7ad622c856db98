import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Medewerker, Trends } from '@actiespoor/application';

import { answered } from '../answers.js';
import { Caller } from '../edge/authentication.js';
import { Reads } from '../openapi/operations.js';
import type { TrendAntwoord } from './antwoorden.js';
import { Trendvraag } from './opgaven.js';

@ApiTags('Veilig Thuis')
@Controller('veilig-thuis/trends')
export class TrendsController {
  constructor(private readonly trends: Trends) {}

  @Get()
  @Reads({
    operation: 'trendLezen',
    summary: 'Adviezen en meldingen van een gebied over de tijd, zoals CBS ze publiceerde',
    description:
      'Elk punt noemt de levering waar het uit komt. Een ontbrekend cijfer is nooit nul: stand zegt waarom het ontbreekt. Jaren en halfjaren staan in eigen reeksen en er wordt niets opgeteld.',
    answer: 'TrendAntwoord',
  })
  async trend(@Query() vraag: Trendvraag, @Caller() medewerker: Medewerker): Promise<TrendAntwoord> {
    return answered(await this.trends.read(medewerker, vraag));
  }
}
