import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { verifyJournalCommand } from '#cli/journal-command.ts';
import { signJournal } from '#storage/sign-journal.ts';

import { buttonsIn } from '../support/buttons-in.ts';
import { type BotScene, openBotScene } from '../support/bot-scene.ts';
import { present } from '../support/publishing-scene.ts';
import { passMinutes } from '../support/scene-history.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { keepRelease, texts } from './keep-release.ts';
import { openRelease, releasesFolder } from './open-release.ts';

/** How often a text is public, on Mastodon and on X. */
function timesOf({ networks }: BotScene, text: string): readonly number[] {
  return [networks.mastodon, networks.x].map(
    ({ posts }) => posts.filter(({ rendering }) => rendering.text === text).length,
  );
}

/** Finds the newest card that shows the text and has such a button, whichever release posted it. */
function newestCard(
  scene: BotScene,
  text: string,
  action: string,
): ReturnType<BotScene['messages']>[number] | undefined {
  return scene
    .messages()
    .findLast(
      (message) =>
        message.body.kind === 'card' &&
        scene.textOf(message).includes(text) &&
        buttonsIn(message.body.card).some((button) => button.action === action),
    );
}

const own = await temporaryFolder();
after(() => own[Symbol.asyncDispose]());
await keepRelease(own.path);
// A release after 1.0 keeps its files with "npm run keep-release"; this program stands in for the one before the next.
const published = await readdir(releasesFolder).catch(() => []);
const releases = [
  { release: 'this program', folder: own.path },
  ...published
    .toSorted((a, b) => a.localeCompare(b))
    .map((name) => ({ release: name, folder: join(releasesFolder, name) })),
];

for (const { release, folder } of releases) {
  for (const from of ['disk', 'backup'] as const) {
    test(`work that ${release} left under way ends, once and as approved (upgrade from its ${from})`, async () => {
      await using scene = await openBotScene({ kept: await openRelease(folder, from) });
      await passMinutes(scene, 15);
      if (from === 'backup') {
        const before = scene.networks.mastodon.posts.length;
        // An approver ends the freeze of a restore; what may have left since the backup is asked about.
        await scene.press('karim', 'thaw');
        assert.equal(scene.networks.mastodon.posts.length, before);
        await scene.pressOn('karim', present(newestCard(scene, texts.scheduled, 'releaseHeld')), 'releaseHeld');
      }
      await sayAbsent(scene);
      assert.deepEqual(timesOf(scene, texts.approved), [1, 1]);
      assert.deepEqual(timesOf(scene, texts.interrupted), [1, 0]);
      assert.deepEqual(timesOf(scene, texts.doubtful), [1, 1]);
      for (const text of [texts.scheduled, texts.asked, texts.written])
        assert.deepEqual(timesOf(scene, text), [0, 0], text);

      await scene.pressOn('karim', present(newestCard(scene, texts.asked, 'approve')), 'approve');
      await passMinutes(scene, 15);
      await sayAbsent(scene);
      assert.deepEqual(timesOf(scene, texts.asked), [1, 1]);
      await passMinutes(scene, 6 * 60);
      await sayAbsent(scene);
      assert.deepEqual(timesOf(scene, texts.scheduled), [1, 1]);
      assert.deepEqual(timesOf(scene, texts.written), [0, 0]);
      assert.deepEqual(timesOf(scene, texts.public), [1, 1]);
      assert.equal(await scene.store.db.delivery.count({ where: { state: { in: ['ready', 'sending'] } } }), 0);
      await scene.store.write(async (work) => signJournal(work, 'administrator (ada)'));
      const verified = await verifyJournalCommand(scene.store, null);
      assert.equal(verified.exitCode, 0, verified.text);
    });
  }
}

/** Says of each post that is not public yet, and that Tambour asks about, that it is not there: once for each network. */
async function sayAbsent(scene: BotScene): Promise<void> {
  for (const text of Object.values(texts)) {
    const wanted = text === texts.interrupted ? [1, 0] : [1, 1];
    const missing = timesOf(scene, text).filter((times, at) => times < (wanted[at] ?? 0)).length;
    for (let answered = 0; answered < missing; answered += 1) {
      const card = newestCard(scene, text, 'confirmNotPublished');
      if (card === undefined) break;
      await scene.pressOn('karim', card, 'confirmNotPublished');
      await passMinutes(scene, 1);
    }
  }
  await passMinutes(scene, 5);
}
