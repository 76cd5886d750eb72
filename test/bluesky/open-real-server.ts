import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { z } from 'zod';

import { freePort } from '../support/ports.ts';

/** A real Bluesky server of its own on this machine, with the directory that knows its accounts. */
export interface RealServer extends AsyncDisposable {
  readonly url: string;
  /** Makes an account of that handle and an app password for it, as a person does in the app. */
  addAccount(handle: string): Promise<RealAccount>;
  /** Asks as the server's administrator. */
  administer(method: string, body: object): Promise<void>;
}

export interface RealAccount {
  readonly did: string;
  readonly handle: string;
  readonly appPassword: string;
  /** What its owner may do with the password of the account itself. */
  readonly owner: Caller;
}

/** One account's way to the server, without any of the adapter's code. */
export interface Caller {
  get(method: string, query?: Readonly<Record<string, string>>): Promise<Told>;
  post(method: string, body?: object): Promise<Told>;
  upload(bytes: Uint8Array<ArrayBuffer>, mimeType: string): Promise<Told>;
}

export interface Told {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

const startedSchema = z.union([z.object({ pds: z.string() }), z.object({ failed: z.string() })]);
const adminPassword = 'administrator';
const bodySchema = z.record(z.string(), z.unknown()).catch({});
const sessionSchema = z.object({ did: z.string(), accessJwt: z.string() });

/** Starts one. `appView`: where it passes on what it does not answer itself. */
export async function openRealServer(appView: string): Promise<RealServer> {
  const folder = mkdtempSync(join(tmpdir(), 'tambour-bluesky-'));
  for (const one of ['data', 'blobs']) mkdirSync(join(folder, one));
  const server = fork(join(import.meta.dirname, 'server/real-server.js'), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const stop = async (): Promise<void> => {
    if (server.exitCode === null && server.signalCode === null) {
      const ended = once(server, 'exit');
      server.kill('SIGKILL');
      await ended;
    }
    rmSync(folder, { recursive: true, force: true });
  };
  server.send({ folder, plcPort: await freePort(), pdsPort: await freePort(), appView, adminPassword });
  const [message] = await Promise.race([once(server, 'message'), once(server, 'exit')]);
  const started = startedSchema.safeParse(message);
  if (!started.success || 'failed' in started.data) {
    await stop();
    throw new Error(`the real server did not start: ${JSON.stringify(message)}`);
  }
  const url = started.data.pds;
  return {
    url,
    addAccount: (handle) => addAccount(url, handle),
    administer: async (method, body) => {
      const basic = `Basic ${Buffer.from(`admin:${adminPassword}`).toString('base64')}`;
      const { status, body: told } = await callerOf(url, basic).post(method, body);
      if (status !== 200) throw new Error(`${method}: ${status} ${JSON.stringify(told)}`);
    },
    [Symbol.asyncDispose]: stop,
  };
}

async function addAccount(url: string, handle: string): Promise<RealAccount> {
  const password = 'the password of the account itself';
  const made = await callerOf(url, null).post('com.atproto.server.createAccount', {
    handle,
    email: `${handle}@example.org`,
    password,
  });
  const { did, accessJwt } = sessionSchema.parse(made.body);
  const owner = callerOf(url, `Bearer ${accessJwt}`);
  const { body } = await owner.post('com.atproto.server.createAppPassword', { name: 'tambour' });
  const { password: appPassword } = z.object({ password: z.string() }).parse(body);
  return { did, handle, appPassword, owner };
}

/** Logs in with a password, an app's or the account's own. */
export async function logIn(url: string, identifier: string, password: string): Promise<Told> {
  return callerOf(url, null).post('com.atproto.server.createSession', { identifier, password });
}

/** Returns how somebody calls who has that token, or none. */
export function callerOf(url: string, authorization: string | null): Caller {
  const headers = authorization === null ? {} : { Authorization: authorization };
  const at = (method: string, query: Readonly<Record<string, string>> = {}): string =>
    `${url}/xrpc/${method}?${new URLSearchParams(query).toString()}`;
  return {
    get: async (method, query) => told(await fetch(at(method, query), { headers })),
    post: async (method, body) =>
      told(
        await fetch(at(method), {
          method: 'POST',
          headers: { ...headers, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        }),
      ),
    upload: async (bytes, mimeType) =>
      told(
        await fetch(at('com.atproto.repo.uploadBlob'), {
          method: 'POST',
          headers: { ...headers, 'Content-Type': mimeType },
          body: bytes,
        }),
      ),
  };
}

async function told(answer: Response): Promise<Told> {
  return { status: answer.status, body: bodySchema.parse(await answer.json().catch(() => ({}))) };
}
