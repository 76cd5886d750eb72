import { createPublicKey, type KeyObject } from 'node:crypto';

import { z } from 'zod';

import type { Asked, RestApi } from './rest-api.ts';

/** The bot, and the server that it is on. */
export interface Us {
  /** "mattermost:chat.example.org": where people find the server, which stays when all else changes. */
  readonly platformId: string;
  readonly user: string;
  readonly name: string;
  /** Such as "11.7.2"; null where the server does not say. */
  readonly version: string | null;
  /** What the server signs its triggers with; null where it does not say. */
  readonly triggerKey: KeyObject | null;
}

const meSchema = z.object({ id: z.string().min(1), username: z.string() });
// https://github.com/mattermost/mattermost: server/channels/app/platform/config.go
const configSchema = z.object({ Version: z.string().nullish(), AsymmetricSigningPublicKey: z.string().nullish() });

/** Asks the server whose token this is. */
export async function whoWeAre(api: RestApi, url: string): Promise<Asked<Us>> {
  const me = await api.ask('GET', '/users/me', meSchema, { tries: 2, patienceMs: 5_000 });
  if (me.kind !== 'answered') return me;
  const config = await api.ask('GET', '/config/client?format=old', configSchema, { tries: 2, patienceMs: 5_000 });
  if (config.kind === 'lost') return config;
  const said = config.kind === 'answered' ? config.answer : {};
  const { host, pathname } = new URL(url);
  const us: Us = {
    platformId: `mattermost:${host}${pathname.replace(/\/$/, '')}`,
    user: me.answer.id,
    name: me.answer.username,
    version: said.Version ?? null,
    triggerKey: keyOf(said.AsymmetricSigningPublicKey ?? ''),
  };
  return { kind: 'answered', answer: us };
}

function keyOf(base64: string): KeyObject | null {
  if (base64 === '') return null;
  try {
    return createPublicKey({ key: Buffer.from(base64, 'base64'), format: 'der', type: 'spki' });
  } catch {
    return null;
  }
}

/** Whether dialogs have dates, as they do from 11.6; a server that does not say is a new one. */
export function hasPickers({ version }: Pick<Us, 'version'>): boolean {
  return isFrom(version, 11, 6);
}

/** Whether it is older than 11.7, which is tried with Tambour and supported by its vendor. */
export function isOldServer({ version }: Pick<Us, 'version'>): boolean {
  return !isFrom(version, 11, 7);
}

function isFrom(version: string | null, wantedMajor: number, wantedMinor: number): boolean {
  const [major = 0, minor = 0] = (version ?? '99').split('.').map(Number);
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}
