import { endByRule, keepByRule } from '#drafts/relayed/by-rule.ts';
import { macOfRule } from '#drafts/relayed/rule-mac.ts';

import type { BotScene } from './bot-scene.ts';

/** Stores a rule that has ended, and the waiting draft as one that it let out, which has been ordinary since. */
export async function keepARule({ store, accountIds }: BotScene, deskId: string): Promise<void> {
  const { db, decisionKey } = store;
  const { id: draftId } = await db.draft.findFirstOrThrow({ where: { state: 'asked' } });
  const [sourceId, at] = [store.newId(), new Date(0)];
  const kept = { savedBy: 'aicha', wordedBy: ['aicha'], createdAt: at, changedAt: at, nextAt: at };
  const said = { url: 'https://www.lakes.example/feed', label: 'Site', template: '{title}' };
  const accounts = [accountIds.mastodon];
  await db.source.create({ data: { id: sourceId, deskId, ...said, ...kept, accountIds: accounts, state: 'ended' } });
  const terms = { maxPerDay: 1, fromMinute: 0, toMinute: 1440, graceSeconds: 600, sourceVersion: 1 };
  const asked = { askedBy: 'aicha', askedAt: at, askedPolicy: 0, authors: ['aicha'], domains: ['lakes.example'] };
  const rule = { id: store.newId(), sourceId, deskId, fingerprint: 'f', state: 'refused', endedAt: at } as const;
  const mac = macOfRule(decisionKey, { ...rule, agreedAt: null, endsAt: null });
  await db.relayRule.create({ data: { ...rule, ...terms, ...asked, endedWhy: 'refused', mac } });
  const of = { draftId, revision: 1, fingerprint: 'f', ruleId: rule.id, sourceId, deskId, entryKey: 'lakes.example/1' };
  const words = { title: 'A page', summary: '', link: 'https://www.lakes.example/1' };
  await store.write((work) => keepByRule(work, { ...of, words, at, leavesAt: at }));
  await store.write((work) => endByRule(work, draftId));
}
