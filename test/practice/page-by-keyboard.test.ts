import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';

import type { Browser, Page } from 'playwright-core';

import type { Block, Card } from '#chat/card.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import type { Form } from '#chat/form.ts';
import { practiceChat } from '#chat/practice/practice-chat.ts';

import { eventually } from '../contracts/chat-parts.ts';
import { noBrowser, startBrowser } from '../support/browser.ts';
import { startPracticePage, type TestPage } from '../support/practice-page.ts';
import { recordingSink, type RecordingSink } from '../support/recording-sink.ts';

const form: Form = {
  title: 'New draft',
  intro: null,
  submitLabel: 'Make the draft',
  fields: [{ kind: 'textarea', id: 'text', label: 'Text', hint: null, optional: false, initial: '', maxLength: 3_000 }],
  images: [],
};

/** A card taller than the window, as that of a post with pictures is. */
function draftCard(heading: string, labels: readonly string[]): Card {
  const lines = Array.from({ length: 40 }, (_, at): Block => ({ kind: 'quote', text: `Line ${at}` }));
  const buttons = labels.map((label) => ({
    action: label,
    label,
    style: 'plain' as const,
    draftId: 'd',
    revision: 1,
    target: null,
  }));
  return {
    summary: heading,
    blocks: [
      { kind: 'heading', text: heading },
      ...lines,
      ...(buttons.length === 0 ? [] : [{ kind: 'buttons' as const, buttons }]),
    ],
  };
}

function draftLine(number: number): Card {
  return {
    summary: `Draft ${number} waits`,
    blocks: [{ kind: 'paragraph', inlines: [{ kind: 'text', text: `Draft ${number} waits` }] }],
  };
}

