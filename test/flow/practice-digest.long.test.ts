import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import type { Browser, Page } from 'playwright-core';

import { findingsOf, overflowOf } from '../support/axe.ts';
import { noBrowser, startBrowser } from '../support/browser.ts';
import { openTambour, type Tambour } from '../support/tambour.ts';

const widths = [360, 1280] as const;
const colorSchemes = ['light', 'dark'] as const;

describe('the digest of the practice desk in a browser', { skip: noBrowser }, () => {
  let browser: Browser;
  let tambour: Tambour;
  let url: string;

  before(async () => {
    browser = await startBrowser();
    tambour = await openTambour();
    ({ url } = await tambour.start());
  });
  after(async () => {
    await browser.close();
    await tambour[Symbol.asyncDispose]();
  });

  /** Looks at a page in each width and colour scheme. */
  const eachLook = async (address: string, look: (tab: Page, name: string) => Promise<void>): Promise<void> => {
    for (const width of widths) {
      for (const colorScheme of colorSchemes) {
        const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
        const tab = await context.newPage();
        await tab.goto(address);
        await look(tab, `${address}, ${width} pixels wide, ${colorScheme}`);
        await context.close();
      }
    }
  };
  test('one click fills in a past and brings its digest, which anybody can read; its links lead somewhere', async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const tab = await context.newPage();
    tab.setDefaultTimeout(60_000);
    await tab.goto(`${url}/as/karim/c/publications`);
    const fill = tab.getByRole('button', { name: 'Fill in twelve weeks of practice history' });
    await fill.click();
    const digest = tab.locator('#channel li.message', { hasText: 'Digest of the posts from' });
    const picture = digest.getByRole('img', { name: /^Over these 7 days, .*: Mastodon [\d,]+, X [\d,]+/ });
    await picture.waitFor();
    await tab.waitForFunction('[...document.images].every(({ complete }) => complete)');
    const widthOf = async (): Promise<number> =>
      picture.evaluate((image) => ('naturalWidth' in image ? Number(image.naturalWidth) : 0));
    assert.ok((await widthOf()) >= 600, `${await widthOf()}`);
    const table = digest.getByRole('table', { name: /^Our posts/ });
    assert.deepEqual(await table.getByRole('columnheader').allTextContents(), ['Figure', 'Mastodon', 'X']);
    await fill.waitFor({ state: 'hidden' });
    await tab.reload();
    assert.equal(await fill.count(), 0);

    await digest.locator('a.replies').click();
    const details = tab.locator('#thread li.message', { hasText: 'Comparison of pairs' });
    await details.waitFor();
    const [channel, thread] = [`${url}/as/karim/c/publications`, tab.url()];
    const [best, method] = await Promise.all([
      digest.getByRole('link').and(tab.locator('[href*="/past/"]')).first().getAttribute('href'),
      details.getByRole('link', { name: 'The method on one page' }).getAttribute('href'),
    ]);
    await tab.goto(best ?? '');
    await tab.getByText(/made-up history of the practice desk/).waitFor();
    assert.equal(method, new URL('/digest-method?lang=en', url).href);
    await context.close();

    for (const address of [channel, thread]) await eachLook(address, assertUsable);
    await eachLook(channel, (tab, name) => assertRead(tab, '#channel', name));
    await eachLook(thread, (tab, name) => assertRead(tab, '#thread', name));
  });

  test('the page about the method can be read by anybody', async () => {
    const head = await fetch(`${url}/digest-method`, { method: 'HEAD' });
    assert.deepEqual([head.status, await head.text()], [200, '']);
    for (const [language, title] of [
      ['en', /counts and compares/],
      ['fr', /compte et compare/],
    ] as const) {
      await eachLook(`${url}/digest-method?lang=${language}`, async (tab, name) => {
        await tab.getByRole('heading', { level: 1, name: title }).waitFor();
        await assertUsable(tab, name);
      });
    }
  });
});

/** The smallest text of a picture is 26 of its 720 pixels; a table that is wider than its frame loses a column. */
async function assertRead(tab: Page, pane: '#channel' | '#thread', name: string): Promise<void> {
  const digest = tab.locator(`${pane} li.message`, { hasText: 'Digest of the posts from' });
  const pictures = await digest.getByRole('img', { name: /^Over / }).all();
  assert.equal(pictures.length, 2, name);
  for (const picture of pictures) {
    await picture.scrollIntoViewIfNeeded();
    const { width = 0 } = (await picture.boundingBox()) ?? {};
    assert.ok((width * 26) / 720 >= 11, `${name}: a picture is ${width} pixels wide`);
  }
  const table = digest.getByRole('group', { name: /^Our posts/ });
  const hidden = await table.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
  assert.equal(hidden, 0, `${name}: ${hidden} pixels of the table cannot be seen`);
}

async function assertUsable(tab: Page, name: string): Promise<void> {
  assert.deepEqual(await findingsOf(tab), [], name);
  assert.equal(await overflowOf(tab), 0, `${name}: wider than the window`);
}
