import assert from 'node:assert/strict';
import { test } from 'node:test';

import { readDesk } from '#desks/desk.ts';
import { keepAccount } from '#desks/keep-account.ts';
import { mastodonRules } from '#networks/mastodon/mastodon-rules.ts';

import { openScene } from '../support/publishing-scene.ts';

const sealFor = () => Promise.resolve(new Uint8Array(1));

test('what a link costs is kept with an account as its server told it last', async () => {
  await using scene = await openScene();
  const { store, deskId } = scene;
  const identity = { remoteId: '77', handle: '@bourg@gts.example', displayName: 'Bourg', profileUrl: '' };
  const kept: (number | null | undefined)[] = [];
  for (const linkCharacters of [null, 30]) {
    const limits = { ...mastodonRules.defaultLimits, linkCharacters };
    const told = { network: 'mastodon', practice: false, serverUrl: 'https://gts.example', identity, limits } as const;
    await store.write((work) =>
      keepAccount(work, { ...told, software: 'GoToSocial 0.20', sealFor, deskId, by: 'test' }),
    );
    kept.push(await linkCostOf());
  }
  assert.deepEqual(kept, [null, 30]);

  async function linkCostOf(): Promise<number | null | undefined> {
    const desk = await readDesk(store.db, { id: deskId }, store.clock.now());
    return desk?.accounts.find(({ remoteId }) => remoteId === '77')?.limits.linkCharacters;
  }
});
