import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { ProcessorStatus } from '@actiespoor/event-store';
import type { Platform } from '@actiespoor/platform';
import type { FastifyReply } from 'fastify';

import { PLATFORM } from '../commands.js';
import { Open } from '../edge/route-config.js';

interface Readiness {
  readonly status: 'gereed' | 'niet-gereed';
  /** Where each read model stands. One that lags or has halted is shown, and does not make the service unready. */
  readonly projecties: readonly ProcessorStatus[];
  readonly positie?: string;
}

const maxAnswerMs = 1000;

const within = <T>(work: Promise<T>): Promise<T | undefined> =>
  Promise.race([work, new Promise<undefined>((resolve) => void setTimeout(() => resolve(undefined), maxAnswerMs).unref())]);

/** Probes for who runs the service; not part of the API. */
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
    const head = await within(this.platform.eventStore.head().then((position) => ({ position }), () => undefined));
    const projecties = this.platform.processors();
    if (head === undefined) void reply.code(503);
    if (head?.position === undefined) return { status: head ? 'gereed' : 'niet-gereed', projecties };
    return { status: 'gereed', projecties, positie: head.position };
  }
}
