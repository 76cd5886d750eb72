import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

import type { NetworkKind } from '#networks/network-rules.ts';

import type { PublishRequest, PublicPost, SimAccount } from '../witness.ts';
import { answerOf, type Fault, isFromNetwork } from './fault.ts';
import type { InFlight } from './what-was-lost.ts';
import { type MediaOf, readRequest, type WireRequest } from './wire-request.ts';

/** A proxy before a practice network. It sees every request and injects faults into some. */
export interface Front {
  readonly url: string;
  /** Returns the open requests from these ports, and the accounts for which such a port was the last to publish. */
  inFlight(ports: ReadonlySet<number>): Pick<InFlight, 'open' | 'accountIds'>;
  close(): Promise<void>;
}

export interface FrontOptions {
  readonly network: NetworkKind;
  /** Address of the practice network. */
  readonly behind: string;
  accountOf(request: WireRequest): SimAccount | null;
  /** Chooses the fault of a request; called once for each, in their order. */
  faultFor(request: WireRequest): Fault;
  /** Tells whether the account's server recognises a key. */
  keepsKeys(accountId: string): boolean;
  /** Finds what the practice network has stored of pictures. */
  mediaOf: MediaOf;
  journalSeq(): Promise<bigint | null>;
  /** Called with each request that publishes before any work is done, and (below) with each new post. */
  saw(request: Seen): void;
  made(post: PublicPost): void;
  /** Called once an answer was sent. */
  answered(to: WireRequest): void;
}

export type Seen = { -readonly [Key in keyof PublishRequest]: PublishRequest[Key] };

/** Larger than any number in the journal: without an answer of the database, nothing can be concluded. */
const unknownSeq = 2n ** 62n;

/** Opens the proxy; port 0 takes any free one. */
export async function openFront(options: FrontOptions): Promise<Front> {
  let url = '';
  const open = new Map<IncomingMessage, number>();
  const lastBy = new Map<string, number>();
  const server = createServer((incoming, answer) => {
    const { remotePort = 0 } = incoming.socket;
    open.set(incoming, remotePort);
    answer.once('close', () => open.delete(incoming));
    incoming.on('error', () => undefined);
    answer.on('error', () => undefined);
    const saw = (request: Seen): void => {
      lastBy.set(request.accountId, remotePort);
      options.saw(request);
    };
    serve({ ...options, saw }, url, incoming, answer).catch(() => answer.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  url = `http://127.0.0.1:${address.port}`;
  return {
    url,
    inFlight: (ports) => ({
      open: [...open.values()].filter((port) => ports.has(port)).length,
      accountIds: new Set([...lastBy].flatMap(([id, port]) => (ports.has(port) ? [id] : []))),
    }),
    close: () =>
      new Promise((settle) => {
        server.close(() => settle());
        server.closeAllConnections();
      }),
  };
}

async function serve(
  options: FrontOptions,
  url: string,
  incoming: IncomingMessage,
  answer: ServerResponse,
): Promise<void> {
  const atMs = Date.now();
  const request = await readRequest(incoming, options.mediaOf);
  const seen = request.published === null ? null : await take(options, request, atMs);
  const fault = options.faultFor(request);
  if (fault.kind === 'loseRequest') return void incoming.socket.destroy();
  if (fault.kind === 'slow') await pause(fault.byMs);
  if (fault.kind === 'heldBack') await fault.until;
  const refusal = answerOf(fault, options.network);
  if (refusal !== null && !isFromNetwork(fault)) return reply(options, request, answer, refusal);
  // A request that has arrived is carried out, whether or not its sender still lives.
  const done = await fetch(`${options.behind}${request.path}`, {
    method: request.method,
    headers: seen === null || options.keepsKeys(seen.accountId) ? request.headers : withoutKey(request.headers),
    ...(request.body.byteLength === 0 ? {} : { body: request.body }),
    redirect: 'manual',
  });
  const text = await done.text();
  if (seen !== null && done.ok) keep(options, seen, text);
  if (fault.kind === 'loseAnswer') return void incoming.socket.destroy();
  if (fault.kind === 'answerLate') await pause(fault.byMs);
  const told = text.replaceAll(options.behind, url);
  const headers = Object.fromEntries([...done.headers].filter(([name]) => !hopByHop.has(name)));
  reply(
    options,
    request,
    answer,
    refusal ?? { status: done.status, headers, body: fault.kind === 'answerHalf' ? half(told) : told },
  );
}

const hopByHop: ReadonlySet<string> = new Set(['connection', 'keep-alive', 'content-length', 'transfer-encoding']);

function withoutKey(headers: WireRequest['headers']): WireRequest['headers'] {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name !== 'idempotency-key'));
}

function half(text: string): string {
  return text.slice(0, text.length / 2);
}

async function take(options: FrontOptions, request: WireRequest, atMs: number): Promise<Seen | null> {
  const account = options.accountOf(request);
  if (account === null || request.published === null) return null;
  const seen: Seen = {
    atMs,
    wallAt: new Date(atMs),
    accountId: account.id,
    key: request.key ?? 'none',
    rendering: request.published,
    journalSeq: (await options.journalSeq()) ?? unknownSeq,
    madePost: null,
  };
  options.saw(seen);
  return seen;
}

/** Records the post that the network's own answer names as made, now or before. */
function keep(options: FrontOptions, seen: Seen, text: string): void {
  const id = /"id":"(\d+)"/.exec(text)?.[1];
  if (id === undefined) throw new Error(`a network took a post and named none: ${text}`);
  const nowMs = Date.now();
  seen.madePost = id;
  options.made({
    id,
    accountId: seen.accountId,
    rendering: seen.rendering,
    edits: [],
    key: seen.key,
    atMs: nowMs,
    visibleAtMs: nowMs,
    gone: null,
  });
}

function reply(
  options: FrontOptions,
  request: WireRequest,
  answer: ServerResponse,
  {
    status,
    headers,
    body,
  }: { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: string },
): void {
  answer.writeHead(status, headers).end(body);
  options.answered(request);
}
