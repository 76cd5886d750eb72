import assert from 'node:assert/strict';

import { rules as usualRules } from '#app/rules.ts';
import type { Clock } from '#clock.ts';
import { mastodon } from '#networks/mastodon/mastodon.ts';
import type { Network } from '#networks/network.ts';
import { x } from '#networks/x/x.ts';
import type { PagePost } from '#practice/page/page-network.ts';
import { startDigests } from '#reach/start-digests.ts';
import { startReading } from '#reach/start-reading.ts';

import type { SeenMessage } from '../contracts/chat-world.ts';
import { type SimulatedMastodon, simulatedMastodon } from '../simulators/networks/mastodon.ts';
import { type SimulatedX, simulatedX } from '../simulators/networks/x.ts';
import { type ChatScene, plainSpaces } from './chat-scene.ts';
import { memoryState } from './memory-state.ts';
import { present } from './publishing-scene.ts';
import type { SceneNetwork } from './scripted-rules.ts';
import { submitDesk, type Team } from './team-in-chat.ts';
import { type Look, openTranscript } from './transcript.ts';
import { type Worded, wordedIn } from './worded-in.ts';

/** The rules once somebody has switched on series for X. */
export const rulesWithSeries = { ...usualRules, x: { ...usualRules.x, sendsSeries: true } };

/** Both practice networks with one account each, and the real clients. */
export interface SeriesNetworks extends AsyncDisposable {
  readonly servers: { readonly mastodon: SimulatedMastodon; readonly x: SimulatedX };
  readonly networks: Readonly<Record<SceneNetwork, Network>>;
}

/** Opens the networks on a clock that may be created later. */
export async function openSeriesNetworks(clock: () => Clock): Promise<SeriesNetworks> {
  const shared: Clock = { now: () => clock().now(), monotonicMs: () => clock().monotonicMs() };
  const servers = {
    mastodon: simulatedMastodon({ store: memoryState(), clock: shared }),
    x: simulatedX({ store: memoryState(), clock: shared }),
  };
  const onMastodon = await servers.mastodon.listen(0, '127.0.0.1');
  const onX = await servers.x.listen(0, '127.0.0.1');
  const ours = { handle: 'valmont', displayName: 'Préfecture de Valmont' };
  const { token } = servers.mastodon.addAccount(ours);
  const { keys } = servers.x.addAccount(ours);
  const common = { serverUrl: onMastodon.url, software: 'Mastodon 4.6.5', loopbackOnly: true, clock: shared };
  return {
    servers,
    networks: {
      mastodon: mastodon({ ...common, accessToken: token }),
      x: x({ ...keys, userId: null, reading: true, baseUrl: onX.url, clock: shared }),
    },
    async [Symbol.asyncDispose]() {
      await onMastodon.close();
      await onX.close();
    },
  };
}

/** A chat for the story. Odile administers, Aïcha writes, Karim approves. */
export interface SeriesStage extends SeriesNetworks {
  readonly scene: Pick<ChatScene, 'bot' | 'store' | 'clock' | 'pass' | 'settle'>;
  readonly team: Pick<Team<SeenMessage, string | string[]>, 'id' | 'command' | 'submit' | 'press'> & {
    seen(name: string): Promise<readonly { readonly text: string }[]>;
  };
  readonly look: Look;
  /** False: the desk exists already. */
  readonly setsUp: boolean;
}

interface Words {
  readonly setup: string;
  readonly draft: string;
  readonly digest: string;
  readonly parts: readonly string[];
  /** The third part, corrected. */
  readonly mended: string;
  readonly reason: string;
  readonly shown: RegExp;
  readonly sent: RegExp;
  readonly inDigest: RegExp;
  readonly retracted: RegExp;
}

