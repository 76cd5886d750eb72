import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';

import { rules } from '#app/rules.ts';
import { languageFacts } from '#languages.ts';
import { startRelay } from '#relay/start-relay.ts';

import type { SeenMessage } from '../contracts/chat-world.ts';
import { newsSite, siteEntry } from '../relay/news-site.ts';
import type { ChatScene } from '../support/chat-scene.ts';
import { mattermostLook } from '../support/mattermost-transcript.ts';
import { openMattermostScene } from '../support/mattermost-scene.ts';
import { readReplies } from '../support/replies-read.ts';
import { openSlackScene } from '../support/slack-scene.ts';
import { slackLook } from '../support/slack-transcript.ts';
import { setUpDesk, type Team } from '../support/team-in-chat.ts';
import { type Look, openTranscript } from '../support/transcript.ts';
import { type Worded, wordedIn } from '../support/worded-in.ts';

/** Where the texts are kept, for people to read. */
const folder = process.env['TAMBOUR_TEST_THREADS'];

const names = { odile: 'Odile', aicha: 'Aïcha', karim: 'Karim' } as const;
const stories = {
  en: {
    add: 'sources add',
    list: 'sources',
    label: 'From the ministry’s site',
    old: 'Bathing waters: the results of 2025',
    title: 'Low water: navigation restricted on two lakes',
    changed: 'Low water: navigation restricted on three lakes',
    drafted: /Relayed from “From the ministry’s site”/u,
    asked: /Who reads the replies/u,
    waiting: /2 replies that we have not answered/u,
    read: /Read by Aïcha/u,
  },
  fr: {
    add: 'sources ajouter',
    list: 'sources',
    label: 'Sur le site du ministère',
    old: 'Eaux de baignade : les résultats de 2025',
    title: 'Basses eaux : navigation restreinte sur deux lacs',
    changed: 'Basses eaux : navigation restreinte sur trois lacs',
    drafted: /Relayé de « Sur le site du ministère »/u,
    asked: /Qui lit les réponses/u,
    waiting: /2 réponses auxquelles nous n’avons pas répondu/u,
    read: /Lu par Aïcha/u,
  },
  de: {
    add: 'quellen hinzufügen',
    list: 'quellen',
    label: 'Von der Seite des Ministeriums',
    old: 'Badegewässer: die Ergebnisse 2025',
    title: 'Niedrigwasser: Schifffahrt auf zwei Seen eingeschränkt',
    changed: 'Niedrigwasser: Schifffahrt auf drei Seen eingeschränkt',
    drafted: /Übernommen aus „Von der Seite des Ministeriums“/u,
    asked: /Wer die Antworten liest/u,
    waiting: /2 Antworten, auf die wir nicht reagiert haben/u,
    read: /Gelesen: Aïcha/u,
  },
} as const satisfies Worded;

interface Stage {
  readonly scene: ChatScene;
  readonly team: Team<SeenMessage, string | string[]>;
  readonly look: Look;
}

const hourMs = 3_600_000;

/** Plays a source from its form to the replies to what it relayed, and returns all that people were shown. */
async function playSource(language: keyof typeof stories, { scene, team, look }: Stage): Promise<string> {
  const story = stories[language];
  const { store, clock } = scene;
  await using site = await newsSite();
  await startRelay({ store, rules, fetch: site.fetch, logger: null });
  const people = Object.entries(names).map(([name, shown]): [string, string] => [team.id(name), shown]);
  const transcript = openTranscript(look, new Map(people));
  const publish = (number: number, title: string): void => {
    site.entries.unshift({ ...siteEntry(number, title, clock.now().toUTCString()), summary: '' });
  };
  const read = async (): Promise<void> => {
    clock.advance(hourMs);
    await store.runEveryMinute();
    await scene.settle();
  };
  const isSaid = async (wanted: RegExp): Promise<void> => {
    const seen = await team.seen('aicha');
    assert.ok(
      seen.some(({ text }) => wanted.test(text.replaceAll(/[\u00a0\u202f]/gu, ' '))),
      `${wanted}`,
    );
  };

  await setUpDesk(scene, team, { language });
  await transcript.step('The desk is there');
  publish(1, story.old);
  await team.command('aicha', story.list);
  await team.command('aicha', story.add);
  transcript.form(team.id('aicha'));
  const [account] = await store.db.account.findMany({ where: { network: 'mastodon' } });
  const repliesReader = [team.id('aicha')];
  await team.submit('aicha', { url: site.url, label: story.label, accounts: [account?.id ?? ''], repliesReader });
  await transcript.step(`Aïcha types /tambour ${story.add}, and sends the form`);
  await isSaid(story.asked);
  await team.press('karim', 'switchOnSource');
  await transcript.step('Karim switches it on');
  publish(2, story.title);
  await read();
  await isSaid(story.drafted);
  await transcript.step('The site publishes a page');
  await team.press('aicha', 'ask');
  await team.press('karim', 'approve');
  await scene.pass(60);
  assert.equal(scene.networks.mastodon.posts.length, 1);
  await transcript.step('Aïcha asks for approval, Karim approves');
  Object.assign(site.entries[0] ?? {}, { title: story.changed });
  await read();
  await transcript.step('The page gets another title');
  await readReplies(scene, 'mastodon', 'h24', { replies: 3, ownReplies: 1, unanswered: 2 });
  await isSaid(story.waiting);
  await transcript.step('Readers reply');
  await team.press('aicha', 'repliesRead');
  await isSaid(story.read);
  await transcript.step('Aïcha has read them');
  await readReplies(scene, 'mastodon', 'd7', { replies: 5, ownReplies: 1, unanswered: 4 });
  for (let days = 0; days < 16; days += 0.5) {
    clock.advance(12 * hourMs);
    await store.runEveryMinute();
    await scene.settle();
  }
  await team.command('karim', story.list);
  await transcript.step('Others reply, and nobody reads them for two weeks');
  return transcript.text();
}

describe('a source from its form to the replies to what it relayed', () => {
  for (const language of wordedIn(stories)) {
    const locale = languageFacts[language].locale;
    test(`in ${language}, in Slack`, async () => {
      const team = Object.entries(names).map(([name, realName]) => {
        return { name, realName, kind: name === 'odile' ? ('admin' as const) : ('member' as const), locale };
      });
      await using scene = await openSlackScene('socket', { people: team });
      const text = await playSource(language, { scene, team: scene, look: slackLook(scene.slack) });
      keep(`source-slack-${language}.txt`, text);
    });

    test(`in ${language}, on Mattermost`, async () => {
      const team = Object.entries(names).map(([name, firstName]) => {
        return { name, firstName, kind: name === 'odile' ? ('admin' as const) : ('member' as const), locale: language };
      });
      await using scene = await openMattermostScene({ people: team });
      const text = await playSource(language, { scene, team: scene, look: mattermostLook(scene.mattermost) });
      keep(`source-mattermost-${language}.txt`, text);
    });
  }
});

function keep(name: string, text: string): void {
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), text);
}
