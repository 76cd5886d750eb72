import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import sharp from 'sharp';

import { digestSchema } from '#reach/digest.ts';
import { figuresAsCsv } from '#reach/export-figures.ts';
import { periodOfDays } from '#reach/period-of-days.ts';
import { startDigests } from '#reach/start-digests.ts';
import { enqueueChangedDigests } from '#reach/enqueue-changed-digests.ts';

import type { ChatWorld, SeenMessage } from '../contracts/chat-world.ts';
import { type ChatScene, plainSpaces } from './chat-scene.ts';
import { withHistory } from './digest-desk.ts';
import { digestStories } from './digest-texts.ts';
import { present } from './publishing-scene.ts';
import { submitDesk, type Team } from './team-in-chat.ts';
import { type Look, openTranscript, type Transcript } from './transcript.ts';

const minuteSeconds = 60;
const hourSeconds = 3600;
const daySeconds = 24 * hourSeconds;

type Language = keyof typeof digestStories;
type DigestTeam = Team<SeenMessage, string | string[]>;

/** A platform on which the story of a digest is played. */
export interface DigestStage {
  readonly scene: ChatScene;
  readonly team: DigestTeam;
  readonly look: Look;
  /** Downloads a message's pictures as its readers see them. */
  readonly picturesOn: (message: string) => Promise<readonly Uint8Array[]>;
  readonly filesUnder: ChatWorld['filesUnder'];
  /** True if a message to a single person can hold a picture. */
  readonly showsPicturesAside: boolean;
}

/**
 * Opens Odile's desk with a past, on Monday 30 November 2026, a minute before nine in Paris; Karim approves. Returns
 * its id.
 */
export async function openDigestDesk(
  { scene, team }: Pick<DigestStage, 'scene' | 'team'>,
  language: Language,
): Promise<string> {
  const { store, clock } = scene;
  // The order of accounts is the order of the digest's columns.
  const createdAt = new Date(clock.now().getTime() + 1000);
  await store.db.account.updateMany({ where: { network: 'x' }, data: { createdAt } });
  await team.command('odile', digestStories[language].setup);
  const accounts = (await store.db.account.findMany({ orderBy: { network: 'asc' } })).map(({ id }) => id);
  await submitDesk(scene, team, { name: 'Valmont', accounts, approvers: [team.id('karim')], language });
  await startDigests(store);
  await scene.settle();
  clock.advance((7 * daySeconds - hourSeconds - minuteSeconds) * 1000);
  const { id } = await store.db.desk.findFirstOrThrow();
  // Only practice desks get a past.
  await store.db.account.updateMany({ data: { practice: true } });
  await withHistory(store, id);
  await store.db.account.updateMany({ data: { practice: false } });
  return id;
}

/** Moves time to the desk's digest. */
export async function untilDigestHour(scene: ChatScene): Promise<void> {
  const { clock, store } = scene;
  clock.advance(minuteSeconds * 1000);
  await store.runEveryMinute();
  await scene.settle();
}

/** Lists the digests in the channel, each with the messages in its thread. */
export async function digestsSeen(
  team: DigestTeam,
  language: Language,
): Promise<readonly { readonly digest: SeenMessage; readonly thread: readonly SeenMessage[] }[]> {
  const all = await team.seen('karim');
  return all
    .filter(
      ({ ref, text }) => ref !== null && ref.thread === null && digestStories[language].title.test(plainSpaces(text)),
    )
    .map((digest) => ({ digest, thread: all.filter(({ ref }) => ref?.thread === digest.ref?.message) }));
}

/** Plays the week of a digest, from its hour to the file of its figures; returns the whole thread as text. */
export async function playDigest(language: Language, stage: DigestStage): Promise<string> {
  const names = { odile: 'Odile', aicha: 'Aïcha', karim: 'Karim', sacha: 'Sacha' };
  const people = Object.entries(names).map(([name, shown]): [string, string] => [stage.team.id(name), shown]);
  const transcript = openTranscript(stage.look, new Map(people));
  await openDigestDesk(stage, language);
  await transcript.step('Odile, who administers, sets the desk up; weeks go by');
  for (const step of [itsHour, lateReading, aside, inChannel, asFile, itsOtherHour])
    await step(stage, language, transcript);
  return transcript.text();
}

