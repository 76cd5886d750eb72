import assert from 'node:assert/strict';
import { test } from 'node:test';

import { keepUse, readUse } from '#drafts/emergency/use.ts';
import { readDraftOrigin } from '#drafts/draft-origin.ts';
import { endByRule, keepByRule, readByRule } from '#drafts/relayed/by-rule.ts';

import { openTestStore } from '../support/store.ts';

const at = (minute: number): Date => new Date(Date.UTC(2026, 10, 28, 9, minute, 0, minute + 1));

test('what made a draft is read at once as each is read alone, and is genuine', async () => {
  await using store = await openTestStore();
  const id = store.newId;
  const [ofPath, ofRule, ordinary] = [id(), id(), id()];
  await store.write(async (work) => {
    // What they belong to is of no interest here.
    await work.tx.$executeRaw`SET LOCAL session_replication_role = replica`;
    const made = { deskId: id(), revision: 1, fingerprint: 'f'.repeat(64), at: at(1) };
    await keepUse(work, {
      ...made,
      id: id(),
      emergencyId: id(),
      mode: 'real',
      part: 'warning',
      templateId: null,
      version: 2,
      values: { where: 'Rue « de la Paix »', when: '12:00' },
      draftId: ofPath,
      by: 'sophie',
    });
    await keepByRule(work, {
      ...made,
      draftId: ofRule,
      ruleId: id(),
      sourceId: id(),
      entryKey: 'https://valmont.example/1',
      words: { title: 'Überflutung', summary: '', link: 'https://valmont.example/1', language: 'de' },
      leavesAt: at(2),
    });
  });
  const reader = { tx: store.db, decisionKey: store.decisionKey };
  const makers = async (): Promise<readonly (boolean | undefined)[]> => {
    const found: (boolean | undefined)[] = [];
    for (const draftId of [ofPath, ofRule, ordinary]) {
      const origin = await readDraftOrigin(reader, draftId);
      assert.deepEqual(origin, { use: await readUse(reader, draftId), byRule: await readByRule(reader, draftId) });
      found.push(origin.use?.isGenuine, origin.byRule?.isGenuine);
    }
    return found;
  };
  assert.deepEqual(await makers(), [true, undefined, undefined, true, undefined, undefined]);
  await store.write((work) => endByRule(work, ofRule));
  assert.deepEqual(await makers(), [true, undefined, undefined, true, undefined, undefined]);
  await store.db.emergencyUse.updateMany({ data: { at: at(3) } });
  await store.db.relayedByRule.updateMany({ data: { leavesAt: at(0) } });
  assert.deepEqual(await makers(), [false, undefined, undefined, false, undefined, undefined]);
});
