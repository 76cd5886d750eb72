import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Locator, Page } from 'playwright-core';

import { messagesIn } from '#messages/messages.ts';

import { noBrowser, startBrowser } from '../support/browser.ts';
import { pagePeople } from '../support/page-people.ts';
import { openTambour } from '../support/tambour.ts';

const m = messagesIn('en');
const text = 'The bridge is closed tonight.';

/** A person at the page, whose presses are counted: each command or form that is sent, and each button. */
class Hands {
  readonly #page: Page;
  presses = 0;

  constructor(page: Page) {
    this.#page = page;
  }

  async as(name: string): Promise<void> {
    await this.#page.getByRole('link', { name: new RegExp(`^${name}`) }).click();
  }

  async type(command: string): Promise<void> {
    await this.#page.locator('#say-channel-text').fill(command);
    await this.#press(this.#page.locator('#say-channel').getByRole('button', { name: 'Send' }));
  }

  async fill(label: string, value: string): Promise<void> {
    await this.#page
      .locator('.veil')
      .getByLabel(new RegExp(`^\\s*${RegExp.escape(label)}`, 'u'))
      .first()
      .fill(value);
  }

  async choose(label: string): Promise<void> {
    await this.#page.locator('.veil').getByLabel(label, { exact: true }).check();
  }

  async send(): Promise<void> {
    await this.#press(this.#page.locator('.veil footer .primary'));
    await this.#page.locator('.veil').waitFor({ state: 'detached' });
  }

  /** Presses the newest button of that name. */
  async press(name: string): Promise<void> {
    await this.#press(this.#page.getByRole('button', { name, exact: true }).last());
  }

  async #press(at: Locator): Promise<void> {
    await at.click();
    this.presses += 1;
  }
}

async function postsOn(page: Page): Promise<readonly number[]> {
  return Promise.all(['mastodon', 'x'].map((network) => page.locator(`[data-network="${network}"] li.post`).count()));
}

test(
  'a reserve period is played by hand on the practice page: held, overridden by a second person, over, with presses counted',
  { skip: noBrowser },
  async () => {
    await using tambour = await openTambour({ language: 'en' });
    const { url } = await tambour.start();
    const people = pagePeople(tambour.data);
    await people.setUp({ grace: '0', approvers: ['karim', 'nora'] });
    await using opened = new AsyncDisposableStack();
    const browser = await startBrowser();
    opened.defer(() => browser.close());
    await using context = await browser.newContext({ viewport: { width: 1400, height: 1000 }, locale: 'en' });
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    await page.goto(url);
    const hands = new Hands(page);
    const { periods } = m;

    // One in which no day ends while this runs.
    const timeZone = new Date().getUTCHours() % 22 < 2 ? 'Etc/GMT+8' : 'UTC';
    const today = new Date().toLocaleDateString('sv-SE', { timeZone });
    await hands.as('Karim');
    await hands.type('/tambour period');
    await hands.fill(periods.form.label, 'Municipal elections');
    await hands.fill(periods.form.basis, 'L.52-1');
    await hands.fill(periods.form.from, today);
    await hands.fill(periods.form.to, today);
    await hands.fill(periods.form.zone, timeZone);
    await hands.choose(periods.levels.closed);
    await hands.send();
    await hands.as('Nora');
    await hands.press(periods.card.approve);
    await page.getByText(periods.card.running).first().waitFor();
    assert.equal(hands.presses, 3, 'a period is in force');

    await hands.as('Aïcha');
    await hands.type('/tambour draft');
    await hands.fill('Text of the post', text);
    await hands.send();
    await page.locator('#thread li.message').filter({ hasText: text }).first().waitFor();
    await hands.press(m.buttons.ask);
    await hands.as('Karim');
    await hands.press(periods.held.approve);
    await page.locator('#thread').getByText(periods.held.askClosed).first().waitFor();
    assert.deepEqual(await postsOn(page), [0, 0]);
    assert.equal(hands.presses, 7, 'a post is held');

    await hands.press(periods.held.override);
    await hands.fill(periods.override.reason, 'Public safety');
    await hands.send();
    await hands.as('Nora');
    await hands.press(periods.override.approve);
    for (const network of ['mastodon', 'x'])
      await page.locator(`[data-network="${network}"] li.post`).first().waitFor();
    await page.locator('#thread').getByText(periods.held.over).first().waitFor();
    assert.equal(hands.presses, 10, 'three presses more than a post that no period holds');

    await page.locator('section.clock summary').click();
    await page.locator('section.clock').getByRole('button', { name: 'A day later' }).click();
    await page.getByText(periods.told.ended('Municipal elections')).first().waitFor();
    await page.getByText(periods.told.nothingWaits).first().waitFor();
    assert.deepEqual(await postsOn(page), [1, 1], 'nothing leaves by the end');
  },
);
