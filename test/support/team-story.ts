import assert from 'node:assert/strict';

import sharp from 'sharp';

import type { SeenMessage } from '../contracts/chat-world.ts';
import { type ChatScene, plainSpaces } from './chat-scene.ts';
import { stories } from './story-texts.ts';
import { submitDesk, type Team } from './team-in-chat.ts';
import { type Look, openTranscript, type Transcript } from './transcript.ts';

type StoryTeam = Team<SeenMessage, string | string[]>;
type StoryLanguage = keyof typeof stories;

/** A platform for the story. */
export interface Stage {
  readonly scene: ChatScene;
  readonly team: StoryTeam;
  readonly look: Look;
  /** Fills in the form of a new draft as Aïcha, and adds its picture in the platform's own way. */
  readonly draftWithPicture: (
    values: Readonly<Record<string, string>>,
    picture: { readonly name: string; readonly bytes: Uint8Array },
  ) => Promise<void>;
  /** Reads the values of the form open before this person, by field. */
  readonly written: (user: string) => Readonly<Record<string, unknown>>;
  /** True if a picture comes after the text, and so makes a version of its own. */
  readonly picturesComeLater: boolean;
  /** True if Sacha is a guest; on a platform without guests, Sacha is somebody who may not approve here. */
  readonly hasGuests: boolean;
}

/**
 * Plays everything that a team does, from the first setup to a network's failure, in an unused scene; returns the whole
 * thread as text.
 */
export async function playStory(language: StoryLanguage, stage: Stage): Promise<string> {
  const names = { odile: 'Odile', aicha: 'Aïcha', karim: 'Karim', sacha: 'Sacha' };
  const people = Object.entries(names).map(([name, shown]): [string, string] => [stage.team.id(name), shown]);
  const transcript = openTranscript(stage.look, new Map(people));
  for (const step of [setUp, draft, decide, stop, trouble]) await step(stage, stories[language], transcript);
  return transcript.text();
}

type Step = (stage: Stage, story: (typeof stories)[StoryLanguage], transcript: Transcript) => Promise<void>;

const setUp: Step = async ({ scene, team }, story, transcript) => {
  await team.command('aicha', story.draft);
  await team.command('odile', story.setup);
  transcript.form(team.id('odile'));
  const accounts = (await scene.store.db.account.findMany()).map(({ id }) => id);
  const approvers = [team.id('karim')];
  await submitDesk(scene, team, { name: 'Valmont', accounts, approvers, language: story.language });
  assert.match((await team.whispers('odile')).join('\n'), story.ready);
  await transcript.step(`Aïcha types /tambour ${story.draft}; Odile, who administers, types /tambour ${story.setup}`);
};

const draft: Step = async ({ team, draftWithPicture }, story, transcript) => {
  await team.command('aicha', story.draft);
  transcript.form(team.id('aicha'));
  const create = { width: 480, height: 320, channels: 3, background: '#3a7' } as const;
  const bytes = await sharp({ create }).jpeg().toBuffer();
  await draftWithPicture({ text: story.text }, { name: 'outils.jpg', bytes });
  const card = await team.cardWith('altTexts');
  assert.match(plainSpaces(card.text), story.missingAlt);
  await transcript.step('Aïcha drafts a post with a picture');

  await team.press('aicha', 'altTexts');
  transcript.form(team.id('aicha'));
  await team.submit('aicha', { alt0: story.alt });
  await team.press('aicha', 'ask');
  const asked = await team.cardWith('approve');
  assert.equal(asked.text.split(story.alt).length, 2, 'the description is said once');
  assert.deepEqual(asked.notified, [team.id('karim')]);
  await transcript.step('Aïcha describes the picture and asks for approval');
};

const decide: Step = async ({ scene, team, written, picturesComeLater, hasGuests }, story, transcript) => {
  await team.react('aicha', await team.cardWith('approve'), 'approve');
  assert.match((await team.whispers('aicha')).join('\n'), story.ownRefused);
  await team.press('sacha', 'approve');
  if (hasGuests) assert.match((await team.whispers('sacha')).join('\n'), story.guestRefused);
  await scene.pass(60);
  assertPosts(scene, 0);
  await transcript.step('Aïcha reacts with ✅ herself; Sacha, a guest, presses Approve');

  await team.react('karim', await team.cardWith('approve'), 'approve');
  await team.cardWith('stop');
  await transcript.step('Karim reacts with ✅: it leaves in 20 seconds');
  await team.press('aicha', 'edit');
  assert.equal(written(team.id('aicha'))['text'], story.text);
  await team.submit('aicha', { text: story.edited });
  await scene.pass(60);
  assertPosts(scene, 0);
  assert.match(await thread(team), story.voided);
  await transcript.step('Aïcha edits before it leaves');

  await team.press('aicha', 'ask');
  await team.react('karim', await team.cardWith('approve'), 'approve');
  await scene.pass(25);
  assertPosts(scene, 1);
  assert.ok((await thread(team)).includes(story.confirmed(picturesComeLater ? 4 : 3)));
  const told = (await team.seen('aicha')).filter(({ text }) => story.published.test(plainSpaces(text)));
  assert.equal(told.length, 2);
  assert.ok(told.every(({ links, ref }) => links.length === 1 && ref?.thread !== null));
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

const stop: Step = async ({ scene, team }, story, transcript) => {
  await team.command('aicha', story.draft);
  await team.submit('aicha', { text: story.second });
  await team.press('aicha', 'ask');
  await team.press('karim', 'approve');
  await team.press('aicha', 'stop');
  await scene.pass(60);
  assertPosts(scene, 1);
  assert.match(await thread(team), story.stopped);
  await transcript.step('Karim approves a second draft with the button; Aïcha presses Stop');
};

const trouble: Step = async ({ scene, team }, story, transcript) => {
  scene.networks.mastodon.troubles.push('loseAnswer');
  scene.networks.x.troubles.push({ answer: { kind: 'refused', why: 'forbidden' } });
  await team.command('aicha', story.draft);
  await team.submit('aicha', { text: story.third });
  await team.press('aicha', 'ask');
  await team.press('karim', 'approve');
  await scene.pass(25);
  assert.match(await thread(team), story.unsure);
  await transcript.step('A third draft is approved; Mastodon does not answer, X refuses');
  await scene.pass(300);
  assert.match(await thread(team), story.settled);
  assert.equal(scene.networks.mastodon.posts.length, 2);
  assert.equal(scene.networks.x.posts.length, 1);
  await transcript.step('Five minutes later');
};

async function thread(team: StoryTeam): Promise<string> {
  return plainSpaces((await team.seen('aicha')).map(({ text }) => text).join('\n'));
}

function assertPosts({ networks }: ChatScene, count: number): void {
  assert.equal(networks.mastodon.posts.length, count);
  assert.equal(networks.x.posts.length, count);
}
