import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import type { Browser } from 'playwright-core';

import { rules } from '#app/rules.ts';
import { languages } from '#languages.ts';
import { messagesIn } from '#messages/messages.ts';
import { dossierFiles } from '#pages/dossier/dossier-files.ts';
import type { Dossier } from '#reach/dossier/dossier.ts';

import { keepRows } from '../reach/digest-rows.ts';
import { dossierOf, makeUpYear } from '../reach/dossier-year.ts';
import { findingsOf, overflowOf } from '../support/axe.ts';
import { noBrowser, startBrowser } from '../support/browser.ts';
import { openTestStore } from '../support/store.ts';

const mostSheets = 6;
const mostPictures = 4;

describe('the page of a dossier in a browser', { skip: noBrowser }, () => {
  let browser: Browser;
  let dossier: Dossier;

  before(async () => {
    browser = await startBrowser();
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
      const pdf = await tab.pdf({ preferCSSPageSize: true, tagged: true });
      const sheets = pdf.toString('latin1').match(/\/Type\s*\/Page(?!s)/gu)?.length ?? 0;
      assert.ok(sheets > 2 && sheets <= mostSheets, String(sheets));
      await context.close();
    });
  }
});
