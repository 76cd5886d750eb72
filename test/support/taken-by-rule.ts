import assert from 'node:assert/strict';

import { openRuleScene, type RuleScene } from './rule-scene.ts';

/** Lets an hour pass, then asserts that nothing is public. */
export async function silent(own: RuleScene): Promise<void> {
  await own.minutes(60);
  assert.deepEqual(own.public(), []);
}

/** Lets an agreed rule take an entry, half an hour before it leaves. */
export async function taken(): Promise<RuleScene & { readonly draftId: string }> {
  const own = await openRuleScene();
  await own.agreed({ grace: '30' });
  await own.came(7);
  const { draftId } = await own.scene.store.db.relayedByRule.findFirstOrThrow();
  return { ...own, draftId, [Symbol.asyncDispose]: () => own[Symbol.asyncDispose]() };
}
