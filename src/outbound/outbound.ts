import { Agent as HttpsAgent } from 'node:https';
import type { Socket } from 'node:net';
import { callbackify } from 'node:util';

import type { buildConnector, Dispatcher } from 'undici';
// Import the agent alone: the library's entry loads 90 more files (proxies, caches, mocks) at every start.
import Agent from 'undici/lib/dispatcher/agent.js';

import type { ProxyConfig } from '#config.ts';

import { connectOut } from './connect-out.ts';
import { wayTo } from './way-to.ts';

/** The ways out of this machine, all of them by the same proxy settings, for each kind of HTTP client. */
export interface Outbound extends AsyncDisposable {
  /** Connector for an undici client with limits of its own: `new Agent({ connect })`. */
  readonly connect: buildConnector.connector;
  /** Dispatcher for undici clients without limits of their own, WebSockets included. */
  readonly dispatcher: Dispatcher;
  /** Replacement for the global `fetch`, with the `FormData` and `Request` that go with it. */
  readonly fetch: typeof globalThis.fetch;
  /** For clients of `node:https`; a connection per request. */
  readonly httpsAgent: HttpsAgent;
}

/** Maximum time to connect, including name lookup, proxy, tunnel and TLS. Well under the time for a send. */
const connectWithinMs = 10_000;

/**
 * Opens the ways out. Nothing connects before it is used, and no connection takes longer than `withinMs` to be made.
 * Disposal aborts whatever still runs.
 */
export function openOutbound(proxies: ProxyConfig, withinMs: number = connectWithinMs): Outbound {
  const connectTo = connecting(proxies, withinMs);
  const connect = connectorOfUndici(connectTo);
  const dispatcher = new Agent({ connect });
  return {
    connect,
    dispatcher,
    fetch: (input, init) => fetch(input, { ...init, dispatcher: forGlobalFetch(dispatcher) }),
    httpsAgent: agentOfNode(connectTo),
    async [Symbol.asyncDispose]() {
      await dispatcher.destroy();
    },
  };
}

type Connecting = (url: URL, callback: (error: Error | null, socket: Socket) => void) => void;

function connecting(proxies: ProxyConfig, withinMs: number): Connecting {
  return callbackify((url: URL) => connectOut(url, wayTo(url, proxies), withinMs));
}

function connectorOfUndici(connectTo: Connecting): buildConnector.connector {
  return ({ protocol, hostname, host }, callback) => {
    connectTo(new URL(`${protocol}//${host ?? hostname}`), (error, socket) => {
      if (error === null) callback(null, socket);
      else callback(error, null);
    });
  };
}

function agentOfNode(connectTo: Connecting): HttpsAgent {
  const agent = new HttpsAgent({ keepAlive: false });
  agent.createConnection = ({ host, port }, callback) => {
    const name = host ?? 'localhost';
    const url = new URL(`https://${name.includes(':') ? `[${name}]` : name}:${port ?? 443}`);
    connectTo(url, (error, socket) => callback?.(error, socket));
    return undefined;
  };
  return agent;
}

/**
 * Casts a dispatcher to the type that the global fetch expects. Two releases of undici describe the same object, and
 * their types differ in places.
 */
function forGlobalFetch(dispatcher: Dispatcher): NonNullable<RequestInit['dispatcher']> {
  return dispatcher as unknown as NonNullable<RequestInit['dispatcher']>;
}
