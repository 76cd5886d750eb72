import assert from 'node:assert/strict';
import { test } from 'node:test';

import { noBrowser, startBrowser } from '../support/browser.ts';
import { startPracticePage } from '../support/practice-page.ts';
import { until } from '../support/until.ts';

test('a press counts though what is pressed is replaced while it lasts', { skip: noBrowser }, async () => {
  const page = await startPracticePage();
  const browser = await startBrowser();
  try {
    page.practice.say('aicha', { channel: 'publications', thread: null }, 'The market opens at nine.');
    const message = page.practice.chat.state.messages.at(-1);
    assert.ok(message !== undefined);
    const react = (user: string): void => page.practice.react(user, message.ref, '✅');
    react('aicha');
    const tab = await browser.newPage();
    tab.setDefaultTimeout(60_000);
    await tab.goto(`${page.pageUrl}/as/karim/c/publications`);
    await tab.locator('#channel button[value="+✅"]').first().hover();
    await tab.mouse.down();
    const refreshed = tab.waitForResponse((response) => response.url() === tab.url());
    react('sacha');
    await (await refreshed).finished();
    await tab.evaluate('new Promise((settle) => requestAnimationFrame(() => requestAnimationFrame(settle)))');
    await tab.mouse.up();
    await until('the reaction', () => message.reactions.some(({ user }) => user === 'karim'));
    assert.equal(message.reactions.length, 3);
  } finally {
    await browser.close();
    await page.close();
  }
});

test(
  'what one reads in a list is not taken away when something else comes or changes there',
  { skip: noBrowser },
  async () => {
    const page = await startPracticePage();
    const browser = await startBrowser();
    try {
      const channel = { channel: 'publications', thread: null };
      page.practice.say('aicha', channel, 'The market opens at nine.');
      const other = page.practice.say('aicha', channel, 'The bridge is closed.');
      const tab = await browser.newPage();
      tab.setDefaultTimeout(60_000);
      await tab.goto(`${page.pageUrl}/as/karim/c/publications`);
      const messages = tab.locator('#channel li.message');
      const [read, changed] = await messages.elementHandles();
      assert.ok(read !== undefined && changed !== undefined);
      page.practice.edit('aicha', other, 'The bridge is open again.');
      page.practice.say('aicha', channel, 'The library moves.');
      await messages.filter({ hasText: 'The library moves.' }).waitFor();
      assert.deepEqual(
        (await messages.locator('.said').allTextContents()).map((text) => text.trim()),
        ['The market opens at nine.', 'The bridge is open again.', 'The library moves.'],
      );
      assert.deepEqual(
        await Promise.all([read, changed].map((one) => one.evaluate(({ isConnected }) => isConnected))),
        [true, false],
      );
      page.practice.delete(null, other);
      await messages.filter({ hasText: 'The bridge' }).waitFor({ state: 'hidden' });
      assert.ok(await read.evaluate(({ isConnected }) => isConnected));
    } finally {
      await browser.close();
      await page.close();
    }
  },
);
