import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

import { findingsOf, overflowOf } from '../support/axe.ts';
import { noBrowser, startBrowser } from '../support/browser.ts';
import { fillMonth, type MonthScene, oddTexts, openMonth } from './month-scene.ts';

/** TAMBOUR_SCREENSHOTS=folder keeps what was seen. */
const folder = process.env['TAMBOUR_SCREENSHOTS'];

let browser: Browser;
let month: MonthScene;
/** The address of the pages with texts, and of those without. */
let open: string;
let closed: string;

before(async () => {
  if (noBrowser !== false) return;
  browser = await startBrowser();
  month = await openMonth('https://chat.example.org/team/pl/abc');
  await fillMonth(month);
  open = await month.link({ showsTexts: true });
  closed = await month.link();
});
after(async () => {
  await month?.[Symbol.asyncDispose]();
  await browser?.close();
});

async function opened(
  options: BrowserContextOptions,
  address: string,
  act: (tab: Page) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext(options);
  try {
    const tab = await context.newPage();
    await tab.goto(address);
    await act(tab);
  } finally {
    await context.close();
  }
}

async function keep(tab: Page, name: string): Promise<void> {
  if (folder === undefined) return;
  await mkdir(folder, { recursive: true });
  await tab.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}

const skip = noBrowser;
const views = {
  list: 'calendar',
  week: 'calendar?view=week',
  month: 'calendar?view=month',
  post: 'calendar?post=6',
  picture: 'calendar?post=10',
};

for (const [name, path] of Object.entries(views)) {
  for (const width of [320, 390, 1366]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      test(`the ${name} at ${width} px, ${colorScheme}, has nothing that axe finds and fits`, { skip }, async () => {
        const options = { viewport: { width, height: 800 }, colorScheme, locale: 'fr-FR' };
        await opened(options, `${open}${path}`, async (tab) => {
          await keep(tab, `${name}-${width}-${colorScheme}`);
          assert.deepEqual(await findingsOf(tab), []);
          assert.equal(await overflowOf(tab), 0);
        });
      });
    }
  }
}

test('nothing runs on a page, and nothing is asked for elsewhere', { skip }, async () => {
  for (const path of Object.values(views)) {
    const context = await browser.newContext({ locale: 'fr-FR' });
    const tab = await context.newPage();
    const asked: string[] = [];
    const said: string[] = [];
    tab.on('request', (request) => asked.push(request.url()));
    tab.on('console', (message) => said.push(message.text()));
    tab.on('dialog', (dialog) => said.push(dialog.message()));
    await tab.goto(`${open}${path}`);
    assert.deepEqual(
      asked.filter((url) => !url.startsWith('data:')),
      [`${open}${path}`],
    );
    assert.deepEqual(said, [], 'the policy lets its own style through, and there is no script to refuse');
    assert.equal(await tab.locator('script, link[rel=stylesheet], iframe, object').count(), 0);
    assert.notEqual(await tab.evaluate('getComputedStyle(document.querySelector(".summary")).borderLeftWidth'), '0px');
    await context.close();
  }
});

test('each reader reads in their own language, and another is a link away', { skip }, async () => {
  const said = { 'fr-CA': '7 publications prévues', 'de-AT': '7 Beiträge geplant', 'en-GB': '7 posts planned' };
  for (const [locale, words] of Object.entries(said)) {
    await opened({ locale }, `${closed}calendar?view=week`, async (tab) => {
      assert.ok((await tab.locator('.summary').innerText()).replaceAll(/\s/g, ' ').includes(words));
      assert.equal(await tab.locator('html').getAttribute('lang'), locale.slice(0, 2));
      const other = locale === 'de-AT' ? 'English' : 'Deutsch';
      await tab.getByRole('link', { name: other }).click();
      assert.equal(await tab.locator('html').getAttribute('lang'), other === 'English' ? 'en' : 'de');
      assert.equal(await tab.locator('.week').count(), 1, 'the same part of the calendar');
    });
  }
});

test('the keyboard leads past the head of the page, and through the filter', { skip }, async () => {
  await opened({ locale: 'en-GB' }, `${open}calendar`, async (tab) => {
    await tab.keyboard.press('Tab');
    assert.equal(await tab.evaluate('document.activeElement.textContent'), 'Skip to the content');
    await tab.keyboard.press('Enter');
    await tab.locator('summary').focus();
    await tab.keyboard.press('Enter');
    await tab.keyboard.press('Tab');
    await tab.keyboard.press('Space');
    await keep(tab, 'filter-open');
    assert.deepEqual(await findingsOf(tab), []);
    await tab.keyboard.press('Enter');
    await tab.waitForURL(/account=/);
    assert.match(await tab.locator('summary').innerText(), /Only: @bruyere/);
    const outline = 'getComputedStyle(document.activeElement).outlineStyle';
    await tab.keyboard.press('Tab');
    await tab.keyboard.press('Tab');
    assert.equal(await tab.evaluate(outline), 'solid', 'what has the focus is seen');
  });
});

test('a filter shows what was chosen alone', { skip }, async () => {
  await opened({ locale: 'en-GB' }, `${open}calendar?state=cancelled&state=partly`, async (tab) => {
    assert.deepEqual((await tab.locator('.entry a').allInnerTexts()).toSorted(), ['Draft 1', 'Draft 8']);
    await tab.locator('summary').click();
    await tab.getByRole('link', { name: 'Show all' }).click();
    assert.equal(await tab.locator('.entry').count(), 11);
  });
});

test('a printed month has no form and no links to other pages, and is on a page or two', { skip }, async () => {
  for (const [name, path] of [
    ['list', 'calendar'],
    ['month', 'calendar?view=month'],
  ] as const) {
    await opened({ locale: 'de-DE' }, `${open}${path}`, async (tab) => {
      await tab.emulateMedia({ media: 'print' });
      for (const hidden of ['nav', 'form', '.filter'])
        assert.equal(await tab.locator(`${hidden}:visible`).count(), 0, hidden);
      await keep(tab, `${name}-print`);
      const pdf = await tab.pdf({ format: 'A4', landscape: name === 'month', printBackground: true });
      const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
      assert.ok(pages >= 1 && pages <= 2, `${name}: ${pages} pages`);
    });
  }
});

test('texts are what people wrote, and never markup', { skip }, async () => {
  await opened({ locale: 'fr-FR' }, `${open}calendar?post=3`, async (tab) => {
    assert.equal((await tab.locator('blockquote').allInnerTexts())[0], oddTexts.markup);
    assert.equal(await tab.locator('main img, main script').count(), 0);
  });
  await opened({ locale: 'fr-FR' }, `${open}calendar?post=6`, async (tab) => {
    assert.equal((await tab.locator('blockquote').first().innerText()).length, oddTexts.long.length);
  });
  await opened({ locale: 'fr-FR' }, `${open}calendar?post=4`, async (tab) => {
    assert.equal(await tab.evaluate('getComputedStyle(document.querySelector("blockquote")).direction'), 'rtl');
  });
  assert.deepEqual(month.failures, []);
});

test('what is not there is said in words, and nothing else', { skip }, async () => {
  await opened({ locale: 'de-DE', viewport: { width: 320, height: 640 } }, `${open}calendar?post=999`, async (tab) => {
    await keep(tab, 'not-there');
    assert.deepEqual(await findingsOf(tab), []);
    assert.equal(await overflowOf(tab), 0);
    assert.equal(await tab.locator('main a').count(), 0);
  });
});
