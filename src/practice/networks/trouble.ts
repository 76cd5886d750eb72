import { setTimeout as pause } from 'node:timers/promises';

import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { createMiddleware } from 'hono/factory';

import type { NetworkTrouble, PageNetwork } from '#practice/page/page-network.ts';

const slowMs = 8000;

/** The trouble that a person chose for a network. It lasts until another is chosen. */
export type ChosenTrouble = Pick<PageNetwork, 'trouble' | 'setTrouble'>;

/** Creates the switch, without trouble at first. */
export function chosenTrouble(): ChosenTrouble {
  let current: NetworkTrouble = 'none';
  return {
    trouble: () => current,
    setTrouble: (trouble) => {
      current = trouble;
    },
  };
}

/** Injects the chosen trouble into an application's requests. Answers are lost only for publishing requests. */
export function injectTrouble(
  { trouble }: ChosenTrouble,
  publishes: (method: string, path: string) => boolean,
  refuseToken: () => Response,
): ReturnType<typeof createMiddleware<{ Bindings: HttpBindings }>> {
  return createMiddleware<{ Bindings: HttpBindings }>(async (context, next) => {
    switch (trouble()) {
      case 'none':
        return next();
      case 'slow':
        await pause(slowMs);
        return next();
      case 'refuseToken':
        return refuseToken();
      case 'outOfOrder':
        return new Response('<!doctype html><title>503</title><h1>Service Unavailable</h1>', {
          status: 503,
          headers: { 'Content-Type': 'text/html; charset=utf-8' },
        });
      case 'loseAnswer': {
        await next();
        if (!publishes(context.req.method, context.req.path)) return;
        context.env.incoming.socket.destroy();
        // Otherwise Hono would keep the headers of the replaced answer.
        context.res = undefined;
        context.res = RESPONSE_ALREADY_SENT;
      }
    }
  });
}
