import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type NotarisStand, type Platform, type ProjectionHealth, projectionStatus } from '@actiespoor/platform';
import type { FastifyReply } from 'fastify';

import { PLATFORM } from '../commands.js';
import { Open } from '../edge/route-config.js';

/** Where a read model stands, for an operator. */
interface Projectie {
  readonly naam: string;
  readonly status: string;
  readonly positie?: string;
  readonly achterstand: { readonly gebeurtenissen?: number; readonly seconden: number };
  /** How many events wait to be tried again. */
  readonly geparkeerd: number;
  /** Why it retries or has halted. */
  readonly melding?: string;
}

interface Readiness {
  readonly status: 'gereed' | 'niet-gereed';
  /** One that lags or has halted is shown, and does not make the service unready. */
  readonly projecties: readonly Projectie[];
  readonly positie?: string;
  /** Shown wherever the process signs; what it found does not make the service unready. */
  readonly notaris?: NotarisStand;
}

const maxAnswerMs = 1000;

const projectie = (health: ProjectionHealth): Projectie => {
  const { name, position, lag, parked, error } = health;
  return {
    naam: name,
    status: projectionStatus(health),
    ...(position !== undefined && { positie: position }),
    achterstand: { ...(lag.events !== undefined && { gebeurtenissen: lag.events }), seconden: lag.seconds },
    geparkeerd: parked,
    ...(error !== undefined && { melding: error }),
  };
};

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
    const health = await this.platform.health(maxAnswerMs);
    const stand = this.platform.notary();
    const notaris = stand && { notaris: stand };
    if (!health) {
      void reply.code(503);
      return { status: 'niet-gereed', projecties: [], ...notaris };
    }
    const { head, projections } = health;
    return { status: 'gereed', projecties: projections.map(projectie), ...(head !== undefined && { positie: head }), ...notaris };
  }
}
