import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';

import sharp from 'sharp';

import { asSent } from '../simulators/slack/as-sent.ts';
import { present } from '../support/publishing-scene.ts';
import { openSlackScene, plainSpaces, type SlackScene } from '../support/slack-scene.ts';
import { openTranscript, type Transcript } from '../support/slack-transcript.ts';

/** Where the whole thread is written as text, for people to read. */
const folder = process.env['TAMBOUR_TEST_TRANSCRIPTS'];

const stories = {
  fr: {
    setup: 'réglages',
    draft: 'brouillon',
    ready: /La rédaction « Valmont » est prête/,
    text: 'La médiathèque prête aussi des outils de jardin.\n\nRéservez à l’accueil : https://valmont.example/outils?a=1&b=2',
    edited:
      'La médiathèque prête des outils de jardin.\n\nRéservez à l’accueil : https://valmont.example/outils?a=1&b=2',
    alt: 'Une bêche et un râteau posés sur le comptoir de la médiathèque.',
    second: 'La médiathèque ferme samedi.',
    missingAlt: /elle manque, et sans elle/,
    ownRefused: /votre validation ne compte pas/,
    guestRefused: /Les comptes invités ne peuvent pas décider/,
    confirmed: /✅ Karim a validé la version 3/,
    voided: /1 décision prise sur la version précédente ne compte plus/,
    published: /^Publié sur /,
    stopped: /arrêt/i,
    third: 'La route de la vallée est coupée. Prenez la route du col.',
    unsure: /ne publiez rien à la main/,
    settled: /publié une seule fois/,
  },
  en: {
    setup: 'setup',
    draft: 'draft',
    ready: /The desk “Valmont” is ready/,
    text: 'The library lends garden tools too.\n\nAsk at the front desk: https://valmont.example/tools?a=1&b=2',
    edited: 'The library lends garden tools.\n\nAsk at the front desk: https://valmont.example/tools?a=1&b=2',
    alt: 'A spade and a rake on the counter of the library.',
    second: 'The library is closed on Saturday.',
    missingAlt: /no alt text/,
    ownRefused: /your approval does not count/,
    guestRefused: /Guest accounts cannot decide/,
    confirmed: /✅ Karim approved version 3/,
    voided: /1 decision on the previous version no longer counts/,
    published: /^Published on /,
    stopped: /stopped/i,
    third: 'The valley road is closed. Take the road over the pass.',
    unsure: /do not post it by hand/,
    settled: /it was published once/,
  },
} as const;

const runs = [
  ['socket', 'fr'],
  ['socket', 'en'],
  ['http', 'fr'],
] as const;

describe('a team and its administrator in Slack', () => {
  for (const [mode, language] of runs) {
    test(`in ${language}, over ${mode}: set up, draft, describe, ask, refuse, approve, edit, approve, publish once, stop`, async () => {
      await using scene = await openSlackScene(mode, { language });
      const names = { odile: 'Odile', aicha: 'Aïcha', karim: 'Karim', sacha: 'Sacha' };
      const people = Object.entries(names).map(([name, shown]): [string, string] => [scene.slack.id(name), shown]);
      const transcript = openTranscript(scene.slack, new Map(people));
      await setUp(scene, transcript, language);
      await draft(scene, transcript, language);
      await decide(scene, transcript, language);
      await stop(scene, transcript, language);
      await trouble(scene, transcript, language);
      if (folder !== undefined) await writeFile(join(folder, `slack-${mode}-${language}.txt`), transcript.text());
    });
  }
});

type Step = (scene: SlackScene, transcript: Transcript, language: keyof typeof stories) => Promise<void>;

const setUp: Step = async (scene, transcript, language) => {
  const story = stories[language];
  await scene.command('aicha', story.draft);
  await scene.command('odile', story.setup);
  transcript.form(scene.slack.id('odile'));
  const accounts = (await scene.store.db.account.findMany()).map(({ id }) => id);
  const approvers = [scene.slack.id('karim')];
  await scene.submit('odile', { name: 'Valmont', accounts, approvers, language });
  assert.match((await scene.whispers('odile')).join('\n'), story.ready);
  await transcript.step(`Aïcha types /tambour ${story.draft}; Odile, who administers, types /tambour ${story.setup}`);
};

