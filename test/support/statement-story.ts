import assert from 'node:assert/strict';

import { startDigests } from '#reach/start-digests.ts';
import { startReading } from '#reach/start-reading.ts';

import { plainSpaces } from './chat-scene.ts';
import { madeRecording } from './made-recordings.ts';
import { present } from './publishing-scene.ts';
import type { SeriesStage } from './series-story.ts';
import { openTranscript } from './transcript.ts';
import { type Worded, wordedIn } from './worded-in.ts';
import { submitDesk } from './team-in-chat.ts';

export interface DroppedFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A chat for the story; `drop` acts as Aïcha, in the draft's thread. */
interface StatementStage extends SeriesStage {
  drop(...files: readonly DroppedFile[]): Promise<void>;
}

interface Words {
  readonly setup: string;
  readonly draft: string;
  readonly digest: string;
  readonly text: string;
  readonly mended: string;
  readonly alt: string;
  readonly reason: string;
  /** Text of a card with the video but without captions. */
  readonly missing: RegExp;
  readonly captions: RegExp;
  readonly follows: RegExp;
  readonly notShown: RegExp;
  readonly inDigest: RegExp;
  readonly retracted: RegExp;
}

const words = {
  fr: {
    setup: 'réglages',
    draft: 'brouillon',
    digest: 'bilan du 2026-11-23 au 2026-11-23 canal',
    text: 'Rentrée : ce qui change lundi pour les cantines. La ministre répond en 40 secondes.',
    mended: 'Rentrée : ce qui change mardi pour les cantines. La ministre répond en 40 secondes.',
    alt: 'La ministre parle debout dans une cantine scolaire.',
    reason: 'La date a changé',
    missing: /cette rédaction demande des sous-titres/u,
    captions: /Sous-titres \(français\), 6 passages/u,
    follows: /la transcription, c’est-à-dire ces mots, suit la description/u,
    notShown: /ce réseau n’affiche pas de sous-titres/u,
    inDigest: /Rentrée/u,
    retracted: /retiré/iu,
  },
  en: {
    setup: 'setup',
    draft: 'draft',
    digest: 'digest from 2026-11-23 to 2026-11-23 channel',
    text: 'Back to school: what changes on Monday in canteens. The minister answers in 40 seconds.',
    mended: 'Back to school: what changes on Tuesday in canteens. The minister answers in 40 seconds.',
    alt: 'The minister speaks, standing in a school canteen.',
    reason: 'The date has changed',
    missing: /without captions, people who do not hear learn nothing of it/u,
    captions: /Captions \(French\), 6 captions/u,
    follows: /the transcript, which is these words, follows the description/u,
    notShown: /this network shows no captions/u,
    inDigest: /Back to school/u,
    retracted: /retracted/iu,
  },
  de: {
    setup: 'einstellungen',
    draft: 'entwurf',
    digest: 'bericht vom 2026-11-23 bis 2026-11-23 kanal',
    text: 'Schulbeginn: Was sich am Montag in den Kantinen ändert. Die Ministerin antwortet in 40 Sekunden.',
    mended: 'Schulbeginn: Was sich am Dienstag in den Kantinen ändert. Die Ministerin antwortet in 40 Sekunden.',
    alt: 'Die Ministerin spricht, sie steht in einer Schulkantine.',
    reason: 'Der Tag hat sich geändert',
    missing: /Ohne Untertitel erfährt nichts davon, wer nicht hört/u,
    captions: /Untertitel \(Französisch\), 6 Stück/u,
    follows: /Die Abschrift, also diese Worte, folgt auf die Beschreibung/u,
    notShown: /Dieses Netzwerk zeigt keine Untertitel/u,
    inDigest: /Schulbeginn/u,
    retracted: /zurückgezogen/iu,
  },
} as const satisfies Worded<Words>;

/** The languages in which it is played. */
export const statementLanguages = wordedIn(words);

const spoken = [
  'Bonjour à toutes et à tous.',
  'Dès la rentrée, chaque cantine\nsert un menu végétarien par jour.',
  'Les tarifs ne changent pas.',
  'Les familles choisissent le dimanche\npour toute la semaine.',
  'Vos questions sont les bienvenues\nau 0 800 000 000.',
  'Bonne rentrée !',
] as const;
const transcript = spoken.join(' ').replaceAll('\n', ' ');
const subRip = spoken
  .map((said, index) => {
    const [from, to] = [index * 6 + 1, index * 6 + 6].map((seconds) => String(seconds).padStart(2, '0'));
    return `${index + 1}\n00:00:${from},000 --> 00:00:${to},500\n${said}\n`;
  })
  .join('\n');

