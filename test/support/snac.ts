import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { z } from 'zod';

import { systemClock } from '#clock.ts';
import { mastodon } from '#networks/mastodon/mastodon.ts';
import { statusIdSchema } from '#networks/mastodon/status-id.ts';

import type { NetworkWorld, PublicPost } from '../contracts/network-contract.ts';
import { freePort } from './ports.ts';
import { until } from './until.ts';

/** A real server with Mastodon's API on this machine, for as long as a suite runs. */
export interface Snac extends AsyncDisposable {
  readonly url: string;
  readonly token: string;
}

/** Starts a throw-away snac on a free loopback port, with one user. */
export async function startSnac(): Promise<Snac> {
  const parent = mkdtempSync(join(tmpdir(), 'tambour-snac-'));
  const folder = join(parent, 'snac');
  const port = await freePort();
  const answers = ['127.0.0.1', String(port), `127.0.0.1:${port}`, '', ''].join('\n');
  run(['init', folder], `${answers}\n`);
  const settings = join(folder, 'server.json');
  writeFileSync(settings, readFileSync(settings, 'utf8').replace('"protocol": "https"', '"protocol": "http"'));
  const password = /User password is (\S+)/.exec(run(['adduser', folder, 'pressoffice'], ''))?.[1];
  if (password === undefined) throw new Error('snac made no user');
  const server = spawn('snac', ['httpd', folder], { stdio: 'ignore' });
  const url = `http://127.0.0.1:${port}`;
  const stop = async (): Promise<void> => {
    const ended = new Promise((settle) => server.once('exit', settle));
    if (server.exitCode === null && server.kill('SIGTERM')) await ended;
    rmSync(parent, { recursive: true, force: true });
  };
  try {
    await untilAnswers(`${url}/api/v1/instance`);
    const token = await fetch(`${url}/oauth/x-snac-get-token`, {
      method: 'POST',
      body: new URLSearchParams({ login: 'pressoffice', passwd: password }),
    });
    return { url, token: (await token.text()).trim(), [Symbol.asyncDispose]: stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function run(arguments_: readonly string[], input: string): string {
  const ended = spawnSync('snac', arguments_, { input, encoding: 'utf8' });
  if (ended.error !== undefined) throw new Error('snac did not run', { cause: ended.error });
  return ended.stdout + ended.stderr;
}

async function untilAnswers(url: string): Promise<void> {
  await until('snac answers', async () => {
    const answer = await fetch(url).catch(() => null);
    await answer?.body?.cancel();
    return answer?.ok === true;
  });
}

/** Opens the Mastodon adapter on its own snac. */
export async function openSnac(): Promise<NetworkWorld> {
  const snac = await startSnac();
  const common = { serverUrl: snac.url, software: 'Snac', loopbackOnly: true, clock: systemClock };
  return {
    network: mastodon({ ...common, accessToken: snac.token }),
    stranger: mastodon({ ...common, accessToken: 'not-a-token' }),
    publicPosts: () => publicPostsOf(snac),
    troubles: null,
    people: null,
    canRetract: false,
    canCorrect: true,
    correctsAll: false,
    keepsLinesOfAlts: false,
    drawsAsSent: false,
    [Symbol.asyncDispose]: () => snac[Symbol.asyncDispose](),
  };
}

const accountSchema = z.object({ id: z.string() });
const sourceSchema = z.object({ text: z.string().nullable() });
const statusesSchema = z.array(
  z.object({ id: statusIdSchema, media_attachments: z.array(z.object({ description: z.string().nullable() })) }),
);

async function publicPostsOf({ url, token }: Snac): Promise<readonly PublicPost[]> {
  // snac closes each connection after its answer without saying so: a reused one may just be closing.
  const headers = { Authorization: `Bearer ${token}`, Connection: 'close' };
  const read = async <T>(path: string, schema: z.ZodType<T>): Promise<T> =>
    schema.parse(await (await fetch(url + path, { headers })).json());
  const { id } = await read('/api/v1/accounts/verify_credentials', accountSchema);
  const statuses = await read(`/api/v1/accounts/${id}/statuses`, statusesSchema);
  return Promise.all(
    statuses.map(async (status) => ({
      id: status.id,
      text: (await read(`/api/v1/statuses/${status.id}/source`, sourceSchema)).text ?? '',
      alts: status.media_attachments.map(({ description }) => description ?? ''),
    })),
  );
}
