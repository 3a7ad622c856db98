import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Metrics, Platform } from '@actiespoor/platform';
import type { FastifyReply } from 'fastify';

import { PLATFORM } from '../commands.js';
import { Open, Produces } from '../edge/route-config.js';
import { METRICS } from './api-metrics.js';

/** For Prometheus; not part of the API. Open, for it holds no id and no name: keep it inside the network. */
@ApiExcludeController()
@Controller('metrics')
export class MetricsController {
  constructor(
    @Inject(METRICS) private readonly metrics: Metrics,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  @Get()
  @Open()
  @Produces('text/plain')
  async read(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const text = await this.metrics.read(this.platform.startup);
    void reply.type(this.metrics.contentType);
    return text;
  }
}