const draft: Step = async (scene, transcript, language) => {
  const story = stories[language];
  await scene.command('aicha', story.draft);
  transcript.form(scene.slack.id('aicha'));
  const create = { width: 480, height: 320, channels: 3, background: '#3a7' } as const;
  const bytes = await sharp({ create }).jpeg().toBuffer();
  await scene.submit('aicha', { text: story.text, files: [{ name: 'outils.jpg', bytes }] });
  const card = await scene.cardWith('altTexts');
  assert.match(plainSpaces(card.text), story.missingAlt);
  await transcript.step('Aïcha drafts a post with a picture');

  await scene.press('aicha', 'altTexts');
  transcript.form(scene.slack.id('aicha'));
  await scene.submit('aicha', { alt0: story.alt });
  await scene.press('aicha', 'ask');
  const asked = await scene.cardWith('approve');
  assert.deepEqual(asked.alts, [story.alt]);
  assert.deepEqual(asked.notified, [scene.slack.id('karim')]);
  await transcript.step('Aïcha describes the picture and asks for approval');
};

const decide: Step = async (scene, transcript, language) => {
  const story = stories[language];
  await scene.react('aicha', await scene.cardWith('approve'), 'white_check_mark');
  assert.match((await scene.whispers('aicha')).join('\n'), story.ownRefused);
  await scene.press('sacha', 'approve');
  assert.match((await scene.whispers('sacha')).join('\n'), story.guestRefused);
  await scene.pass(60);
  assertPosts(scene, 0);
  await transcript.step('Aïcha reacts with ✅ herself; Sacha, a guest, presses Approve');

  await scene.react('karim', await scene.cardWith('approve'), 'white_check_mark::skin-tone-3');
  await scene.cardWith('stop');
  await transcript.step('Karim reacts with ✅: it leaves in 20 seconds');
  await scene.press('aicha', 'edit');
  const open = present(scene.slack.viewOf(scene.slack.id('aicha')));
  assert.equal(asSent(open).values['text'], story.text);
  await scene.submit('aicha', { text: story.edited });
  await scene.pass(60);
  assertPosts(scene, 0);
  assert.match(await thread(scene), story.voided);
  await transcript.step('Aïcha edits before it leaves');

  await scene.press('aicha', 'ask');
  await scene.react('karim', await scene.cardWith('approve'), 'white_check_mark');
  await scene.pass(25);
  assertPosts(scene, 1);
  assert.match(await thread(scene), story.confirmed);
  const told = (await scene.seen('aicha')).filter(({ text }) => story.published.test(plainSpaces(text)));
  assert.equal(told.length, 2);
  assert.ok(told.every(({ links, threadTs }) => links.length === 1 && threadTs !== null));
  for (const network of [scene.networks.mastodon, scene.networks.x]) {
    const [post] = network.posts;
    assert.equal(post?.rendering.text, story.edited);
    assert.deepEqual(
      post?.rendering.media.map(({ alt }) => alt),
      [story.alt],
    );
  }
  await transcript.step('Aïcha asks again; Karim reacts with ✅; it leaves after 20 seconds');
};

const stop: Step = async (scene, transcript, language) => {
  const story = stories[language];
  await scene.command('aicha', story.draft);
  await scene.submit('aicha', { text: story.second });
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'approve');
  await scene.press('aicha', 'stop');
  await scene.pass(60);
  assertPosts(scene, 1);
  assert.match(await thread(scene), story.stopped);
  await transcript.step('Karim approves a second draft with the button; Aïcha presses Stop');
};

const trouble: Step = async (scene, transcript, language) => {
  const story = stories[language];
  scene.networks.mastodon.troubles.push('loseAnswer');
  scene.networks.x.troubles.push({ answer: { kind: 'refused', why: 'forbidden' } });
  await scene.command('aicha', story.draft);
  await scene.submit('aicha', { text: story.third });
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'approve');
  await scene.pass(25);
  assert.match(await thread(scene), story.unsure);
  await transcript.step('A third draft is approved; Mastodon does not answer, X refuses');
  await scene.pass(300);
  assert.match(await thread(scene), story.settled);
  assert.equal(scene.networks.mastodon.posts.length, 2);
  assert.equal(scene.networks.x.posts.length, 1);
  await transcript.step('Five minutes later');
};

async function thread(scene: SlackScene): Promise<string> {
  return plainSpaces((await scene.seen('aicha')).map(({ text }) => text).join('\n'));
}

function assertPosts({ networks }: SlackScene, count: number): void {
  assert.equal(networks.mastodon.posts.length, count);
  assert.equal(networks.x.posts.length, count);
}
