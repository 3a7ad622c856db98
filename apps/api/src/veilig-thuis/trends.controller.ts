import { Controller, Get, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Trends } from '@actiespoor/application';
import type { FastifyRequest } from 'fastify';

import { answered } from '../answers.js';
import { callerOf } from '../edge/authentication.js';
import { answerType } from '../edge/content.js';
import { csvFile } from '../edge/csv.js';
import { Reads } from '../openapi/operations.js';
import type { TrendAntwoord } from './antwoorden.js';
import { Trendvraag } from './opgaven.js';
import { trendChart } from './trend-chart.js';
import { trendCsv } from './trend-csv.js';

const csv = 'text/csv';
const svg = 'image/svg+xml';

/** The drawing library is large, and most processes never draw. */
const drawn = async (trend: TrendAntwoord, name: string): Promise<StreamableFile> => {
  const { drawChart } = await import('../charts/draw-chart.js');
  return new StreamableFile(Buffer.from(drawChart(trendChart(trend))), { type: svg, disposition: `inline; filename="${name}.svg"` });
};

@ApiTags('Veilig Thuis')
@Controller('veilig-thuis/trends')
export class TrendsController {
  constructor(private readonly trends: Trends) {}

  @Get()
  @Reads({
    operation: 'trendLezen',
    summary: 'Adviezen en meldingen van een gebied over de tijd, zoals CBS ze publiceerde',
    description:
      'Elk punt noemt de levering waar het uit komt. Een ontbrekend cijfer is nooit nul: stand zegt waarom het ontbreekt. Jaren en halfjaren staan in eigen reeksen en er wordt niets opgeteld. Als CSV één regel per punt; als SVG een grafiek met dezelfde cijfers, leesbaar zonder kleur en met een beschrijving in woorden.',
    answer: 'TrendAntwoord',
    also: [csv, svg],
  })
  async trend(@Query() vraag: Trendvraag, @Req() http: FastifyRequest): Promise<TrendAntwoord | StreamableFile> {
    const trend = answered(await this.trends.read(callerOf(http), vraag));
    const type = answerType(http);
    const names = ['trend', trend.tabel.id, trend.gebied.code];
    if (type === csv) return csvFile(trendCsv(trend), ...names);
    return type === svg ? drawn(trend, names.join('-')) : trend;
  }
}
