import { rules } from '#app/rules.ts';
import { guardedFetch } from '#outbound/guarded-fetch.ts';
import { readDueSource } from '#relay/read-source.ts';

import { openTestStore } from './store.ts';
import { testClock } from './test-clock.ts';
import { connectionSchema } from './test-server.ts';

// Reads one source once, in its own process. Arguments: the database, the source, the site's port and the instant.
const [connection = '', sourceId = '', port = '', at = ''] = process.argv.slice(2);
const store = await openTestStore({
  clock: testClock(new Date(at)),
  database: {
    connection: connectionSchema.parse(JSON.parse(connection)),
    url: 'kept by the test that started this',
    [Symbol.asyncDispose]: async () => undefined,
  },
});
const fetch = guardedFetch(
  { https: null, http: null, noProxy: null },
  {
    lookUp: async () => ['127.0.0.1'],
    isOutside: (address) => address === '127.0.0.1',
    ports: new Set([Number(port)]),
  },
);
await readDueSource({ store, rules, fetch, logger: null }, sourceId, new AbortController().signal);
process.exit();
