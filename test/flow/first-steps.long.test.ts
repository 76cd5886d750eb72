import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import type { Browser, Page } from 'playwright-core';

import { noBrowser, startBrowser } from '../support/browser.ts';
import { openTambour } from '../support/tambour.ts';
import { until } from '../support/until.ts';

async function doneIn(tab: Page): Promise<number> {
  return tab.locator('.steps li.done').count();
}

describe('the first steps of a newcomer', { skip: noBrowser }, () => {
  let browser: Browser;
  before(async () => {
    browser = await startBrowser();
  });
  after(() => browser.close());

  const opened = async (url: string, locale = 'en-GB'): Promise<Page> => {
    const tab = await (await browser.newContext({ viewport: { width: 1366, height: 768 }, locale })).newPage();
    tab.setDefaultTimeout(60_000);
    await tab.goto(url);
    return tab;
  };
  test('each step is ticked by what really happened, the roles are the desk’s, and one switch changes all languages', async () => {
    await using tambour = await openTambour({ language: 'en' });
    const tab = await opened((await tambour.start()).url);
    await tab.locator('#channel li.message', { hasText: 'waiting for approval' }).waitFor();
    // The draft's thread begins with its card, which comes a moment after its line.
    await until('the thread of the draft', async () => {
      await tab.goto(new URL('/', tab.url()).href);
      return tab.url().includes('/t/');
    });
    const steps = tab.getByRole('region', { name: 'First steps' });
    const ticked = (words: string): Promise<void> => steps.locator('li.done', { hasText: words }).waitFor();
    const thread = tab.locator('#thread');

    await ticked('Read the post');
    assert.equal(await doneIn(tab), 1);
    assert.deepEqual(
      await tab
        .locator('.people .who')
        .evaluateAll((all) => all.map((one) => one.textContent.replaceAll(/\s+/g, ' ').trim())),
      ['Aïcha writes', 'Karim approves · steward', 'Sacha guest, not on the desk', 'Nora writes'],
    );

    // Whoever may not approve ticks nothing.
    await tab.getByRole('link', { name: /^.?Aïcha/ }).click();
    await thread.getByRole('button', { name: /^✅ Approve$/ }).click();
    await thread
      .locator('.whisper')
      .or(thread.getByText(/author/))
      .first()
      .waitFor();
    await steps.getByRole('link', { name: 'As Karim, approve it' }).click();
    // Who is Karim already is not left where he was: the link leads to what there is to press.
    await steps.getByRole('link', { name: 'As Karim, approve it' }).click();
    await tab.locator('#to-press:focus').waitFor();
    await thread.getByRole('button', { name: /^✅ Approve 1/ }).click();
    await ticked('approve it');

    await tab.getByRole('link', { name: 'As Aïcha, write a post of your own' }).click();
    await tab.locator('#command-1:focus').waitFor();
    await tab.keyboard.press('Enter');
    await tab.locator('#field-text').fill('The market opens on Saturday at nine.');
    await tab.locator('.veil footer button').first().click();
    await ticked('write a post');
    await thread.getByText('The market opens on Saturday at nine.').first().waitFor();

    await steps.getByRole('link', { name: /^Break a network/ }).click();
    await tab.locator('details.trouble[open]').waitFor();
    const x = tab.getByRole('region', { name: 'X', exact: true });
    if ((await x.locator('details.trouble[open]').count()) === 0) await x.getByText('Make trouble').click();
    await x.getByRole('radio', { name: 'Is slow' }).check();
    await x.getByRole('button', { name: 'Apply' }).click();
    await ticked('Break a network');
    assert.equal(await doneIn(tab), 4);

    await tab.getByRole('button', { name: 'Français' }).click();
    await tab.getByText('Rien ici n’atteint un vrai réseau').waitFor();
    await thread.getByRole('button', { name: 'Modifier', exact: true }).first().waitFor();
    await tab
      .locator('#channel')
      .getByText(/^Brouillon n°\s2/)
      .first()
      .waitFor();
    await tab.getByRole('link', { name: /Karim/ }).click();
    await tab.getByText('valide · responsable').waitFor();
    await tab.getByRole('button', { name: 'Masquer les premiers pas' }).click();
    await tab.locator('.steps').waitFor({ state: 'hidden' });
    await tab.reload();
    assert.equal(await tab.locator('.steps').isVisible(), false);
    await tab.context().close();
  });

  for (const { locale, practice, approve, fill, digest } of [
    {
      locale: 'fr-FR',
      practice: 'Rien ici n’atteint un vrai réseau',
      approve: /^Valider et publier/,
      fill: 'Créer douze semaines d’historique fictif',
      digest: 'Bilan des publications',
    },
    {
      locale: 'de-DE',
      practice: 'Nichts hiervon erreicht ein echtes Netzwerk',
      approve: /^Freigeben und sofort veröffentlichen/,
      fill: 'Beispieldaten für zwölf Wochen anlegen',
      digest: 'Bericht über die Beiträge',
    },
  ] as const) {
    test(`a newcomer’s browser (${locale}) is answered in its language, and so is all that is made from then on`, async () => {
      await using tambour = await openTambour({ language: 'en' });
      const tab = await opened((await tambour.start()).url, locale);
      await tab.getByText(practice).waitFor();
      await until('the draft that waits is open', async () => {
        await tab.goto(new URL('/', tab.url()).href);
        return (await tab.locator('#thread').getByRole('button', { name: approve }).count()) > 0;
      });
      await tab.getByRole('button', { name: fill }).click();
      await tab.locator('#channel li.message', { hasText: digest }).waitFor();

      // Whoever chose a language keeps it, whatever the browser says.
      await tab.getByRole('button', { name: 'English' }).click();
      await tab.getByText('Nothing here reaches a real network').waitFor();
      await tab.context().clearCookies();
      await tab.goto(new URL('/', tab.url()).href);
      await tab.getByText('Nothing here reaches a real network').waitFor();
      await tab.context().close();
    });
  }

  test('with a history the page opens on the draft that waits, below the digest, beside the posts of the past', async () => {
    await using tambour = await openTambour({ language: 'en' });
    const tab = await opened((await tambour.start({}, ['--with-history'])).url);
    await tab.locator('#channel li.message', { hasText: 'waiting for approval' }).waitFor();
    await tab.goto(new URL('/', tab.url()).href);
    await tab
      .locator('#thread')
      .getByRole('heading', { name: /^To approve: draft/ })
      .waitFor();
    const lines = await tab.locator('#channel li.message').allTextContents();
    assert.ok((lines[0] ?? '').includes('Digest'), lines[0]);
    assert.ok((lines.at(-1) ?? '').includes('waiting for approval'));
    for (const network of ['mastodon', 'x']) {
      assert.equal(await tab.locator(`[data-network="${network}"] li.post`).count(), 20);
    }
    await tab.getByRole('button', { name: 'Français' }).click();
    await tab
      .locator('#thread')
      .getByRole('heading', { name: /^À valider/ })
      .waitFor();
    await tab
      .locator('#channel')
      .getByText(/^Brouillon n°/)
      .waitFor();
    assert.equal(await tab.locator('#channel li.message').count(), lines.length, 'the past is not told of as news');
    await tab.context().close();
  });

  test('three networks beside each other break no name, and the preview calls the account as its page does', async () => {
    await using tambour = await openTambour({ language: 'fr' });
    const tab = await opened((await tambour.start({ TAMBOUR_PRACTICE_BLUESKY: 'on' })).url, 'fr-FR');
    await tab.locator('#channel li.message', { hasText: 'à valider' }).waitFor();
    const approve = tab.locator('#thread').getByRole('button', { name: /^Valider et publier/ });
    // The draft's line stands there before its card: until then the page opens on something else.
    await until('the draft that waits is open', async () => {
      await tab.goto(new URL('/', tab.url()).href);
      return (await approve.count()) > 0;
    });
    await approve.click();
    for (const network of ['mastodon', 'x', 'bluesky']) {
      const name = tab.locator(`[data-network="${network}"] .by strong`).first();
      await name.waitFor();
      assert.equal(await name.textContent(), 'Ville de Valmont (entraînement)');
      // Each word has one box: where it is broken, it has two.
      const boxes = await name.evaluate((element) => {
        const [text] = element.childNodes;
        const words = [...(text?.textContent ?? '').matchAll(/\S+/g)];
        return words.map(({ 0: word, index }) => {
          const range = element.ownerDocument.createRange();
          if (text !== undefined) range.setStart(text, index);
          if (text !== undefined) range.setEnd(text, index + word.length);
          return range.getClientRects().length;
        });
      });
      assert.deepEqual(boxes, [1, 1, 1, 1], network);
    }
    const looks = tab.locator('#thread .look', { hasText: 'Bluesky' });
    await tab.locator('#thread summary', { hasText: 'Aperçu' }).first().click();
    assert.match((await looks.first().textContent()) ?? '', /Ville de Valmont \(entraînement\)/);
    await tab.context().close();
  });
});
