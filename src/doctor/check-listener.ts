import { createServer } from 'node:net';

import { z } from 'zod';

import { errorCode } from '#storage/error-code.ts';
import { instanceOf } from '#storage/instance-of.ts';

import { advice, type FindingOf, type Plain, right, wrong } from './finding.ts';

interface Address {
  readonly host: string;
  readonly port: number;
}

/** The findings of this check, with the values that each sentence needs. */
export interface ListenerFacts {
  readonly portFree: Address;
  readonly portOurs: Address;
  readonly portOfOther: Address;
  readonly portTaken: Address;
  readonly portForbidden: Address;
  readonly noSuchAddress: Address;
  readonly runs: Plain;
  readonly doesNotRun: Plain;
  /** `part` and `detail` as "/readyz" shows them, in English. */
  readonly partNotReady: { readonly part: string; readonly detail: string };
}

const aliveSchema = z.object({ alive: z.literal(true), instance: z.string().max(100).nullable() });
const readySchema = z.object({
  parts: z.array(z.object({ part: z.string().max(200), ready: z.boolean(), detail: z.string().max(200) })).max(100),
});

/** Checks whether the listener's address is free or held by this very Tambour, and if so, whether its parts work. */
export async function checkListener(
  { host, port, dataFolder }: Address & { readonly dataFolder: string },
  signal: AbortSignal,
): Promise<readonly FindingOf<ListenerFacts>[]> {
  const url = `http://${reachable(host)}:${port}`;
  const alive = port === 0 ? null : await ask(`${url}/healthz`, aliveSchema, signal);
  if (alive === null) return [await tryPort(host, port), advice({ code: 'doesNotRun' })];
  if (alive.instance === null || alive.instance !== (await instanceOf(dataFolder))) {
    return [wrong({ code: 'portOfOther', host, port }), advice({ code: 'doesNotRun' })];
  }
  const ready = await ask(`${url}/readyz`, readySchema, signal);
  const parts = ready?.parts.filter((part) => !part.ready) ?? [{ part: 'readyz', detail: 'no answer' }];
  return [
    right({ code: 'portOurs', host, port }),
    ...(parts.length === 0 ? [right({ code: 'runs' })] : []),
    ...parts.map(({ part, detail }) => wrong({ code: 'partNotReady', part, detail })),
  ];
}

/** Returns an address at which to reach the listener from this machine, also when it listens on every address. */
function reachable(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}

async function ask<T>(url: string, schema: z.ZodType<T>, signal: AbortSignal): Promise<T | null> {
  try {
    const answer = await fetch(url, { redirect: 'error', signal });
    return schema.parse(JSON.parse((await answer.text()).slice(0, 100_000)));
  } catch {
    return null;
  }
}

/** Checks that the port is free by listening on it for a moment. */
async function tryPort(host: string, port: number): Promise<FindingOf<ListenerFacts>> {
  const server = createServer();
  const failed = await new Promise<Error | null>((settle) => {
    server.once('error', settle);
    server.listen(port, host, () => settle(null));
  });
  if (failed === null) {
    await new Promise<void>((settle) => void server.close(() => settle()));
    return right({ code: 'portFree', host, port });
  }
  const code = errorCode(failed);
  if (code === 'EADDRINUSE') return wrong({ code: 'portTaken', host, port });
  if (code === 'EACCES') return wrong({ code: 'portForbidden', host, port });
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return wrong({ code: 'noSuchAddress', host, port });
  throw failed;
}
