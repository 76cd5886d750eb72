import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text as textOf } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';

import { z } from 'zod';

import { answerCall } from './answer-call.ts';
import { faultOfBlocks } from './check-blocks.ts';
import type { Answered, Method } from './method.ts';
import type { Simulation } from './simulation.ts';
import type { Trouble, Troubles } from './troubles.ts';

export interface FrontOptions {
  readonly slack: () => Simulation;
  readonly methods: ReadonlyMap<string, Method>;
  readonly troubles: Troubles;
  readonly isCut: () => boolean;
  readonly skewMs: number;
}

/** Makes the HTTP server: the Web API, uploads, downloads and response URLs. */
export function createFront(options: FrontOptions): Server {
  return createServer((request, response) => {
    const { underWay, complaints } = options.slack();
    underWay.add(request);
    response.on('close', () => underWay.delete(request));
    handle(options, request, response).catch((error: unknown) => {
      complaints.push(`the front failed: ${String(error)}`);
      response.socket?.destroy();
    });
  });
}

async function handle(options: FrontOptions, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const slack = options.slack();
  if (options.isCut()) return void response.socket?.destroy();
  response.setHeader('date', new Date(slack.now().getTime() + options.skewMs).toUTCString());
  const { pathname } = new URL(request.url ?? '/', slack.origin);
  if (pathname.startsWith('/api/')) return api(options, pathname.slice('/api/'.length), request, response);
  if (pathname.startsWith('/upload/')) return forward(slack, request, response, null);
  if (pathname.startsWith('/files-pri/')) return download(slack, request, response);
  if (pathname.startsWith('/response/')) return answerLater(slack, pathname, request, response);
  response.writeHead(404).end();
}

async function api(
  options: FrontOptions,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const slack = options.slack();
  const body = await textOf(request);
  const trouble = options.troubles.take(name);
  if (trouble !== null && (await isOver(trouble, response))) return;
  const answer = await answerCall(slack, options.methods, {
    name,
    authorization: request.headers.authorization,
    contentType: request.headers['content-type'] ?? '',
    body,
  });
  if (trouble?.kind === 'loseAnswer') return void response.socket?.destroy();
  if (trouble?.kind === 'late') await pause(trouble.afterMs);
  if (trouble?.kind === 'lateUntil') await trouble.comes;
  json(response, answer, { 'x-oauth-scopes': [...slack.scopes].join(','), 'x-slack-req-id': 'test' });
}

/** Causes the trouble of a call; returns false if the method still has to run. */
async function isOver(trouble: Trouble, response: ServerResponse): Promise<boolean> {
  switch (trouble.kind) {
    case 'loseAnswer':
    case 'late':
    case 'lateUntil':
      return false;
    case 'loseRequest':
      response.socket?.destroy();
      return true;
    case 'rateLimited':
      response.writeHead(429, { 'retry-after': String(trouble.retryAfterSeconds) });
      response.end(JSON.stringify({ ok: false, error: 'ratelimited' }));
      return true;
    case 'status':
      response.writeHead(trouble.status, { 'content-type': 'text/plain' }).end('upstream connect error');
      return true;
    case 'html':
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(signInPage);
      return true;
    case 'error':
      json(response, { ok: false, error: trouble.error });
      return true;
  }
}

const signInPage = '<!DOCTYPE html><html><head><title>Sign in | Slack</title></head><body>Sign in</body></html>';

/** Answers a download. Without the right token Slack shows its sign-in page, with status 200. */
async function download(slack: Simulation, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const token = (request.headers.authorization ?? '').replace(/^Bearer /, '');
  if (token !== slack.tokens.bot || slack.isTokenRevoked || !slack.scopes.has('files:read'))
    return void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(signInPage);
  const id = /^\/files-pri\/([^/]+)\//.exec(request.url ?? '')?.[1] ?? '';
  return forward(slack, request, response, slack.backend.tokenOf(slack.files.get(id)?.owner ?? 'bot'));
}

async function forward(
  slack: Simulation,
  request: IncomingMessage,
  response: ServerResponse,
  token: string | null,
): Promise<void> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) if (chunk instanceof Uint8Array) chunks.push(chunk);
  const isGet = request.method === 'GET';
  const type = request.headers['content-type'];
  const answer = await fetch(`${slack.backend.url}${request.url ?? ''}`, {
    method: request.method ?? 'GET',
    headers: {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(type === undefined ? {} : { 'content-type': type }),
    },
    ...(isGet ? {} : { body: Buffer.concat(chunks) }),
  });
  response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/plain' });
  response.end(Buffer.from(await answer.arrayBuffer()));
}

const laterAnswer = z.strictObject({
  text: z.string().optional(),
  blocks: z.array(z.unknown()).optional(),
  response_type: z.enum(['ephemeral', 'in_channel']).optional(),
  replace_original: z.boolean().optional(),
  delete_original: z.boolean().optional(),
  thread_ts: z.string().optional(),
  unfurl_links: z.boolean().optional(),
  unfurl_media: z.boolean().optional(),
});

async function answerLater(
  slack: Simulation,
  pathname: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const address = slack.responses.get(pathname.slice('/response/'.length));
  const body = laterAnswer.safeParse(JSON.parse(await textOf(request)));
  if (address === undefined || address.left <= 0) {
    slack.complaints.push('an answer address was used up or never given');
    return void response.writeHead(404).end('used_url');
  }
  address.left -= 1;
  const fault = body.success ? faultOfBlocks(body.data.blocks ?? []) : null;
  if (!body.success || fault !== null) {
    slack.complaints.push(`answer address: ${fault === null ? 'arguments' : fault.messages.join('; ')}`);
    return void response.writeHead(400).end('invalid_blocks');
  }
  const { text = '', blocks = [], thread_ts: threadTs = null } = body.data;
  slack.ephemerals.push({ user: address.user, channel: address.channel, threadTs, text, blocks });
  response.writeHead(200, { 'content-type': 'text/plain' }).end('ok');
}

function json(response: ServerResponse, answer: Answered, headers: Readonly<Record<string, string>> = {}): void {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(JSON.stringify(answer));
}