/** The words of what has the focus. */
async function focused(tab: Page): Promise<string> {
  return String(await tab.evaluate('document.activeElement.textContent'))
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** Presses Tab until something with these words has the focus; how often. */
async function tabsTo(tab: Page, wanted: RegExp): Promise<number> {
  for (let count = 1; count < 200; count += 1) {
    await tab.keyboard.press('Tab');
    if (wanted.test(await focused(tab))) return count;
  }
  return assert.fail(`nothing to reach like ${String(wanted)}`);
}

describe('the page by its keyboard', { skip: noBrowser }, () => {
  let browser: Browser;
  let page: TestPage;
  let bot: ChatPlatform;
  let sink: RecordingSink;
  let thread: string;

  before(async () => {
    browser = await startBrowser();
  });
  after(() => browser.close());
  beforeEach(async () => {
    page = await startPracticePage({ answerWithinMs: 60_000 });
    const { url, token } = page.practice;
    bot = practiceChat({ url, token, imageOf: async () => new Uint8Array(), failed: () => {} });
    sink = recordingSink();
    sink.onCommand = async ({ trigger, channel }) => {
      await bot.openForm(trigger, form, { purpose: 'newDraft', channel, draftId: null, revision: null, target: null });
      return { kind: 'done' };
    };
    await bot.start(sink);
    for (const number of [1, 2, 3]) thread = await draft(number);
  });
  afterEach(async () => {
    await bot.stop();
    await page.close();
  });

  /** A draft as the bot shows it: a line in the channel, and in its thread a first card and one to decide on. */
  const draft = async (number: number): Promise<string> => {
    const line = await bot.post({ channel: 'publications' }, draftLine(number), { key: `${number}` });
    const where = { channel: 'publications', thread: line.message };
    await bot.post(where, draftCard(`Draft ${number}`, ['Edit', 'Copy']), { key: `${number}:first` });
    await bot.post(where, draftCard(`To approve: draft ${number}`, ['Approve', 'Changes']), { key: `${number}:asked` });
    return line.message;
  };
  const show = async (path: string, width = 1366, height = 768): Promise<Page> => {
    const tab = await (await browser.newContext({ viewport: { width, height } })).newPage();
    tab.setDefaultTimeout(60_000);
    await tab.goto(page.pageUrl + path);
    return tab;
  };
  test('a few keys lead to the newest thread, and from its heading to its buttons', async (t) => {
    const tab = await show('/as/karim/c/publications');
    const toThread = await tabsTo(tab, /^Aller au fil le plus récent$/);
    await tab.keyboard.press('Enter');
    await tab.waitForURL(/\/t\//);
    assert.equal(await focused(tab), 'Fil');
    const toSkip = await tabsTo(tab, /^Aller à ses boutons$/);
    await tab.keyboard.press('Enter');
    const toApprove = await tabsTo(tab, /^Approve$/);
    t.diagnostic(`${toThread} to the thread, ${toSkip + toApprove} from there to Approve`);
    assert.deepEqual([toThread, toSkip, toApprove], [2, 1, 1]);
  });

  test('the link of a thread leads to its heading', async () => {
    const tab = await show('/as/karim/c/publications');
    await tab.locator('#channel a.replies').last().focus();
    await tab.keyboard.press('Enter');
    await tab.waitForURL(new RegExp(`/t/${thread}$`));
    await eventually(async () => (await focused(tab)) === 'Fil');
  });

  test('a thread opens at the top of the card to decide on: the post is seen before its buttons', async () => {
    for (const [width, height] of [
      [1366, 768],
      [390, 844],
    ] as const) {
      const tab = await show(`/as/karim/c/publications/t/${thread}`, width, height);
      const box = await tab.getByRole('heading', { name: 'To approve: draft 3' }).boundingBox();
      assert.ok(box !== null && box.y > 0 && box.y < height / 2, `${width}: at ${box?.y}`);
      const top = await tab.locator('.top').boundingBox();
      assert.ok(top !== null && top.height < 0.2 * height, `the header is ${top?.height} high`);
      await tab.context().close();
    }
  });

  test('beside the conversation each network has the whole width of what the public sees', async () => {
    const tab = await show('/as/karim/c/publications');
    const pane = await tab.locator('#networks').boundingBox();
    const one = await tab.locator('[data-network="mastodon"]').boundingBox();
    assert.ok(pane !== null && one !== null && one.width > pane.width * 0.95, JSON.stringify({ pane, one }));
  });

  test('the focus stays on what was pressed when a card above loses its buttons, and never moves to another button', async () => {
    const tab = await show(`/as/karim/c/publications/t/${thread}`);
    const changes = tab.locator('#thread').getByRole('button', { name: 'Changes' });
    await changes.focus();
    await tab.keyboard.press('Enter');
    await sink.first('button');
    const refOf = (heading: string): { channel: string; message: string; thread: string } => {
      const message = page.practice.chat.state.messages.find(
        ({ body, ref }) => ref.thread === thread && body.kind === 'card' && body.card.summary === heading,
      );
      assert.ok(message !== undefined);
      return { channel: 'publications', message: message.ref.message, thread };
    };
    await bot.update(refOf('Draft 3'), draftCard('Draft 3', []));
    await tab.getByRole('button', { name: 'Copy' }).waitFor({ state: 'detached' });
    assert.equal(await focused(tab), 'Changes');
    await bot.update(refOf('To approve: draft 3'), draftCard('Approved: draft 3', ['Approve']));
    await changes.waitFor({ state: 'detached' });
    const at = String(await tab.evaluate(`document.activeElement.getAttribute('aria-label')`));
    assert.match(at, /^Approved: draft 3, Tambour, /);
  });

  test('Esc asks before it throws a text away', async () => {
    const tab = await show('/as/aicha/c/publications');
    await tab.getByRole('button', { name: '/tambour brouillon' }).click();
    const dialog = tab.getByRole('dialog', { name: 'New draft' });
    await dialog.waitFor();
    await tab.keyboard.type('Le marché ouvre samedi.');
    const asked: string[] = [];
    tab.once('dialog', (question) => {
      asked.push(question.message());
      void question.dismiss();
    });
    await tab.keyboard.press('Escape');
    await eventually(async () => asked.length === 1);
    assert.equal(await tab.getByLabel('Text', { exact: true }).inputValue(), 'Le marché ouvre samedi.');
    tab.once('dialog', (question) => void question.accept());
    await tab.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    assert.match(asked[0] ?? '', /serait perdu/);
    assert.equal(await focused(tab), '/tambour brouillon', 'the focus is back where the form came from');
  });

  test('Enter sends what is written, and with Shift makes a line', async () => {
    const tab = await show('/as/aicha/c/publications');
    await tab.getByLabel('Écrire dans #publications').focus();
    await tab.keyboard.type('Bonjour');
    await tab.keyboard.press('Shift+Enter');
    await tab.keyboard.type('à tous');
    await tab.keyboard.press('Enter');
    await sink.first('message');
    assert.equal((await sink.first('message')).text, 'Bonjour\nà tous');
  });

  test('each message has a name that tells it apart, and no mark needs a font', async () => {
    page.practice.say('aicha', { channel: 'publications', thread }, 'Vu avec la mairie.');
    const tab = await show(`/as/karim/c/publications/t/${thread}`);
    const names = await tab
      .locator('#thread article')
      .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? ''));
    assert.equal(new Set(names).size, names.length, names.join('\n'));
    assert.match(names.at(-2) ?? '', /^To approve: draft 3, Tambour, \d\d:\d\d$/);
    assert.match(names.at(-1) ?? '', /^Vu avec la mairie\., Aïcha, /);
    const drawn = await tab.locator('#thread .menu div button svg[role="img"]').count();
    assert.ok(drawn >= 5, `${drawn} drawn`);
    const own = await tab.locator('button, summary').allTextContents();
    assert.deepEqual(
      own.filter((text) => /\p{Extended_Pictographic}/u.test(text)),
      [],
    );
  });
});
