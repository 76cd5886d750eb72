import type { NetworkKind } from '#networks/network-rules.ts';

import type { Chance } from '../chance.ts';
import { realTimes } from './durations.ts';

/** Fault of one request. */
export type Fault =
  | { readonly kind: 'none' }
  | { readonly kind: 'loseRequest' }
  | { readonly kind: 'loseAnswer' }
  | { readonly kind: 'answerLate'; readonly byMs: number }
  | { readonly kind: 'slow'; readonly byMs: number }
  | { readonly kind: 'heldBack'; readonly until: Promise<void> }
  | { readonly kind: 'rateLimited' }
  | { readonly kind: 'outOfOrder' }
  | { readonly kind: 'errorAfterAccepting' }
  | { readonly kind: 'answerHtml' }
  | { readonly kind: 'answerHalf' };

/** Draws the fault of a request that publishes: two of five have one. */
export function publishFault(chance: Chance): Fault {
  return chance.weighed<Fault>([
    [24, { kind: 'none' }],
    [8, { kind: 'slow', byMs: 30 + chance.below(700) }],
    [2, { kind: 'loseRequest' }],
    [3, { kind: 'loseAnswer' }],
    [2, { kind: 'answerLate', byMs: realTimes.sendTimeoutSeconds * 1000 + 100 + chance.below(1500) }],
    [2, { kind: 'rateLimited' }],
    [2, { kind: 'outOfOrder' }],
    [2, { kind: 'errorAfterAccepting' }],
    [1, { kind: 'answerHtml' }],
    [1, { kind: 'answerHalf' }],
  ]);
}

/** Draws the fault of a request that only reads: one of eight has one. */
export function readFault(chance: Chance): Fault {
  return chance.weighed<Fault>([
    [14, { kind: 'none' }],
    [1, { kind: 'loseRequest' }],
    [1, { kind: 'outOfOrder' }],
  ]);
}

/** Tells whether the network had done its work before this answer. */
export function isFromNetwork({ kind }: Fault): boolean {
  return kind === 'errorAfterAccepting' || kind === 'answerHtml';
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Returns the answer that replaces the network's; null: its own answer, or none. */
export function answerOf(fault: Fault, network: NetworkKind): Answer | null {
  switch (fault.kind) {
    case 'none':
    case 'slow':
    case 'heldBack':
    case 'loseRequest':
    case 'loseAnswer':
    case 'answerLate':
    case 'answerHalf':
      return null;
    case 'rateLimited':
      return network === 'mastodon'
        ? json(429, { error: 'Too many requests' }, { 'x-ratelimit-reset': new Date(Date.now() + 1000).toISOString() })
        : json(
            429,
            { title: 'Too Many Requests', status: 429, detail: 'Too Many Requests' },
            { 'x-rate-limit-limit': '100', 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': inASecond() },
          );
    case 'outOfOrder':
      return html(503);
    case 'errorAfterAccepting':
      return network === 'mastodon'
        ? json(500, { error: 'Internal Server Error' })
        : json(500, { title: 'Internal Server Error', status: 500, detail: 'Something is broken.' });
    case 'answerHtml':
      return html(200);
  }
}

function inASecond(): string {
  return String(Math.ceil(Date.now() / 1000) + 1);
}

function json(status: number, body: object, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
}

function html(status: number): Answer {
  return {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: '<!doctype html><title>502 Bad Gateway</title><h1>Bad Gateway</h1>',
  };
}
