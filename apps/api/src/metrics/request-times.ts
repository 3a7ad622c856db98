import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { Metrics } from '@actiespoor/platform';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { METRICS } from './api-metrics.js';

const unknownRoute = 'onbekend';

/** Times every answered request, by the template of its route: the full address would make a label without end. */
@Injectable()
export class RequestTimes implements OnModuleInit {
  constructor(
    @Inject(HttpAdapterHost) private readonly host: HttpAdapterHost,
    @Inject(METRICS) private readonly metrics: Metrics,
  ) {}

  onModuleInit(): void {
    const instance = this.host.httpAdapter.getInstance<FastifyInstance>();
    instance.addHook('onResponse', (request, reply) => {
      this.note(request, reply);
      return Promise.resolve();
    });
  }

  private note({ method, routeOptions }: FastifyRequest, { statusCode, elapsedTime }: FastifyReply): void {
    const route = routeOptions.url ?? unknownRoute;
    this.metrics.requestEnded({ method, route, status: statusCode, seconds: elapsedTime / 1000 });
  }
}
