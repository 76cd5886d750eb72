import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import type { Browser, Page } from 'playwright-core';

import { rules } from '#app/rules.ts';
import { languages } from '#languages.ts';
import { messagesIn } from '#messages/messages.ts';
import { dossierFiles } from '#pages/dossier/dossier-files.ts';
import type { Dossier } from '#reach/dossier/dossier.ts';

import { keepRows } from '../reach/digest-rows.ts';
import { dossierOf, makeUpYear } from '../reach/dossier-year.ts';
import { keepFullYear } from '../reach/full-year.ts';
import { findingsOf, overflowOf } from '../support/axe.ts';
import { noBrowser, startBrowser } from '../support/browser.ts';
import { openTestStore } from '../support/store.ts';

const mostSheets = 6;
const mostPictures = 4;

/** Names the tables that are wider than their frame. */
const cut = `[...document.querySelectorAll('.wide')]
  .filter((frame) => frame.querySelector('table').getBoundingClientRect().right > frame.getBoundingClientRect().right + 1)
  .map((frame) => frame.getAttribute('aria-label'))`;

async function printed(tab: Page): Promise<{ readonly sheets: number; readonly isTagged: boolean }> {
  const pdf = (await tab.pdf({ preferCSSPageSize: true, tagged: true })).toString('latin1');
  const sheets = pdf.match(/\/Type\s*\/Page(?!s)/gu)?.length ?? 0;
  return { sheets, isTagged: /\/Marked\s+true/u.test(pdf) };
}

describe('the page of a dossier in a browser', { skip: noBrowser }, () => {
  let browser: Browser;
  let dossier: Dossier;
  let fullest: Dossier;

  before(async () => {
    browser = await startBrowser();
    {
      await using full = await openTestStore();
      fullest = await dossierOf(full, await keepFullYear(full));
    }
    await using store = await openTestStore();
    const { rows, deskId, accounts } = makeUpYear();
    await keepRows(store, rows);
    for (const { id } of accounts) {
      const entered = { enteredBy: 'karim', enteredAt: new Date('2026-12-01T08:00:00Z') };
      await store.db.accountPointers.create({
        data: { ...entered, deskId, accountId: id, text: 'Our site\nThe alerts' },
      });
    }
    dossier = await dossierOf(store, deskId);
  });

  after(async () => {
    await browser.close();
  });

  for (const language of languages) {
    test(`it is read on a phone, by a screen reader and on six sheets, and asks for nothing (${language})`, async () => {
      const { page } = await dossierFiles(messagesIn(language), dossier, rules);
      const context = await browser.newContext({ viewport: { width: 360, height: 800 }, offline: true });
      const tab = await context.newPage();
      const asked: string[] = [];
      const said: string[] = [];
      tab.on('request', (request) => void asked.push(request.url().slice(0, 60)));
      tab.on('console', (message) => void said.push(message.text()));
      await tab.setContent(page.html);
      assert.deepEqual(await findingsOf(tab), []);
      assert.equal(await overflowOf(tab), 0);
      assert.deepEqual(
        asked.filter((url) => !url.startsWith('data:')),
        [],
      );
      assert.deepEqual(said, []);
      assert.equal(await tab.evaluate('document.scripts.length'), 0);
      const pictures = 'document.images.length';
      assert.equal(await tab.evaluate(pictures), mostPictures);
      assert.equal(
        await tab.evaluate(
          '[...document.images].every(({ complete, naturalWidth, alt }) => complete && naturalWidth > 0 && alt !== "")',
        ),
        true,
      );
      // A table follows each picture before the next heading.
      const beside =
        '[...document.querySelectorAll("figure")].every((one) => one.nextElementSibling?.querySelector("table") !== null)';
      assert.equal(await tab.evaluate(beside), true);
      const { sheets } = await printed(tab);
      assert.ok(sheets > 2 && sheets <= mostSheets, String(sheets));
      await context.close();
    });

    test(`a year with everything on three networks fits on six sheets, whole, and on screens (${language})`, async (t) => {
      const { page } = await dossierFiles(messagesIn(language), fullest, rules);
      // As wide as the paper between its margins.
      const context = await browser.newContext({ viewport: { width: 703, height: 1000 }, offline: true });
      const tab = await context.newPage();
      await tab.setContent(page.html);
      const { sheets, isTagged } = await printed(tab);
      t.diagnostic(`${sheets} sheets`);
      assert.ok(sheets <= mostSheets, String(sheets));
      assert.equal(isTagged, true);
      await tab.emulateMedia({ media: 'print' });
      assert.deepEqual(await tab.evaluate(cut), []);
      await tab.emulateMedia({ media: null });
      for (const width of [390, 1100, 1280]) {
        await tab.setViewportSize({ width, height: 900 });
        assert.deepEqual(await findingsOf(tab), []);
        assert.equal(await overflowOf(tab), 0);
      }
      // On a desk nothing scrolls sideways.
      assert.deepEqual(await tab.evaluate(cut), []);
      await context.close();
    });
  }
});
