import { registerHooks } from 'node:module';

/** From now on these modules, by their URLs, are loaded with other texts, in this process and in memory alone. */
export function loadInstead(texts: ReadonlyMap<string, string>): void {
  registerHooks({
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context);
      const source = texts.get(url);
      return source === undefined ? loaded : { ...loaded, source };
    },
  });
}
