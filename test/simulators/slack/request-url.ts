import { createHmac } from 'node:crypto';

import type { Outgoing, Redelivery, Transport } from './deliveries.ts';

/** One signed request as Slack sends it: https://docs.slack.dev/authentication/verifying-requests-from-slack */
export interface SignedRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Signs Slack's request for `outgoing`: a command is a form, an interaction a form with one field. */
export function signedRequest(
  outgoing: Outgoing,
  again: Redelivery | null,
  signing: { readonly secret: string; readonly at: Date },
): SignedRequest {
  const isEvent = outgoing.kind === 'events_api';
  const body = isEvent ? JSON.stringify(outgoing.payload) : formOf(outgoing).toString();
  const timestamp = String(Math.floor(signing.at.getTime() / 1000));
  return {
    body,
    headers: {
      'content-type': isEvent ? 'application/json' : 'application/x-www-form-urlencoded',
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${createHmac('sha256', signing.secret).update(`v0:${timestamp}:${body}`).digest('hex')}`,
      ...(again === null ? {} : { 'x-slack-retry-num': String(again.attempt), 'x-slack-retry-reason': again.reason }),
    },
  };
}

function formOf({ kind, payload }: Outgoing): URLSearchParams {
  if (kind === 'interactive') return new URLSearchParams({ payload: JSON.stringify(payload) });
  return new URLSearchParams(Object.entries(payload).map(([name, value]): [string, string] => [name, String(value)]));
}

/** Makes Slack's end of HTTP mode, which POSTs to the request URL and reads the answer. */
export function requestUrl(options: {
  readonly url: string;
  readonly signingSecret: string;
  readonly ackWithinMs: number;
  readonly now: () => Date;
  readonly isCut: () => boolean;
}): Transport {
  return {
    async send(outgoing, again) {
      if (options.isCut()) return { kind: 'none', why: 'connection_failed' };
      const request = signedRequest(outgoing, again, { secret: options.signingSecret, at: options.now() });
      try {
        const response = await fetch(options.url, {
          method: 'POST',
          ...request,
          signal: AbortSignal.timeout(options.ackWithinMs),
        });
        const text = await response.text();
        if (!response.ok) return { kind: 'none', why: `http_error ${response.status}` };
        if (text === '') return { kind: 'acked', body: undefined };
        const isJson = (response.headers.get('content-type') ?? '').includes('json');
        return { kind: 'acked', body: isJson ? JSON.parse(text) : { text } };
      } catch (error) {
        return { kind: 'none', why: error instanceof Error ? error.name : 'connection_failed' };
      }
    },
  };
}
