import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { verifyJournal } from '#storage/verify-journal.ts';

import { type BotScene, openBotScene } from '../support/bot-scene.ts';
import { type Worded, wordedIn } from '../support/worded-in.ts';

/** Where the threads are kept, for people to read. */
const folder = process.env['TAMBOUR_TEST_THREADS'];

/** On 31 October 2027 the clocks go back: the day has 25 hours. */
const said = {
  en: {
    sleep: 'sleep x on 31 October A day without X',
    label: 'A day without X',
    digest: 'digest from 2027-10-25 to 2027-11-01',
  },
  fr: {
    sleep: 'endormir x le 31 octobre Une journée sans X',
    label: 'Une journée sans X',
    digest: 'bilan du 2027-10-25 au 2027-11-01',
  },
  de: {
    sleep: 'stilllegen x am 31. Oktober Ein Tag ohne X',
    label: 'Ein Tag ohne X',
    digest: 'bericht vom 2027-10-25 bis 2027-11-01',
  },
} as const satisfies Worded;

async function say(scene: BotScene, user: string, text: string): Promise<string> {
  await scene.people.command(user, 'publications', text);
  await scene.settle();
  return scene.whispers(user).at(-1) ?? '';
}

const halfAnHour = 1800;
/** Where nothing is due in a narrow window. */
const threeHours = 10_800;

async function liveUntil(scene: BotScene, at: string, mostSeconds = halfAnHour): Promise<void> {
  while (scene.clock.now() < new Date(at)) {
    await scene.pass(Math.min(mostSeconds, (new Date(at).getTime() - scene.clock.now().getTime()) / 1000));
    await scene.store.runEveryMinute();
    await scene.settle();
  }
}

async function approved(scene: BotScene, text: string, at: string): Promise<void> {
  await scene.draft(text, { when: 'at', at });
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'approve');
}

for (const language of wordedIn(said)) {
  test(`a day without X lasts from midnight to midnight though its clocks go back, in ${language}`, async () => {
    const words = said[language];
    await using scene = await openBotScene({ settings: { language, graceSeconds: 0 } });
    const { store, clock, networks, accountIds } = scene;
    for (const person of scene.people.chat.state.people) person.language = language;
    clock.advance(new Date('2027-10-27T08:00:00Z').getTime() - clock.now().getTime());
    const publicOf = (text: string): readonly [mastodon: number, x: number] => [
      networks.mastodon.posts.filter((post) => post.rendering.text.includes(text)).length,
      networks.x.posts.filter((post) => post.rendering.text.includes(text)).length,
    ];
    // Those within were written before: the form takes no account for a time in which it is to sleep.
    await approved(scene, 'Within', '2027-10-31 10:00');
    await approved(scene, 'Late', '2027-10-31 23:30');
    await say(scene, 'aicha', words.sleep);
    await approved(scene, 'Before', '2027-10-30 23:30');
    await approved(scene, 'After', '2027-11-01 00:30');

    // The evening before; midnight in Paris is 22:00 then, and 23:00 a day later.
    await liveUntil(scene, '2027-10-30T18:00:00Z', threeHours);
    await liveUntil(scene, '2027-10-30T21:59:00Z');
    assert.deepEqual(publicOf('Before'), [1, 1]);
    await liveUntil(scene, '2027-10-31T22:59:00Z');
    const asleep = await store.db.account.findUniqueOrThrow({ where: { id: accountIds.x } });
    assert.equal(asleep.state, 'asleep');
    assert.equal(asleep.asleepUntil?.toISOString(), '2027-10-31T23:00:00.000Z');
    assert.deepEqual(
      [publicOf('Within'), publicOf('Late')],
      [
        [1, 0],
        [1, 0],
      ],
    );

    await liveUntil(scene, '2027-10-31T23:45:00Z');
    assert.equal((await store.db.account.findUniqueOrThrow({ where: { id: accountIds.x } })).state, 'active');
    assert.deepEqual(publicOf('After'), [1, 1]);
    assert.deepEqual(
      [publicOf('Within'), publicOf('Late')],
      [
        [1, 0],
        [1, 0],
      ],
      'nothing leaves by waking',
    );
    // Each is asked about in its thread, and one of them is let go.
    await scene.press('aicha', 'tryAgain');
    await liveUntil(scene, '2027-11-02T08:00:00Z', threeHours);
    assert.equal(publicOf('Within')[1] + publicOf('Late')[1], 1);

    await liveUntil(scene, '2027-11-06T08:00:00Z', threeHours);
    const digest = await say(scene, 'karim', words.digest);
    assert.ok(digest.includes(words.label), digest);
    assert.equal((await verifyJournal(store)).kind, 'sound');
    if (folder === undefined) return;
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `day-without-x-${language}.txt`), `${scene.seen()}\n---\n${digest}\n`);
  });
}
