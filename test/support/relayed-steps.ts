import type { BotScene } from './bot-scene.ts';
import { present } from './publishing-scene.ts';
import { sourceBeside, type SourceScene } from './source-scene.ts';

type Step = readonly [name: string, act: (scene: BotScene) => Promise<void>];

const sources = new WeakMap<BotScene, SourceScene>();

/** A page of a site becomes a draft. */
export const pageRelayed: Step = [
  'a page is relayed',
  async (scene) => {
    const own = await sourceBeside(scene);
    sources.set(scene, own);
    await own.switchedOn();
    await own.published(7, 'Le lac est ouvert');
  },
];

/** The page's title changes, and it is read again. */
export const pageChanged: Step = [
  'the page changes',
  async (scene) => {
    const own = present(sources.get(scene));
    present(own.site.entries[0]).title = 'Le lac est fermé';
    await own.read();
  },
];

/** The site disappears. */
export const siteClosed: Step = [
  'the site closes',
  async (scene) => {
    await present(sources.get(scene)).site[Symbol.asyncDispose]();
  },
];
