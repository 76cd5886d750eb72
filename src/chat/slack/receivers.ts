import type { Receiver } from '@slack/bolt';
import { WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';

import type { ChatSink } from '#chat/chat-sink.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import { pause } from '#chat/kit/pause.ts';
import { stayConnected, type Connected, type WhyNot } from '#chat/kit/stay-connected.ts';
import type { Clock } from '#clock.ts';

import { answerRequest } from './answer-request.ts';
import type { SlackAccess } from './slack-options.ts';
import { openSocket, type Delivered } from './socket-connection.ts';
import { answerOf, type SlackApi } from './web-api.ts';
import { whoWeAre } from './who-we-are.ts';

/** A receiver of ours for Bolt. It checks that a payload is for us, and keeps events, before Bolt gets them. */
export interface OurReceiver extends Receiver {
  health(): ReturnType<ChatPlatform['health']>;
  /** Null if Slack sends no requests. */
  readonly fetch: ((request: Request) => Promise<Response>) | null;
}

export interface Receiving {
  readonly take: (delivered: Delivered) => Promise<void>;
  readonly gap: (since: Date) => void;
  readonly failed: (error: unknown, what: string) => void;
  readonly refused: ChatSink['refused'];
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** Receives from Slack over a WebSocket. */
export function socketReceiver(
  access: SlackAccess & { readonly mode: 'socket' },
  receiving: Receiving & { readonly whenRefusedMs?: number },
): OurReceiver {
  const madeAt = receiving.clock.now();
  const deliver = (delivered: Delivered): void => {
    receiving.take(delivered).catch((error: unknown) => receiving.failed(error, 'take what Slack sent'));
  };
  let connected: Connected | null = null;
  return {
    fetch: null,
    init: () => {},
    start: () => {
      connected = stayConnected({
        ...receiving,
        name: 'Slack',
        open: () => openSocket(access, { deliver, signal: receiving.signal }),
        whyNot,
      });
      return connected.first;
    },
    stop: async () => connected?.ended(),
    health: () => connected?.health() ?? { state: 'down', since: madeAt },
  };
}

const refusals = new Set(['invalid_auth', 'not_authed', 'account_inactive', 'user_removed_from_team', 'team_disabled']);
const furtherRefusals = new Set(['token_revoked', 'token_expired', 'not_allowed_token_type', 'missing_scope']);

function whyNot(error: unknown): WhyNot {
  const word = error instanceof WebAPIPlatformError ? error.data.error : '';
  return {
    isRefusal: refusals.has(word) || furtherRefusals.has(word),
    askedMs: error instanceof WebAPIRateLimitedError ? error.retryAfter * 1000 : 0,
  };
}

const lookEveryMs = 60_000;

/** Receives from Slack by its HTTP requests. Checks every minute whether Slack can be reached at all. */
export function httpReceiver(
  access: SlackAccess & { readonly mode: 'http' },
  receiving: Receiving,
  api: SlackApi,
): OurReceiver {
  const { clock, signal } = receiving;
  let health: ReturnType<ChatPlatform['health']> = { state: 'down', since: clock.now() };
  const enter = (state: (typeof health)['state']): void => {
    if (health.state !== state) health = { state, since: clock.now() };
  };
  const look = async (): Promise<void> => {
    const asked = await whoWeAre(api);
    if (signal.aborted) return;
    enter(asked.kind === 'answered' ? 'connected' : asked.kind === 'refused' ? 'down' : 'connecting');
    answerOf(asked);
  };
  const keepLooking = async (): Promise<void> => {
    for (;;) {
      await pause(lookEveryMs, signal);
      if (signal.aborted) return;
      await look().catch((error: unknown) => receiving.failed(error, 'ask whether Slack is there'));
    }
  };
  return {
    init: () => {},
    start: () => {
      void keepLooking();
      return look();
    },
    stop: async () => enter('down'),
    health: () => health,
    fetch: async (request) => {
      // Slack sends an event again later, and shows an error to a person who acts.
      if (signal.aborted || health.state === 'down') return new Response(null, { status: 503 });
      return answerRequest(request, { ...receiving, signingSecret: access.signingSecret });
    },
  };
}
