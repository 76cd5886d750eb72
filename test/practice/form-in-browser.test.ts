import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import type { Browser, Page } from 'playwright-core';

import { textIn } from '#bot/forms/form-values.ts';
import type { Form } from '#chat/form.ts';
import { practiceChat } from '#chat/practice/practice-chat.ts';

import { noBrowser, startBrowser } from '../support/browser.ts';
import { startPracticePage } from '../support/practice-page.ts';
import { type RecordingSink, recordingSink } from '../support/recording-sink.ts';
import { redSquare } from '../support/red-square.ts';

const form: Form = {
  title: 'New draft',
  intro: null,
  submitLabel: 'Make the draft',
  fields: [
    { kind: 'textarea', id: 'text', label: 'Text', hint: null, optional: true, initial: '', maxLength: 3_000 },
    { kind: 'files', id: 'files', label: 'Pictures', hint: null, optional: true, maxFiles: 4 },
    { kind: 'textarea', id: 'alts', label: 'Alts', hint: null, optional: 'forNow', initial: '', maxLength: 3_000 },
    {
      kind: 'andThen',
      id: 'next',
      label: 'Next',
      hint: null,
      optional: true,
      choice: { value: 'ask', label: 'Ask' },
      buttonLabel: 'Make it and ask',
    },
  ],
  images: [],
};

interface Opened extends AsyncDisposable {
  readonly tab: Page;
  readonly sink: RecordingSink;
  readonly bot: ReturnType<typeof practiceChat>;
}

/** Opens the page in a browser as Aïcha sees it, with a form that stands open. */
async function openForm(browser: Browser): Promise<Opened> {
  const page = await startPracticePage({ answerWithinMs: 60_000 });
  const { url, token } = page.practice;
  const bot = practiceChat({ url, token, imageOf: async () => redSquare.bytes, failed: () => {} });
  const sink = recordingSink();
  sink.onCommand = async ({ trigger, channel }) => {
    await bot.openForm(trigger, form, { purpose: 'draft', channel, draftId: null, revision: null, target: null });
    return { kind: 'done' };
  };
  await bot.start(sink);
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const tab = await context.newPage();
  tab.setDefaultTimeout(60_000);
  await tab.goto(`${page.pageUrl}/as/aicha/c/publications`);
  await tab.fill('#say-channel-text', '/tambour brouillon');
  await tab.press('#say-channel-text', 'Enter');
  await tab.getByRole('dialog', { name: 'New draft' }).waitFor();
  return {
    tab,
    sink,
    bot,
    [Symbol.asyncDispose]: async () => {
      await context.close();
      await bot.stop();
      await page.close();
    },
  };
}

let browser: Browser;
before(async () => {
  if (noBrowser === false) browser = await startBrowser();
});
after(async () => {
  if (noBrowser === false) await browser.close();
});

test('counts follow the typing, and are read aloud politely', { skip: noBrowser }, async () => {
  await using opened = await openForm(browser);
  const { tab, sink } = opened;
  sink.onTyped = async ({ values }) => ({ text: `${textIn(values, 'text').length} of 500` });
  await tab.fill('#field-text', 'Bonjour');
  const count = tab.locator('#field-text-count');
  await count.filter({ hasText: '7 of 500' }).waitFor();
  assert.equal(await count.getAttribute('aria-live'), 'polite');
  await tab.locator('#field-text').press('!');
  await count.filter({ hasText: '8 of 500' }).waitFor();
});

test(
  'a form sent by its further button says so, and opens the thread to which its answer leads',
  { skip: noBrowser },
  async () => {
    await using opened = await openForm(browser);
    const { tab, sink, bot } = opened;
    await tab.fill('#field-text', 'Bonjour');
    const files = ['a.png', 'b.png'].map((name) => ({
      name,
      mimeType: 'image/png',
      buffer: Buffer.from(redSquare.bytes),
    }));
    await tab.setInputFiles('#field-files', files);
    assert.deepEqual(await tab.locator('.chosen li').allTextContents(), ['a.png', 'b.png'], 'in their order');
    assert.doesNotMatch((await tab.locator('label[for="field-alts"]').textContent()) ?? '', /facultatif/);
    const ref = await bot.post({ channel: 'publications' }, { summary: 'The line', blocks: [] }, { key: 'the line' });
    sink.onSubmit = async () => {
      const inlines = [{ kind: 'link', url: await bot.permalink(ref), text: 'open the thread' }] as const;
      const card = { summary: 'made', blocks: [{ kind: 'paragraph', inlines }] } as const;
      await bot.whisper('aicha', { channel: 'publications' }, card);
      return { kind: 'ok' };
    };
    await tab.getByRole('button', { name: 'Make it and ask' }).click();
    await tab.waitForURL(`**/as/aicha/c/publications/t/${ref.message}*`);
    assert.deepEqual(sink.submissions.at(-1)?.values['next'], ['ask']);
  },
);
