import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import type { Browser, Page } from 'playwright-core';

import { servePages } from '#app/shared-pages.ts';
import { rules } from '#app/rules.ts';
import { digestForPage } from '#bot/digest/digest-for-page.ts';
import { type LinkTerms, makeLink } from '#pages/link.ts';
import { newToken } from '#pages/token.ts';
import { startDigests } from '#reach/start-digests.ts';
import { listen } from '#web/listen.ts';

import { openDesk } from '../drafts/desk-in-store.ts';
import { findingsOf, overflowOf } from '../support/axe.ts';
import { type BotScene, openBotScene } from '../support/bot-scene.ts';
import { noBrowser, startBrowser } from '../support/browser.ts';
import { withHistory } from '../support/digest-desk.ts';

/** TAMBOUR_SCREENSHOTS=folder keeps what was seen. */
const folder = process.env['TAMBOUR_SCREENSHOTS'];
const skip = noBrowser;
const opened = new AsyncDisposableStack();

let browser: Browser;
let scene: BotScene;
let url: string;

/** A desk with a past, whose digest was told on Monday 30 November 2026 at nine. */
before(async () => {
  if (noBrowser !== false) return;
  browser = await startBrowser();
  scene = opened.use(await openBotScene());
  await startDigests(scene.store);
  await scene.settle();
  scene.clock.advance((7 * 24 * 3600 - 3600 - 60) * 1000);
  await withHistory(scene.store, scene.deskId ?? '');
  scene.clock.advance(60_000);
  await scene.store.runEveryMinute();
  await scene.settle();
  const listening = await listen({
    host: '127.0.0.1',
    port: 0,
    fetch: () => new Response('Not found', { status: 404 }),
    routes: servePages(
      { pages: true, publicUrl: null },
      {
        store: scene.store,
        rules,
        threadUrl: async () => null,
        digestForPage: (wish) => digestForPage(scene.bot, wish),
      },
    ).routes,
    health: null,
    failed: (error) => assert.fail(String(error)),
  });
  if (listening.kind === 'refused') throw new Error(listening.why);
  opened.defer(() => listening.close());
  ({ url } = listening);
});
after(async () => {
  await opened.disposeAsync();
  await browser?.close();
});

async function link(scopes: LinkTerms['scopes'], deskId = scene.deskId ?? ''): Promise<string> {
  const terms: LinkTerms = { scopes, showsTexts: false, label: 'cabinet', days: 30 };
  const token = newToken();
  const outcome = await scene.store.write((work) => makeLink(work, { deskId, terms, by: 'karim', token }));
  if (outcome.kind !== 'made') throw new Error(outcome.kind);
  return new URL(`/s/${token}/`, url).href;
}

async function keep(tab: Page, name: string): Promise<void> {
  if (folder === undefined) return;
  await mkdir(folder, { recursive: true });
  await tab.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}

test(
  'the archive leads to a digest with its pictures and tables, and to the method, at each width',
  { skip },
  async () => {
    const base = await link(['calendar', 'digests']);
    const kept = await scene.store.db.attachment.count();
    for (const [width, colorScheme, locale] of [
      [320, 'light', 'fr-FR'],
      [390, 'dark', 'de-DE'],
      [1366, 'light', 'en-GB'],
    ] as const) {
      const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme, locale });
      const tab = await context.newPage();
      const asked: string[] = [];
      const said: string[] = [];
      tab.on('request', (request) => asked.push(request.url()));
      tab.on('console', (message) => said.push(message.text()));
      tab.on('response', (response) => {
        if (response.status() !== 200) said.push(`${response.status()} ${response.url()}`);
      });
      await tab.goto(`${base}calendar`);
      const looked = async (name: string): Promise<void> => {
        await keep(tab, `${name}-${width}-${colorScheme}`);
        assert.deepEqual(await findingsOf(tab), [], name);
        assert.equal(await overflowOf(tab), 0, name);
      };
      await tab.locator('main a[href^="digests/"]').click();
      await looked('digest');
      assert.equal(await tab.locator('figure img').count(), 2);
      assert.ok(
        await tab.evaluate('[...document.images].every((image) => image.naturalWidth > 0 && image.alt !== "")'),
      );
      assert.equal(await tab.locator('table caption').count(), 1);
      await tab.locator('main a[href*="method"]').first().click();
      await looked('method');
      assert.match(tab.url(), /\/method\?lang=/);
      await tab.goto(`${base}digests`);
      await looked('digests');
      assert.equal(await tab.locator('.digests a').count(), 1);
      assert.deepEqual(said, []);
      assert.ok(
        asked.every((one) => one.startsWith(base) || one.startsWith('data:')),
        'nothing is asked for elsewhere',
      );
      await context.close();
    }
    assert.equal(await scene.store.db.attachment.count(), kept, 'whoever reads changes nothing');
  },
);

test('a digest opens by no link of another scope, nor by what is no digest of the desk', { skip }, async () => {
  const { id } = await scene.store.db.digest.findFirstOrThrow({ where: { state: 'told' } });
  const [open, closed] = [await link(['digests']), await link(['calendar'])];
  assert.equal((await fetch(`${open}digests/${id}`)).status, 200);
  const other = await link(['digests'], (await openDesk(scene.store, 'c2')).id);
  const refused = [
    `${other}digests/${id}`,
    `${closed}digests/${id}`,
    `${closed}method`,
    `${open}digests/${scene.store.newId()}`,
  ];
  for (const address of [...refused, `${open}digests/x`, `${open}digests/${id}/x`])
    assert.equal((await fetch(address)).status, 404, address);
});
