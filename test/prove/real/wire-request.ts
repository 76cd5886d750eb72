import type { IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';

import { z } from 'zod';

import type { NetworkKind } from '#networks/network-rules.ts';
import type { Rendering } from '#networks/rendering.ts';

/** A request as it arrived at a network. */
export interface WireRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly key: string | null;
  /** Token that it carries. */
  readonly token: string;
  /** True if it uploads a picture, or a part of one. */
  readonly uploads: boolean;
  /** Post that it publishes; null for other requests. */
  readonly published: Rendering | null;
}

const bodySchema = z.object({
  status: z.string().optional(),
  text: z.string().optional(),
  language: z.string().nullable().default(null),
  spoiler_text: z.string().nullable().default(null),
  media_ids: z.array(z.string()).default([]),
  media: z.object({ media_ids: z.array(z.string()) }).optional(),
});

/** Finds what a network has stored of the pictures with these ids. */
export type MediaOf = (ids: readonly string[]) => Rendering['media'];

export async function readRequest(incoming: IncomingMessage, mediaOf: MediaOf): Promise<WireRequest> {
  const body = new Uint8Array(await buffer(incoming));
  const { method = 'GET', url: path = '/' } = incoming;
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).flatMap(([name, value]) =>
      value === undefined || left.has(name) ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
    ),
  );
  const authorization = headers['authorization'] ?? '';
  const token =
    /^Bearer (.+)$/.exec(authorization)?.[1] ??
    decodeURIComponent(/oauth_token="([^"]*)"/.exec(authorization)?.[1] ?? '');
  const publishes = method === 'POST' && (path === '/api/v1/statuses' || path === '/2/tweets');
  const key = headers['idempotency-key'] ?? null;
  return {
    method,
    path,
    headers,
    body,
    key,
    token,
    uploads: method === 'POST' && /^\/(api\/v2|2)\/media(\/|$)/.test(path),
    published: publishes ? renderingIn(body, path === '/2/tweets' ? 'x' : 'mastodon', mediaOf) : null,
  };
}

const left: ReadonlySet<string> = new Set(['host', 'connection', 'content-length', 'transfer-encoding', 'expect']);

function renderingIn(body: Uint8Array, network: NetworkKind, mediaOf: MediaOf): Rendering {
  const { status, text, language, spoiler_text, media_ids, media } = bodySchema.parse(
    JSON.parse(new TextDecoder().decode(body)),
  );
  return {
    network,
    accountId: '',
    text: status ?? text ?? '',
    contentWarning: spoiler_text,
    language: language ?? '',
    visibility: 'public',
    media: mediaOf(media?.media_ids ?? media_ids),
  };
}
