import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'yaml';
import { z } from 'zod';

const manifest = z.object({ oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }) });

/** The scopes that an app installed from manifest.yml has. */
export function scopesOfManifest(): readonly string[] {
  const path = join(import.meta.dirname, '../../../manifest.yml');
  if (!existsSync(path)) return allThatWeMayAsk;
  return manifest.parse(parse(readFileSync(path, 'utf8'))).oauth_config.scopes.bot;
}

const allThatWeMayAsk = [
  'commands',
  'chat:write',
  'channels:read',
  'groups:read',
  'channels:history',
  'groups:history',
  'reactions:read',
  'reactions:write',
  'files:read',
  'files:write',
  'users:read',
  'usergroups:read',
];