const words = {
  fr: {
    setup: 'réglages',
    draft: 'brouillon',
    digest: 'bilan du 2026-11-23 au 2026-11-23 canal',
    parts: [
      'Crue de la Bruyère : le fleuve atteindra 5,20 m ce soir vers 22 h. Quittez les quais dès maintenant.',
      'Voitures : garez-vous sur la colline, parking des Écoles (gratuit jusqu’à mercredi).',
      'Les écoles de la rive gauche restent fermées demain mardi. Les bus 3 et 7 ne passent plus par le pont.',
      'Vos questions : 0 800 000 000, jour et nuit. Nous écrivons de nouveau ici à 20 h.',
    ],
    mended:
      'Les écoles de la rive gauche restent fermées demain mardi et mercredi. Les bus 3 et 7 ne passent plus par le pont.',
    reason: 'Le niveau annoncé était faux',
    shown: /Partie 4 sur 4/u,
    sent: /les 4 parties, dans l’ordre/u,
    inDigest: /Brouillon n° 1, .*Mastodon.* : 6 pour la première publication, 9 pour les 4 parties ensemble/u,
    retracted: /retiré/iu,
  },
  en: {
    setup: 'setup',
    draft: 'draft',
    digest: 'digest from 2026-11-23 to 2026-11-23 channel',
    parts: [
      'Flood on the Bruyère: the river will reach 5.20 m tonight at about 10 p.m. Leave the quays now.',
      'Cars: park on the hill, at the school car park (free of charge until Wednesday).',
      'The schools on the left bank stay closed tomorrow, Tuesday. Buses 3 and 7 no longer use the bridge.',
      'Your questions: 0 800 000 000, day and night. We write here again at 8 p.m.',
    ],
    mended:
      'The schools on the left bank stay closed on Tuesday and Wednesday. Buses 3 and 7 no longer use the bridge.',
    reason: 'The level was wrong',
    shown: /Part 4 of 4/u,
    sent: /all 4 parts, in order/u,
    inDigest: /Draft 1, .*Mastodon.*: 6 for the first post, 9 for all 4 parts together/u,
    retracted: /retracted/iu,
  },
  de: {
    setup: 'einstellungen',
    draft: 'entwurf',
    digest: 'bericht vom 2026-11-23 bis 2026-11-23 kanal',
    parts: [
      'Hochwasser der Bruyère: Der Fluss erreicht heute gegen 22 Uhr 5,20 m. Verlassen Sie jetzt die Uferstraßen.',
      'Autos: Parken Sie auf dem Hügel, Parkplatz der Schulen (kostenlos bis Mittwoch).',
      'Die Schulen am linken Ufer bleiben morgen, Dienstag, geschlossen. Die Busse 3 und 7 fahren nicht über die Brücke.',
      'Ihre Fragen: 0 800 000 000, Tag und Nacht. Um 20 Uhr schreiben wir hier wieder.',
    ],
    mended:
      'Die Schulen am linken Ufer bleiben Dienstag und Mittwoch geschlossen. Die Busse 3 und 7 fahren nicht über die Brücke.',
    reason: 'Der Wasserstand war falsch',
    shown: /Teil 4 von 4/u,
    sent: /alle 4 Teile, in ihrer Reihenfolge/u,
    inDigest: /Entwurf 1, .*Mastodon.*: 6 beim ersten Beitrag, 9 bei allen 4 Teilen zusammen/u,
    retracted: /zurückgezogen/iu,
  },
} as const satisfies Worded<Words>;

/** The languages in which it is played. */
export const seriesLanguages = wordedIn(words);

const hourMs = 3_600_000;

/**
 * Plays the prefecture's flood message in four parts, from its form to its end on both practice networks; returns the
 * whole thread as text.
 */
