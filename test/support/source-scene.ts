import assert from 'node:assert/strict';

import { rules } from '#app/rules.ts';
import { startRelay } from '#relay/start-relay.ts';

import { newsSite, type NewsSite, siteEntry } from '../relay/news-site.ts';
import { type BotScene, type BotSceneOptions, openBotScene } from './bot-scene.ts';

/** A desk, and a site whose feed it may read. */
export interface SourceScene extends AsyncDisposable {
  readonly scene: BotScene;
  readonly site: NewsSite;
  /** Types a command, and returns the answer to that person. */
  typed(user: string, text: string): Promise<string>;
  /** Adds the site through the form. */
  added(values?: Readonly<Record<string, string | readonly string[]>>): Promise<void>;
  /** Adds the site, and switches it on. */
  switchedOn(): Promise<void>;
  /** Publishes entry `number` on the site, and lets it be read. */
  published(number: number, title: string): Promise<void>;
  /** Lets an hour pass, in which the site is read. */
  read(): Promise<void>;
}

/** Opens a desk with a site of six entries that it may read. */
export async function openSourceScene(options: BotSceneOptions = {}): Promise<SourceScene> {
  await using opening = new AsyncDisposableStack();
  const scene = opening.use(await openBotScene(options));
  const own = await sourceBeside(scene);
  opening.move();
  return own;
}

/** Adds such a site to an open desk's scene. */
export async function sourceBeside(scene: BotScene): Promise<SourceScene> {
  const site = await newsSite();
  const { store, clock } = scene;
  await startRelay({ store, rules, fetch: site.fetch, logger: null });
  const at = (): string => clock.now().toUTCString();
  for (let number = 1; number <= 6; number += 1) site.entries.unshift(siteEntry(number, `Nouvelle ${number}`, at()));
  const own: SourceScene = {
    scene,
    site,
    async typed(user, text) {
      const before = scene.whispers(user).length;
      await scene.people.command(user, 'publications', text);
      await scene.settle();
      return scene.whispers(user).slice(before).join('\n');
    },
    async added(values = {}) {
      await own.typed('aicha', 'sources ajouter');
      const { mastodon } = scene.accountIds;
      const given = { url: site.url, label: 'Sur le site du ministère', accounts: [mastodon], ...values };
      const outcome = await scene.people.submit('aicha', given);
      assert.equal(outcome.kind, 'taken', JSON.stringify(scene.people.formOf('aicha')?.problems));
      await scene.settle();
    },
    async switchedOn() {
      await own.added();
      await scene.press('aicha', 'switchOnSource');
    },
    async published(number, title) {
      site.entries.unshift(siteEntry(number, title, at()));
      await own.read();
    },
    async read() {
      clock.advance(3_600_000);
      await store.runEveryMinute();
      await scene.settle();
    },
    async [Symbol.asyncDispose]() {
      await site[Symbol.asyncDispose]();
      await scene[Symbol.asyncDispose]();
    },
  };
  return own;
}
