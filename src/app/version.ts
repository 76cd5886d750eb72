import { readFileSync } from 'node:fs';

import { z } from 'zod';

const packageSchema = z.object({ version: z.string() });

/** Returns the version of this Tambour from package.json. */
export function version(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return packageSchema.parse(JSON.parse(text)).version;
}
