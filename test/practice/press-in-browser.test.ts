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