export async function playSeries(language: keyof typeof words, stage: SeriesStage): Promise<string> {
  const { scene, team, look, servers } = stage;
  const said: Words = words[language];
  const names = { odile: 'Odile', aicha: 'Aïcha', karim: 'Karim', sacha: 'Sacha' };
  const people = Object.entries(names).map(([name, shown]): [string, string] => [team.id(name), shown]);
  const transcript = openTranscript(look, new Map(people));
  const seen = async (): Promise<string> => plainSpaces((await team.seen('aicha')).map(({ text }) => text).join('\n'));
  await scene.store.db.account.updateMany({ data: { practice: false } });
  const { networkOf } = scene.bot.publishing;
  await startReading({ store: scene.store, networkOf, mayRead: () => true, logger: null });
  await startDigests(scene.store);

  if (stage.setsUp) {
    await team.command('odile', said.setup);
    const accounts = (await scene.store.db.account.findMany({ orderBy: { network: 'asc' } })).map(({ id }) => id);
    await submitDesk(scene, team, { name: 'Valmont', accounts, approvers: [team.id('karim')], language });
    await transcript.step(`Odile, who administers, types /tambour ${said.setup}`);
  }
  await team.command('aicha', said.draft);
  transcript.form(team.id('aicha'));
  await team.submit('aicha', { text: said.parts.join('\n---\n') });
  assert.match(await seen(), said.shown);
  await transcript.step('Aïcha writes the message in one box, with a line --- between two posts');

  await team.press('aicha', 'ask');
  const card = await seen();
  for (const part of said.parts) assert.ok(card.includes(plainSpaces(part)), part);
  await transcript.step('Aïcha asks for approval');

  await team.press('karim', 'approve');
  await scene.pass(120);
  assertSeries(servers.mastodon.timeline(), said.parts);
  assertSeries(servers.x.timeline(), said.parts);
  assert.match(await seen(), said.sent);
  await transcript.step('Karim approves; it leaves after the grace, part by part');

  await threeDaysWith(stage);
  await team.command('karim', said.digest);
  await scene.settle();
  assert.match(await seen(), said.inDigest);
  await transcript.step(`Three days later Karim types /tambour ${said.digest}`);

  const mended = said.parts.with(2, said.mended);
  await team.press('aicha', 'correct');
  transcript.form(team.id('aicha'));
  await team.submit('aicha', { text: mended.join('\n---\n') });
  await team.press('aicha', 'ask');
  await transcript.step('Aïcha corrects the third part, and asks for approval');
  await team.press('karim', 'approve');
  await scene.pass(300);
  // Mastodon edits the part in place; X gets the whole series again.
  assertSeries(servers.mastodon.timeline(), mended);
  assertSeries(servers.x.timeline(), mended);
  await transcript.step('Karim approves the correction');

  // One network after the other, in chats that show these buttons first.
  while (servers.mastodon.timeline().length + servers.x.timeline().length > 0) {
    await team.press('karim', 'retract');
    transcript.form(team.id('karim'));
    await team.submit('karim', { text: said.reason });
    await scene.pass(300);
  }
  assert.match(await seen(), said.retracted);
  await transcript.step('Karim retracts all of it, from the last part to the first');
  return transcript.text();
}

/** Lets three days pass, in which people like and answer the first and third part, and due readings are made. */
async function threeDaysWith({ scene, servers }: SeriesStage): Promise<void> {
  for (const server of [servers.mastodon, servers.x]) {
    const posts = server.timeline().toReversed();
    for (const { id } of posts) server.setAudience(id, {});
    server.setAudience(present(posts[0]).id, { likes: 4, shares: 1, replies: 1 });
    server.setAudience(present(posts[2]).id, { likes: 2, replies: 1 });
  }
  await scene.store.runEveryMinute();
  await scene.settle();
  for (const hours of [24, 49]) {
    scene.clock.advance(hours * hourMs);
    await scene.store.runEveryMinute();
    await scene.settle();
  }
}

function assertSeries(newestFirst: readonly PagePost[], parts: readonly string[]): void {
  const posts = newestFirst.toReversed();
  assert.deepEqual(
    posts.map(({ text }) => text),
    parts,
  );
  assert.deepEqual(
    posts.map(({ answersId }) => (answersId === undefined ? null : posts.findIndex(({ id }) => id === answersId))),
    [null, 0, 1, 2],
  );
}