const hourMs = 3_600_000;

/**
 * Plays the ministry's statement of 40 seconds with French captions, from its form to its end on both practice
 * networks; returns the whole thread as text.
 */
export async function playStatement(language: keyof typeof words, stage: StatementStage): Promise<string> {
  const { scene, team, look, servers } = stage;
  const said: Words = words[language];
  const names = { odile: 'Odile', aicha: 'Aïcha', karim: 'Karim', sacha: 'Sacha' };
  const people = Object.entries(names).map(([name, shown]): [string, string] => [team.id(name), shown]);
  const noted = openTranscript(look, new Map(people));
  const seen = async (): Promise<string> => plainSpaces((await team.seen('aicha')).map(({ text }) => text).join('\n'));
  await scene.store.db.account.updateMany({ data: { practice: false } });
  const { networkOf } = scene.bot.publishing;
  await startReading({ store: scene.store, networkOf, mayRead: () => true, logger: null });
  await startDigests(scene.store);

  if (stage.setsUp) {
    await team.command('odile', said.setup);
    const accounts = (await scene.store.db.account.findMany({ orderBy: { network: 'asc' } })).map(({ id }) => id);
    await submitDesk(scene, team, { name: 'Valmont', accounts, approvers: [team.id('karim')], language });
    await noted.step(`Odile, who administers, types /tambour ${said.setup}`);
  }
  await team.command('aicha', said.draft);
  await team.submit('aicha', { text: said.text });
  await stage.drop({ name: 'ministre.mp4', bytes: await madeRecording({ seconds: 40 }) });
  assert.match(await seen(), said.missing);
  await noted.step('Aïcha writes the text, and drops the video in its thread');

  await stage.drop({ name: 'ministre.fr.srt', bytes: new TextEncoder().encode(subRip) });
  assert.match(await seen(), said.captions);
  assert.match(await seen(), said.notShown);
  await noted.step('Aïcha drops the captions beside it');

  await team.press('aicha', 'altTexts');
  noted.form(team.id('aicha'));
  await team.submit('aicha', { alt0: said.alt });
  assert.match(await seen(), said.follows);
  await noted.step('Aïcha describes the video');

  await team.press('aicha', 'ask');
  const card = await seen();
  for (const line of spoken.join('\n').split('\n')) assert.ok(card.includes(plainSpaces(line)), line);
  await noted.step('Aïcha asks for approval');

  await team.press('karim', 'approve');
  await scene.pass(300);
  assertPublic(stage, said.text, said.alt);
  await noted.step('Karim approves; it leaves after the grace, once both networks have worked on the video');

  await threeDaysWith(stage);
  await team.command('karim', said.digest);
  await scene.settle();
  assert.match(await seen(), said.inDigest);
  await noted.step(`Three days later Karim types /tambour ${said.digest}`);

  await team.press('aicha', 'correct');
  noted.form(team.id('aicha'));
  await team.submit('aicha', { text: said.mended });
  await team.press('aicha', 'ask');
  await noted.step('Aïcha corrects the day, and asks for approval');
  await team.press('karim', 'approve');
  await scene.pass(600);
  assertPublic(stage, said.mended, said.alt);
  await noted.step('Karim approves the correction');

  while (servers.mastodon.timeline().length + servers.x.timeline().length > 0) {
    await team.press('karim', 'retract');
    noted.form(team.id('karim'));
    await team.submit('karim', { text: said.reason });
    await scene.pass(300);
  }
  assert.match(await seen(), said.retracted);
  await noted.step('Karim retracts it on both networks');
  return noted.text();
}

function assertPublic({ servers }: StatementStage, text: string, alt: string): void {
  const shown = [servers.mastodon, servers.x].map((server) =>
    server.timeline().map((post) => [post.text, post.media.map((one) => one.alt)]),
  );
  assert.deepEqual(shown, [[[text, [`${alt}\n\n${transcript}`]]], [[text, [alt]]]]);
  assert.deepEqual(servers.x.subtitles().at(-1), { languageCode: 'FR', displayName: 'français', text: subRip });
}

/** Lets three days pass, in which people like it, and due readings are made. */
async function threeDaysWith({ scene, servers }: StatementStage): Promise<void> {
  for (const server of [servers.mastodon, servers.x]) {
    server.setAudience(present(server.timeline()[0]).id, { likes: 4, shares: 1 });
  }
  await scene.store.runEveryMinute();
  await scene.settle();
  for (const hours of [24, 49]) {
    scene.clock.advance(hours * hourMs);
    await scene.store.runEveryMinute();
    await scene.settle();
  }
}
