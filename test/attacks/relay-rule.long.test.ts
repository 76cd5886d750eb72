import { describe, test } from 'node:test';
import assert from 'node:assert/strict';

import type { Prisma } from '#storage/generated/client.ts';

import { siteEntry } from '../relay/news-site.ts';
import { openRuleScene } from '../support/rule-scene.ts';
import { silent, taken } from '../support/taken-by-rule.ts';

// The others of what relay-rule.test.ts tries of one.

describe('rows that somebody changes by hand', () => {
  const ofSource: readonly (readonly [string, Prisma.SourceUpdateManyMutationInput])[] = [
    ['label', { label: 'Le ministère' }],
    ['address', { url: 'https://www.lakes.example/comments' }],
    ['version', { version: 7 }],
    ['state', { state: 'paused' }],
  ];
  for (const [what, data] of ofSource) {
    test(`a source with another ${what} lets out nothing by its rule, nor what that had taken`, async () => {
      await using own = await taken();
      await own.scene.store.db.source.updateMany({ data });
      own.site.entries.unshift(siteEntry(8, 'Nouvelle 8', own.scene.clock.now().toUTCString()));
      await silent(own);
      assert.match(own.scene.seen(), /ne vaut plus\. Sans effet/u);
    });
  }

  const ofRule: readonly (readonly [string, Prisma.RelayRuleUpdateManyMutationInput])[] = [
    ['no grace', { graceSeconds: 0 }],
    ['other hours', { toMinute: 1440 }],
    ['a later end', { endsAt: new Date('2030-01-01T00:00:00Z') }],
    ['other domains', { domains: ['example'] }],
    ['other authors', { authors: ['somebody'] }],
  ];
  for (const [what, data] of ofRule) {
    test(`a rule with ${what} is in force no more`, async () => {
      await using own = await taken();
      await own.scene.store.db.relayRule.updateMany({ data });
      await silent(own);
    });
  }

  test('a rule’s act with other words, another entry, another draft or another moment lets out nothing', async () => {
    const words = { title: 'Achetez', summary: '', link: 'https://www.lakes.example/news/7' };
    const changes: readonly Prisma.RelayedByRuleUncheckedUpdateManyInput[] = [
      { entryWords: words },
      { entryKey: 'www.lakes.example/news/6' },
      { at: new Date('2026-11-20T09:00:00Z'), leavesAt: new Date('2026-11-20T09:10:00Z') },
      { revision: 2 },
    ];
    for (const data of changes) {
      await using own = await taken();
      await own.scene.store.db.relayedByRule.updateMany({ data });
      await silent(own);
    }
  });
});

describe('a hostile feed', () => {
  for (const link of [
    'https://lakes.example.elsewhere.example/news',
    'http://www.lakes.example/news/7',
    'https://www.lakes.example:8443/news/7',
    'https://xlakes.example/news/7',
  ]) {
    test(`an entry that leads to ${link} waits for a person`, async () => {
      await using own = await openRuleScene();
      await own.agreed();
      const { site, scene } = own;
      site.entries.unshift({ ...siteEntry(7, 'Nouvelle 7', scene.clock.now().toUTCString()), link });
      await own.minutes(20);
      assert.match(scene.seen(), /n’est sur aucun domaine officiel/u);
      await silent(own);
    });
  }
});