type Step = (stage: DigestStage, language: Language, transcript: Transcript) => Promise<void>;

const itsHour: Step = async ({ scene, team, picturesOn }, language, transcript) => {
  const story = digestStories[language];
  await untilDigestHour(scene);
  const [one, ...others] = await digestsSeen(team, language);
  const { digest, thread } = present(one);
  assert.equal(others.length, 0);
  assert.match(plainSpaces(digest.text), story.headline);
  const [alt = ''] = digest.alts;
  assert.equal(digest.alts.length, 2);
  assert.match(plainSpaces(alt), story.alt);
  const [table] = digest.tables;
  assert.deepEqual(present(table)[0], [story.figure, 'Mastodon', 'X']);
  const pictures = await picturesOn(present(digest.ref).message);
  assert.equal(pictures.length, 2);
  for (const picture of pictures) {
    const { format, width, height } = await sharp(picture).metadata();
    assert.equal(format, 'png');
    assert.ok(width >= 600 && height >= 250, `${width} × ${height}`);
  }
  const [details, ...further] = thread;
  assert.equal(further.length, 0);
  assert.match(plainSpaces(present(details).text), story.details);
  assert.deepEqual([...digest.notified, ...present(details).notified], []);
  await transcript.step('Monday 30 November, nine o’clock');
};

const lateReading: Step = async ({ scene, team, picturesOn }, language, transcript) => {
  const { store, clock } = scene;
  const [before] = await digestsSeen(team, language);
  const message = present(present(before).digest.ref).message;
  const [old] = await picturesOn(message);
  const [pair] = digestSchema.parse((await store.db.digest.findFirstOrThrow()).content).pairs;
  const { id: draftId } = await store.db.draft.findFirstOrThrow({ where: { number: present(pair).draftNumber } });
  const { deliveryId, likes } = await store.db.deliveryFigures.findFirstOrThrow({ where: { draftId, network: 'x' } });
  clock.advance(hourSeconds * 1000);
  await store.write(async (work) => {
    await work.tx.deliveryFigures.update({ where: { deliveryId }, data: { likes: (likes ?? 0n) + 1000n } });
    await enqueueChangedDigests(work, [deliveryId]);
  });
  await scene.settle();
  const [after, ...others] = await digestsSeen(team, language);
  assert.equal(others.length, 0);
  assert.equal(present(after).thread.length, 1);
  assert.equal(present(after).digest.ref?.message, message);
  assert.match(plainSpaces(present(after).digest.text), digestStories[language].changed);
  assert.notDeepEqual(present(after).digest.alts, present(before).digest.alts);
  const [anew, ...more] = await picturesOn(message);
  assert.equal(more.length, 1);
  assert.ok(!Buffer.from(present(anew)).equals(Buffer.from(present(old))), 'the picture is the new one');
  await transcript.step('An hour later a late reading comes in');
};

const aside: Step = async (stage, language, transcript) => {
  const story = digestStories[language];
  const { team, showsPicturesAside } = stage;
  const before = await inChannelNow(stage);
  for (const name of ['aicha', 'sacha']) {
    const [told, ...others] = (await toldAfter(stage, name, story.digest)).filter(({ tables }) => tables.length > 0);
    assert.equal(others.length, 0);
    const { ref, text, alts } = present(told);
    assert.match(plainSpaces(text), story.title);
    assert.match(plainSpaces(text), story.alt);
    assert.match(plainSpaces(text), story.onlyYou);
    const files = ref === null ? [] : await stage.filesUnder(team.id(name), ref.message);
    assert.deepEqual([alts.length, files.length], showsPicturesAside ? [2, 2] : [0, 0]);
  }
  assert.equal(await inChannelNow(stage), before);
  await transcript.step(`Aïcha, and Sacha, a guest, type /tambour ${story.digest}`);
};

