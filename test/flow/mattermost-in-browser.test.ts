import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import type { Browser, Page } from 'playwright-core';

import { overflowOf } from '../support/axe.ts';
import { noBrowser, startBrowser } from '../support/browser.ts';
import { dialogAsHtml, postsAsHtml } from '../support/mattermost-client/as-html.ts';
import { drawnDialog } from '../support/mattermost-client/drawn-dialog.ts';
import { type MattermostScene, openMattermostScene } from '../support/mattermost-scene.ts';
import { readMarkdown } from '../support/mattermost-text.ts';
import { present } from '../support/publishing-scene.ts';
import { askFor, setUpDesk } from '../support/team-in-chat.ts';

/** Where pictures are kept, for people to look at. */
const folder = process.env['TAMBOUR_TEST_PICTURES'];
const widths = [
  ['wide', 900],
  ['phone', 390],
] as const;

async function textsOf(tab: Page, selector: string): Promise<readonly string[]> {
  return (await tab.locator(selector).allTextContents()).map((text) => text.replaceAll(/\s+/gu, ' ').trim());
}

/** A desk with a draft that waits for approval. */
async function asked(language: 'fr' | 'en'): Promise<MattermostScene> {
  await using opening = new AsyncDisposableStack();
  const scene = opening.use(await openMattermostScene({ language }));
  await setUpDesk(scene, scene, { language });
  await askFor(
    scene,
    'Réouverture du musée : samedi 5 décembre à 10 h. https://ville.example/musee **pas gras** #Musée',
  );
  opening.move();
  return scene;
}

describe('Mattermost as its client draws it, in a browser', { skip: noBrowser }, () => {
  let browser: Browser;
  before(async () => {
    browser = await startBrowser();
    if (folder !== undefined) await mkdir(folder, { recursive: true });
  });
  after(() => browser.close());

  async function look(name: string, html: string, at: (tab: Page) => Promise<void>): Promise<void> {
    const tab = await browser.newPage();
    await tab.setContent(html);
    for (const [width, pixels] of widths) {
      await tab.setViewportSize({ width: pixels, height: 800 });
      if (folder !== undefined)
        await tab.screenshot({ path: join(folder, `mattermost-${name}-${width}.png`), fullPage: true });
      assert.equal(await overflowOf(tab), 0, `${name} is wider than ${pixels} pixels`);
      await at(tab);
    }
    await tab.close();
  }

  for (const language of ['fr', 'en'] as const)
    test(`a card that waits for approval has each of its buttons in sight, on a phone too (${language})`, async () => {
      await using scene = await asked(language);
      const { ref } = await scene.cardWith('approve');
      const { message, thread } = present(ref);
      const posts = scene.mattermost
        .seen(scene.id('karim'))
        .filter(({ id, rootId }) => id === message || rootId === message || id === thread || rootId === thread);
      const shown = posts.flatMap(({ buttons }) => buttons);
      const labels = shown.flatMap(({ label, menu }) => (menu === null ? [label] : []));
      const menus = [...new Set(shown.flatMap(({ menu }) => menu ?? []))];
      assert.ok(labels.length >= 3 && menus.length === 1, labels.join());
      const html = postsAsHtml(posts, () => ({ name: 'tambour', isBot: true }));
      await look(`card-${language}`, html, async (tab) => {
        assert.deepEqual(await textsOf(tab, '.attachment-actions button'), labels);
        assert.deepEqual(await textsOf(tab, '.attachment-actions .menu'), menus);
        for (const deed of await tab.locator('.attachment-actions > *').all()) assert.ok(await deed.isVisible());
      });
    });

  for (const language of ['fr', 'en'] as const)
    test(`the settings name who is there, at pickers that are drawn empty (${language})`, async () => {
      await using scene = await asked(language);
      await scene.command('odile', 'setup');
      const dialog = drawnDialog(present(scene.mattermost.dialogOf(scene.id('odile'))).dialog, scene.mattermost.client);
      await look(`form-${language}`, dialogAsHtml(dialog), async (tab) => {
        const helps = await textsOf(tab, '.help');
        assert.deepEqual(
          helps,
          dialog.fields.map(({ help }) => readMarkdown(help).text.replaceAll(/\s+/gu, ' ')),
        );
        assert.ok(helps.some((help) => help.includes('Karim')) && helps.some((help) => help.includes('Odile')));
        const people = dialog.fields.filter(({ control }) => control === 'people');
        assert.deepEqual(
          people.map(({ start }) => start),
          [[], []],
        );
      });
    });
});
