import assert from 'node:assert/strict';
import { test } from 'node:test';

import { fetchWithPractice } from '#app/fetch-with-practice.ts';
import { systemClock } from '#clock.ts';
import { guardedFetch } from '#outbound/guarded-fetch.ts';
import { fetchStatuses } from '#relay/fetch-statuses.ts';

import { simulatedMastodon } from '../simulators/networks/mastodon.ts';
import { memoryState } from '../support/memory-state.ts';

const guard = guardedFetch({ https: null, http: null, noProxy: null });
const xSecret = { network: 'x', appKey: '', appSecret: '', accessToken: '', accessSecret: '' } as const;

test('on practice the practice Mastodon alone of this machine is read, by its domain and by where it answers', async () => {
  const server = simulatedMastodon({ store: memoryState(), clock: systemClock, domain: 'mastodon.example' });
  const account = server.addAccount({ handle: 'lakes', displayName: 'Ministry of Lakes' });
  const listening = await server.listen(0, '127.0.0.1');
  const { url } = listening;
  try {
    server.postByHand(account.id, 'The lake is open.');
    const keys = {
      mastodon: { url, secret: { network: 'mastodon', accessToken: '' } },
      x: { url: 'http://127.0.0.1:9', secret: xSecret },
    } as const;
    const fetch = fetchWithPractice(guard, keys);
    for (const page of ['https://mastodon.example/@lakes', `${url}/@lakes`]) {
      const source = { url: page, etag: null, remoteId: null };
      const read = await fetchStatuses(fetch, source, [], new AbortController().signal);
      assert.ok(read.kind === 'feed', page);
      assert.deepEqual(
        read.entries.map(({ title }) => title),
        ['The lake is open.'],
      );
    }
    const ask = async (address: string, by = fetch): Promise<unknown> => {
      const answer = await by({ url: address, accept: '*/*', etag: null, lastModified: null });
      return answer.kind === 'refused' ? answer.why : answer.kind;
    };
    assert.equal(await ask('http://127.0.0.1/feed'), 'inside');
    assert.equal(await ask('http://127.0.0.1:9/feed'), 'port');
    assert.equal(await ask(`${url}/@lakes`, fetchWithPractice(guard, null)), 'port');
  } finally {
    await listening.close();
  }
});
