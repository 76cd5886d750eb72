import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';

import type { Substitution } from './mutant.ts';

const source = pathToFileURL(join(import.meta.dirname, '../../src/')).href;

/**
 * From now on the rooms are loaded with these changes, in this process and in memory alone. Throws where a text is not
 * there exactly once: then the guard was rewritten, and the table is to follow.
 */
export function mutate(substitutions: readonly Substitution[]): void {
  registerHooks({
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context);
      const own = substitutions.filter(({ file }) => url === `${source}${file}`);
      if (own.length === 0) return loaded;
      let text = new TextDecoder().decode(bytesOf(loaded.source));
      for (const { file, text: before, by } of own) {
        if (text.split(before).length !== 2) throw new Error(`src/${file} does not hold once: ${before}`);
        text = text.replace(before, () => by);
      }
      return { ...loaded, source: text };
    },
  });
}

function bytesOf(source: unknown): Uint8Array {
  if (typeof source === 'string') return new TextEncoder().encode(source);
  if (source instanceof Uint8Array) return source;
  throw new Error('a room is loaded as neither text nor bytes');
}
