import { createPublicKey, type KeyObject } from 'node:crypto';

import { z } from 'zod';

import type { ServerMet } from './mattermost-options.ts';
import type { RestApi } from './rest-api.ts';
import { userOf, userSchema } from './user-of.ts';
import { ageOf } from './versions.ts';

/** The bot, and the server that it is on. */
export interface Us {
  readonly user: string;
  readonly name: string;
  /** The name that people read; the account's name if it has no other. */
  readonly displayName: string;
  /** The address from which clients load the bot's picture. */
  readonly picture: string;
  readonly server: ServerMet;
  /** The server's version, for example "11.7.2". */
  readonly version: string;
  /** Public key of the server's signatures on triggers; null if it publishes none. */
  readonly triggerKey: KeyObject | null;
}

export type WhoWeAre =
  | { readonly kind: 'us'; readonly us: Us }
  /** `why`: the server's own word, such as "api.context.session_expired.app_error". */
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'unreachable'; readonly error: unknown }
  | { readonly kind: 'tooOld'; readonly version: string }
  /** The server does not tell its version and id, as every Mattermost does: it is none, or something is in between. */
  | { readonly kind: 'untold' };

/**
 * The facts about a server that anybody may read. Its id is in its database from the first start on, and stays the same
 * when its address or version changes. The vendor's apps tell servers apart by it as well.
 * https://github.com/mattermost/mattermost: server/config/client.go, server/channels/app/platform/config.go
 */
export const aboutSchema = z.object({
  Version: z.string().default(''),
  /** The address at which people reach it. */
  SiteURL: z.string().default(''),
  DiagnosticId: z.string().default(''),
  AsymmetricSigningPublicKey: z.string().default(''),
});
export const aboutPath = '/config/client?format=old';

/**
 * Asks the server about itself and the token's account. A server without a readable version or id is not used: an older
 * one would silently leave accounts out of a form, and desks must not be mistaken for those of another.
 */
export async function whoWeAre(api: RestApi, url: string): Promise<WhoWeAre> {
  const me = await api.ask('GET', '/users/me', userSchema, { tries: 2, patienceMs: 5_000 });
  if (me.kind === 'lost') return { kind: 'unreachable', error: me.error };
  if (me.kind === 'refused') {
    // Too many requests are no refusal of the token.
    return me.status === 429 ? { kind: 'unreachable', error: new Error(me.id) } : { kind: 'refused', why: me.id };
  }
  const about = await api.ask('GET', aboutPath, aboutSchema, { tries: 2, patienceMs: 5_000 });
  if (about.kind === 'lost') return { kind: 'unreachable', error: about.error };
  if (about.kind === 'refused') return { kind: 'unreachable', error: new Error(about.id) };
  const { Version: version, SiteURL: site, DiagnosticId: id, AsymmetricSigningPublicKey: signingKey } = about.answer;
  const age = ageOf(version);
  if (age === 'tooOld') return { kind: 'tooOld', version };
  if (age === 'untold' || !idPattern.test(id)) return { kind: 'untold' };
  const { user: bot, username: name } = userOf(me.answer);
  // Clients may be unable to reach the address that we use.
  const picture = `${/^https?:/.test(site) ? site.replace(/\/+$/, '') : url}/api/v4/users/${bot.id}/image`;
  const server = { id, address: addressOf(url) };
  const triggerKey = keyOf(signingKey);
  return { kind: 'us', us: { user: bot.id, name, displayName: bot.name, picture, server, version, triggerKey } };
}

const idPattern = /^[\w-]{1,64}$/;

/** Returns host, port and path. The scheme does not make it another server. */
function addressOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname.replace(/\/$/, '')}`;
}

function keyOf(base64: string): KeyObject | null {
  if (base64 === '') return null;
  try {
    return createPublicKey({ key: Buffer.from(base64, 'base64'), format: 'der', type: 'spki' });
  } catch {
    return null;
  }
}
