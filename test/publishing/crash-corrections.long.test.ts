import assert from 'node:assert/strict';
import { test } from 'node:test';

import { askedCorrection, publishedDraft } from '../support/correction-scene.ts';
import { mortalProcess, type Process } from '../support/crashing.ts';
import { aPicture, openScene, type Scene } from '../support/publishing-scene.ts';

/** Time passes; whenever the process has died it is started again a second later. */
async function passWithRestarts(scene: Scene, process: Process, seconds: number): Promise<void> {
  const until = scene.clock.now().getTime() + seconds * 1000;
  while (scene.clock.now().getTime() < until) {
    const left = (until - scene.clock.now().getTime()) / 1000;
    try {
      await scene.pass(left);
    } catch (error) {
      if (!process.restart()) throw error;
      scene.clock.advance(1000);
    }
  }
}

for (const [way, trouble, what] of [
  ['edit', null, 'words'],
  ['edit', null, 'a picture'],
  ['edit', 'loseAnswer', 'words'],
  ['edit', 'loseRequest', 'words'],
  ['replace', null, 'words'],
  ['replace', 'loseAnswer', 'words'],
] as const) {
  const name = `${way === 'edit' ? 'an edit' : 'a replacement'} of ${what} (${trouble ?? 'no other trouble'})`;
  test(`killed at any step of ${name}: done once, nothing lost, no post without its text`, async () => {
    const process = mortalProcess();
    await using scene = await openScene({ settings: { graceSeconds: 0 }, wrap: process.wrap });
    const network = way === 'edit' ? 'mastodon' : 'x';
    const media = what === 'words' ? [] : [await aPicture(scene.store, 'door')];
    const { posts } = scene[network];
    let n = 0;
    for (let hasDied = true; hasDied;) {
      n += 1;
      const accountIds = [scene.accountIds[network]];
      const draft = await publishedDraft(scene, { text: `Stpe ${n}.`, accountIds });
      const correction = await askedCorrection(scene, draft, { text: `Step ${n}.`, media });
      if (trouble !== null) scene[network][way === 'edit' ? 'correctTroubles' : 'troubles'].push(trouble);
      const before = process.stepsDone();
      process.dieAt(n);
      let everWithout = false;
      const watch = async (): Promise<void> => {
        everWithout ||= !posts.some(({ rendering }) => [`Stpe ${n}.`, `Step ${n}.`].includes(rendering.text));
      };
      scene[network].whileSending = watch;
      try {
        await scene.decide(correction, { isMortal: true });
      } catch (error) {
        if (!process.restart()) throw error;
        scene.clock.advance(1000);
        await scene.decide(correction, { isMortal: true });
      }
      await passWithRestarts(scene, process, 900);
      hasDied = process.stepsDone() - before >= n;
      scene[network].whileSending = null;
      scene[network].correctTroubles.splice(0);
      scene[network].troubles.splice(0);
      const texts = posts.map(({ rendering }) => rendering.text).filter((text) => text.endsWith(` ${n}.`));
      const delivery = await scene.delivery(correction.id, network);
      assert.deepEqual([delivery.state, texts, everWithout], ['sent', [`Step ${n}.`], false], `killed at step ${n}`);
      const old = await scene.delivery(draft.id, network);
      assert.equal(old.state, way === 'edit' ? 'sent' : 'retracted', `killed at step ${n}`);
      process.dieAt(Infinity);
    }
    assert.ok(n > 10, `only ${n} steps`);
  });
}
