import assert from 'node:assert/strict';
import { test } from 'node:test';

import { practiceChat } from '#chat/practice/practice-chat.ts';

import { noBrowser, startBrowser } from '../support/browser.ts';
import { campaign } from '../support/import-scene.ts';
import { startPracticePage } from '../support/practice-page.ts';
import { recordingSink } from '../support/recording-sink.ts';
import { redSquare } from '../support/red-square.ts';

test(
  'a table is dropped in the channel, reaches the bot byte by byte, and is a link and no picture',
  { skip: noBrowser },
  async () => {
    await using opened = new AsyncDisposableStack();
    const browser = opened.adopt(await startBrowser(), (one) => one.close());
    const page = opened.adopt(await startPracticePage({ answerWithinMs: 60_000 }), (one) => one.close());
    const { url, token } = page.practice;
    const bot = practiceChat({ url, token, imageOf: async () => redSquare.bytes, failed: () => {} });
    const sink = recordingSink();
    await bot.start(sink);
    opened.defer(() => bot.stop());
    const tab = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
    tab.setDefaultTimeout(60_000);
    await tab.goto(`${page.pageUrl}/as/aicha/c/publications`);
    const buffer = Buffer.from(`\uFEFF${campaign(3)}`);
    await tab.locator('#say-channel summary').click();
    await tab.setInputFiles('#say-channel-files', { name: 'campagne.csv', mimeType: 'text/csv', buffer });
    await tab.locator('#say-channel button.primary').click();
    await tab.getByRole('link', { name: /campagne\.csv/u }).waitFor();
    assert.equal(await tab.locator('#channel figure').count(), 0);
    const [file] = page.practice.chat.state.files;
    assert.ok(file !== undefined);
    const ref = { id: file.id, name: 'campagne.csv', byteLength: buffer.byteLength };
    const signal = AbortSignal.timeout(60_000);
    const downloaded = await bot.download(ref, { maxBytes: 1_000_000, signal });
    assert.ok(downloaded.kind === 'file' && Buffer.from(downloaded.bytes).equals(buffer));
  },
);
