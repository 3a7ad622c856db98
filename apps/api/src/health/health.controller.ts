import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Platform, Readiness } from '@actiespoor/platform';
import type { FastifyReply } from 'fastify';

import { PLATFORM } from '../commands.js';
import { Open } from '../edge/route-config.js';

const maxAnswerMs = 1000;

/** Probes for the operator of the service; not part of the API. */
@ApiExcludeController()
@Controller('health')
export class HealthController {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @Get('live')
  @Open()
  live(): { readonly status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('ready')
  @Open()
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Readiness> {
    const readiness = await this.platform.readiness(maxAnswerMs);
    if (readiness.status !== 'gereed') void reply.code(503);
    return readiness;
  }
}