const inChannel: Step = async (stage, language, transcript) => {
  const story = digestStories[language];
  const { team, picturesOn } = stage;
  assert.match(await saidAfter(stage, 'sacha', story.digestChannel), story.notForGuests);
  assert.equal((await digestsSeen(team, language)).length, 1);
  assert.match(await saidAfter(stage, 'aicha', story.digestChannel), story.posting);
  const [, asked, ...others] = await digestsSeen(team, language);
  const { digest, thread } = present(asked);
  assert.equal(others.length, 0);
  assert.doesNotMatch(plainSpaces(digest.text), story.changed);
  assert.equal(thread.length, 1);
  assert.equal((await picturesOn(present(digest.ref).message)).length, 2);
  assert.deepEqual(digest.notified, []);
  await transcript.step(`Sacha, then Aïcha, types /tambour ${story.digestChannel}`);
};

const asFile: Step = async (stage, language, transcript) => {
  const story = digestStories[language];
  const { scene, team, filesUnder } = stage;
  assert.match(await saidAfter(stage, 'sacha', story.figures), story.notForGuests);
  assert.match(await saidAfter(stage, 'aicha', story.figures), story.figuresComing);
  const message = (await team.seen('karim')).findLast(({ text }) => story.figuresSaid.test(plainSpaces(text)));
  const files = await filesUnder(team.id('karim'), present(message?.ref).message);
  const [first, last] = ['2026-09-07', '2026-11-30'];
  assert.deepEqual(
    files.map(({ name }) => name),
    [`tambour-${first}-${last}.csv`],
  );
  const desk = await scene.store.db.desk.findFirstOrThrow();
  const where = { deskId: desk.id, ...periodOfDays({ from: first, to: last }, desk.timeZone) };
  const { csv, rows } = await figuresAsCsv(scene.store.db, where, 50_000, language === 'fr' ? ';' : ',');
  assert.ok(rows > 300);
  assert.ok(Buffer.from(present(files[0]).bytes).equals(Buffer.from(csv)));
  await transcript.step(`Sacha, then Aïcha, types /tambour ${story.figures}`);
};

const itsOtherHour: Step = async (stage, language, transcript) => {
  const story = digestStories[language];
  const hour = async (): Promise<unknown> => {
    const { digestWeekday, digestTime } = await stage.scene.store.db.desk.findFirstOrThrow();
    return [digestWeekday, digestTime];
  };
  for (const name of ['aicha', 'sacha']) {
    assert.match(await saidAfter(stage, name, story.onFriday), story.notSteward);
    assert.deepEqual(await hour(), [1, '09:00']);
  }
  assert.match(await saidAfter(stage, 'odile', story.onFriday), story.isOn);
  assert.deepEqual(await hour(), [5, '16:00']);
  await transcript.step(`Aïcha, Sacha and Odile type /tambour ${story.onFriday}`);
};

/** Types a command, and returns the messages that only this person sees. */
async function toldAfter({ scene, team }: DigestStage, name: string, command: string): Promise<readonly SeenMessage[]> {
  const { channel } = await scene.store.db.desk.findFirstOrThrow();
  const aside = async (): Promise<readonly SeenMessage[]> =>
    (await team.seen(name)).filter(({ ref }) => ref?.channel !== channel);
  const before = await aside();
  await team.command(name, command);
  // On a busy machine the person's message may come after the platform's answer.
  for (let looks = 0; looks < 200 && (await aside()).length === before.length; looks += 1) await pause(50);
  await scene.settle();
  const after = await aside();
  // Messages that the platform does not store come last.
  const kinds = [({ ref }: SeenMessage) => ref !== null, ({ ref }: SeenMessage) => ref === null];
  return kinds.flatMap((isIt) => after.filter(isIt).slice(before.filter(isIt).length));
}

async function saidAfter(stage: DigestStage, name: string, command: string): Promise<string> {
  const told = await toldAfter(stage, name, command);
  return plainSpaces(told.map(({ text }) => text).join('\n'));
}

async function inChannelNow({ scene, team }: DigestStage): Promise<number> {
  const { channel } = await scene.store.db.desk.findFirstOrThrow();
  return (await team.seen('karim')).filter(({ ref }) => ref?.channel === channel).length;
}
