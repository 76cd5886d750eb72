import { registerHooks } from 'node:module';

/** Replaces the text of these modules, by URL, from now on: in this process, and in memory only. */
export function loadInstead(texts: ReadonlyMap<string, string>): void {
  registerHooks({
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context);
      const source = texts.get(url);
      return source === undefined ? loaded : { ...loaded, source };
    },
  });
}
