import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Draft } from '#drafts/draft.ts';
import { acquirePermit } from '#rates/acquire-permit.ts';
import { uncounted } from '#rates/rate-state.ts';

import { openScene, rules, type Scene } from '../support/publishing-scene.ts';

const texts = ['The river rises.', 'Leave the quays.', 'Park on the hill.', 'Call 0 800 000 000.'];
const windowSeconds = 900;

/** Posts five times in a quarter of an hour, at most. */
function openNarrow(limit = 5): Promise<Scene> {
  const narrow = { ...rules.mastodon, rateLimits: (name: string) => [{ name, limit, seconds: windowSeconds }] };
  return openScene({ rules: { ...rules, mastodon: narrow }, settings: { notAfterMinutes: 240 } });
}

async function approved(scene: Scene, content: Parameters<Scene['asked']>[0]): Promise<Draft> {
  const draft = await scene.asked({ ...content, accountIds: [scene.accountIds.mastodon] });
  await scene.decide(draft);
  return draft;
}

function publicTexts({ mastodon }: Scene): readonly string[] {
  return mastodon.posts.map(({ rendering }) => rendering.text);
}

test('a series for which a limit leaves no room begins once there is room for all of it, and keeps no other post waiting', async () => {
  await using scene = await openNarrow();
  for (const text of ['One.', 'Two.']) await approved(scene, { text });
  await scene.pass(60);
  const draft = await approved(scene, { text: texts.join('\n---\n'), series: 'plain' });
  await scene.pass(60);
  assert.deepEqual(publicTexts(scene), ['One.', 'Two.']);
  assert.ok((await scene.notices(draft.id)).includes('delivery.delayed'));
  await approved(scene, { text: 'Three.' });
  await scene.pass(60);
  assert.deepEqual(publicTexts(scene), ['One.', 'Two.', 'Three.']);
  await scene.pass(3 * windowSeconds);
  assert.deepEqual(publicTexts(scene), ['One.', 'Two.', 'Three.', ...texts]);
  // One after the other, with no window between two of them.
  const sent = (await scene.deliveries(draft.id)).flatMap((one) =>
    one.state === 'sent' ? [one.sentAt.getTime()] : [],
  );
  assert.ok(sent.length === 4 && Math.max(...sent) - Math.min(...sent) < 60_000);
});

test('the parts behind one that was put off look again when that one is due, not every ten seconds until then', async () => {
  await using scene = await openNarrow();
  for (const text of ['One.', 'Two.']) await approved(scene, { text });
  await scene.pass(60);
  const draft = await approved(scene, { text: texts.join('\n---\n'), series: 'plain' });
  await scene.pass(60);
  const [first] = await scene.deliveries(draft.id);
  assert.ok(first !== undefined && first.dueAt.getTime() - scene.clock.now().getTime() > 600_000);
  const looks = (await scene.store.waitingJobs()).filter(({ queue }) => queue === 'publishing');
  assert.equal(looks.length, 4);
  for (const { startAfter } of looks) assert.ok(startAfter >= first.dueAt);
});

test('a series that is longer than the limit goes as far as that lets it, and on in the next window', async () => {
  await using scene = await openNarrow(3);
  await approved(scene, { text: texts.join('\n---\n'), series: 'plain' });
  await scene.pass(60);
  assert.deepEqual(publicTexts(scene), texts.slice(0, 3));
  await scene.pass(3 * windowSeconds);
  assert.deepEqual(publicTexts(scene), texts);
});

test('of a limit as many places are asked for as are needed, at most all', async () => {
  const limits = [{ name: 'publish', limit: 3, seconds: 900 }];
  const take = (left: number, places?: number): string => {
    const own = { limit: 3, left, used: 3 - left, late: 0, resetAtMs: 900_000, isAssumed: false };
    const state = { publish: { ...uncounted, own } };
    const request = { permitId: 'a', openUntilMs: 1, isUrgent: true, ...(places === undefined ? {} : { places }) };
    return acquirePermit(state, limits, request, 0).kind;
  };
  assert.deepEqual(
    [take(1), take(1, 1), take(1, 2), take(2, 2), take(3, 3), take(3, 9)],
    ['taken', 'taken', 'wait', 'taken', 'taken', 'taken'],
  );
  assert.equal(take(0), 'wait');
});
