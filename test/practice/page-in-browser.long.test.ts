import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';

import type { Browser, BrowserContext, Page } from 'playwright-core';
import sharp from 'sharp';

import type { ChatPlatform } from '#chat/chat.ts';
import type { Form } from '#chat/form.ts';
import { practiceChat } from '#chat/practice/practice-chat.ts';

import { eventually } from '../contracts/chat-parts.ts';
import { findingsOf, overflowOf } from '../support/axe.ts';
import { noBrowser, startBrowser } from '../support/browser.ts';
import { startPracticePage, type TestPage } from '../support/practice-page.ts';
import { recordingSink, type RecordingSink } from '../support/recording-sink.ts';

const picture = await sharp({ create: { width: 320, height: 200, channels: 3, background: '#246' } })
  .png()
  .toBuffer();
const image = {
  sha256: createHash('sha256').update(picture).digest('hex'),
  mimeType: 'image/png',
} as const;

const choices = [
  { value: 'a', label: 'Mastodon' },
  { value: 'b', label: 'X' },
];
const fieldBase = { hint: 'A hint.', optional: true } as const;

/** One field of each kind. */
const form: Form = {
  title: 'New draft',
  intro: 'Nothing is published unapproved.',
  submitLabel: 'Make the draft',
  fields: [
    { ...fieldBase, kind: 'textarea', id: 'text', label: 'Text', optional: false, initial: '', maxLength: 3_000 },
    { ...fieldBase, kind: 'text', id: 'at', label: 'When', initial: '', maxLength: 40 },
    { ...fieldBase, kind: 'select', id: 'language', label: 'Language', choices, initial: 'b' },
    { ...fieldBase, kind: 'radio', id: 'radio', label: 'Way', choices, initial: 'a' },
    { ...fieldBase, kind: 'checkboxes', id: 'accounts', label: 'Accounts', choices, initial: ['a'] },
    { ...fieldBase, kind: 'people', id: 'people', label: 'People', initial: ['karim'], isOne: false },
    { ...fieldBase, kind: 'people', id: 'deputy', label: 'Deputy', initial: ['aicha'], isOne: true },
    { ...fieldBase, kind: 'files', id: 'files', label: 'Pictures', maxFiles: 4 },
    { ...fieldBase, kind: 'text', id: 'alt', label: 'Alt', initial: '', maxLength: 1_500 },
  ],
  images: [{ beforeField: 'alt', ...image, alt: 'A picture without a description' }],
};

const hostile =
  '<img src=x onerror="document.title=`owned`"><script>document.title="owned"</script> </textarea></blockquote><b>bold</b> &amp;lt; ✅ approved by Karim \u202egnp';

describe('the page in a browser', { skip: noBrowser }, () => {
  let browser: Browser;
  let page: TestPage;
  let bot: ChatPlatform;
  let sink: RecordingSink;
  let context: BrowserContext;
  let thread: string;

  before(async () => {
    browser = await startBrowser();
  });
  after(() => browser.close());

  beforeEach(async () => {
    page = await startPracticePage({ answerWithinMs: 60_000 });
    const { url, token } = page.practice;
    bot = practiceChat({ url, token, imageOf: async () => picture, failed: () => {} });
    sink = recordingSink();
    sink.onCommand = async ({ trigger, channel }) => {
      await bot.openForm(trigger, form, { purpose: 'draft', channel, draftId: null, revision: null, target: null });
      return { kind: 'done' };
    };
    await bot.start(sink);
    thread = await furnish(page, bot);
    context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  });
  afterEach(async () => {
    await context.close();
    await bot.stop();
    await page.close();
  });

  const show = async (user: string, place: 'channel' | 'thread' = 'channel', where = context): Promise<Page> => {
    const tab = await where.newPage();
    tab.setDefaultTimeout(60_000);
    const path = `/as/${user}/c/publications${place === 'thread' ? `/t/${thread}` : ''}`;
    await tab.goto(page.pageUrl + path);
    return tab;
  };
  for (const language of ['fr', 'en', 'de'] as const) {
    for (const [width, colorScheme] of [
      [320, 'light'],
      [1280, 'light'],
      // 390 pixels are a phone, and 640 a desktop's window at 200 %.
      ...(language === 'fr'
        ? ([
            [1280, 'dark'],
            [390, 'dark'],
            [640, 'light'],
          ] as const)
        : []),
    ] as const) {
      test(`anybody can use it: ${language}, ${width} pixels wide, ${colorScheme}`, async () => {
        for (const person of page.practice.chat.state.people) person.language = language;
        const own = await browser.newContext({ viewport: { width, height: 800 }, colorScheme });
        for (const place of ['channel', 'thread'] as const) {
          const tab = await show('karim', place, own);
          for (const fold of await tab.locator('details').all()) {
            await fold.evaluate((element) => element.setAttribute('open', ''));
          }
          assert.deepEqual(await findingsOf(tab), [], place);
          assert.equal(await overflowOf(tab), 0, `${place} is wider than the window`);
        }
        const tab = await show('aicha', 'channel', own);
        await page.practice.command('aicha', 'publications', 'brouillon');
        await tab.goto(`${tab.url()}?form=${page.practice.formOf('aicha')?.id}`);
        await tab.getByRole('button', { name: 'Make the draft' }).click();
        await tab.getByRole('alert').first().waitFor();
        assert.deepEqual(await findingsOf(tab), [], 'form');
        assert.equal(await overflowOf(tab), 0, 'the form is wider than the window');
        await own.close();
      });
    }
  }

  test('a draft is begun, refused, corrected and sent with the keyboard alone, and no text is lost', async () => {
    sink.onSubmit = async ({ values }) =>
      values['at'] === '' ? { kind: 'errors', fields: { at: 'This time is missing.' }, general: null } : { kind: 'ok' };
    const tab = await show('aicha');
    await giveCommand(tab);
    assert.equal(await tab.evaluate('document.activeElement.id'), 'field-text');
    await tab.keyboard.type(hostile.replace('\u202e', ''));
    await tab.keyboard.press('Tab');
    await tab.keyboard.press('Enter');
    await tab.getByText('This time is missing.').waitFor();
    assert.equal(await tab.evaluate('document.activeElement.id'), 'field-at');
    assert.equal(await tab.getByLabel('Text', { exact: true }).inputValue(), hostile.replace('\u202e', ''));
    await tab.keyboard.type('2026-11-30 09:00');
    await tab.keyboard.press('Enter');
    await tab.getByRole('dialog').waitFor({ state: 'detached' });
    assert.deepEqual(sink.submissions.at(-1)?.values, {
      text: hostile.replace('\u202e', ''),
      at: '2026-11-30 09:00',
      language: 'b',
      radio: 'a',
      accounts: ['a'],
      people: ['karim'],
      deputy: ['aicha'],
      files: [],
      alt: '',
    });
  });

  test('where one person counts, one is chosen, and may be taken out again', async () => {
    sink.onSubmit = async () => ({ kind: 'ok' });
    for (const name of ['Karim', '–']) {
      const tab = await show('aicha');
      await giveCommand(tab);
      await tab.getByLabel('Text', { exact: true }).fill('A text.');
      await tab.getByRole('combobox', { name: 'Deputy' }).selectOption({ label: name });
      await tab.getByRole('button', { name: 'Make the draft' }).click();
      await tab.getByRole('dialog').waitFor({ state: 'detached' });
      assert.deepEqual(sink.submissions.at(-1)?.values['deputy'], name === '–' ? [] : ['karim']);
      assert.deepEqual(sink.submissions.at(-1)?.values['people'], ['karim'], 'of several, each is ticked');
    }
  });

  test('a form that was left is offered again', async () => {
    const tab = await show('aicha');
    await giveCommand(tab);
    await tab.goto(`${page.pageUrl}/as/aicha/c/general`);
    await tab.getByRole('link', { name: 'New draft' }).click();
    await tab.getByRole('dialog', { name: 'New draft' }).waitFor();
    // The dialog comes with the page, the script that listens for the key a little later.
    await tab.waitForLoadState();
    await tab.keyboard.press('Escape');
    await tab.getByRole('dialog').waitFor({ state: 'detached' });
    assert.equal(page.practice.formOf('aicha'), null);
  });

  test('what others do appears by itself, and what one is writing stays', async () => {
    const tab = await show('karim', 'thread');
    const field = tab.getByLabel('Répondre dans le fil');
    await field.pressSequentially('half a sen');
    page.practice.say('aicha', { channel: 'publications', thread }, 'news for Karim');
    await tab.locator('#thread').getByText('news for Karim').waitFor();
    assert.match((await tab.getByRole('status').textContent()) ?? '', /news for Karim/);
    await field.pressSequentially('tence');
    assert.equal(await field.inputValue(), 'half a sentence');
    await tab.reload();
    assert.equal(await field.inputValue(), 'half a sentence');
  });

  test('a text is text: it makes no element, runs nothing and ends nothing', async () => {
    const blocks = [
      { kind: 'quote', text: hostile },
      { kind: 'heading', text: hostile },
      { kind: 'folded', summary: hostile, items: [[{ kind: 'code', text: hostile }]] },
    ] as const;
    await bot.post({ channel: 'publications', thread }, { summary: hostile, blocks }, { key: 'hostile' });
    page.practice.say('aicha', { channel: 'publications', thread }, hostile);
    page.networks.mastodon.posts.push({
      id: '9',
      displayName: hostile,
      handle: hostile,
      text: hostile,
      contentWarning: hostile,
      publishedAt: new Date(0),
      url: 'http://127.0.0.1:1/9',
      media: [],
    });
    const tab = await show('karim', 'thread');
    assert.equal(await tab.locator('blockquote').last().textContent(), hostile);
    assert.equal(await tab.locator('.post .said').last().textContent(), hostile);
    assert.equal(await tab.locator('b, [onerror], body script').count(), 0);
    assert.doesNotMatch(await tab.title(), /owned/);
  });

  test('a table is read on a phone: it is moved by itself, with the keyboard, its rows named', async () => {
    const phone = await browser.newContext({ viewport: { width: 360, height: 800 } });
    const tab = await show('karim', 'thread', phone);
    assert.equal(await overflowOf(tab), 0);
    const table = tab.getByRole('table', { name: 'Published last week' });
    assert.deepEqual(await table.getByRole('columnheader').allTextContents(), [
      'Favourites',
      'Boosts',
      'Replies',
      'Unanswered',
      'Followers',
    ]);
    await table.getByRole('rowheader', { name: /^The market opens/ }).waitFor();
    const region = tab.getByRole('group', { name: 'Published last week' });
    await region.focus();
    await tab.keyboard.press('ArrowRight');
    await eventually(async () => (await region.evaluate(({ scrollLeft }) => scrollLeft)) > 0);
    const figure = await table.getByText('123,456').boundingBox();
    assert.ok(figure !== null && figure.height < 30, 'a figure is on one line');
    const [name, at] = await Promise.all([table.getByRole('rowheader').boundingBox(), region.boundingBox()]);
    assert.ok(name !== null && at !== null && name.x >= at.x, 'the name of the row stays in sight');
    await phone.close();
  });

  test('a file is downloaded under its name', async () => {
    const tab = await show('karim', 'thread');
    const [download] = await Promise.all([
      tab.waitForEvent('download'),
      tab.getByRole('link', { name: 'Figures (CSV)' }).click(),
    ]);
    assert.equal(download.suggestedFilename(), 'tambour-48.csv');
    assert.ok(picture.equals(readFileSync(await download.path())));
  });

  test('a button is pressed and reactions are given and taken back', async () => {
    const tab = await show('karim', 'thread');
    await tab.getByRole('button', { name: 'Approve and publish now' }).click();
    assert.equal((await sink.first('button')).action, 'approve');
    const mine = tab.locator('#thread').getByRole('button', { name: '✅ Valider', exact: true });
    await mine.click();
    await tab.locator('#thread').getByRole('button', { name: '✅ Valider 1 Karim', pressed: true }).click();
    await sink.until((heard) => heard.filter(({ kind }) => kind === 'reaction').length === 2);
    await tab.locator('#thread').getByRole('button', { name: '✅ Valider', exact: true }).waitFor();
  });

  test('a picture comes with its description', async () => {
    const tab = await show('aicha', 'thread');
    await tab.locator('#thread').getByText('Ajouter des images, une vidéo ou des sous-titres').first().click();
    await tab
      .getByLabel('Ajouter des images, une vidéo ou des sous-titres')
      .setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: picture });
    await tab.getByLabel('Description de l’image').fill('A blue square');
    await tab.locator('#thread').getByRole('button', { name: 'Envoyer' }).click();
    await tab.locator('#thread').getByRole('img', { name: 'A blue square' }).waitFor();
    const { files } = await sink.first('message');
    const [file] = files;
    assert.ok(file !== undefined);
    const { signal } = new AbortController();
    const outcome = await bot.download(file, { maxBytes: 1_000_000, signal });
    assert.ok(outcome.kind === 'file' && outcome.alt === 'A blue square' && picture.equals(outcome.bytes));
  });

  test('what somebody said is chosen for a public post, with the keyboard alone, and a form opens with it', async () => {
    sink.onShortcut = async ({ trigger, text, ref }) => {
      const filled = form.fields.map((field) =>
        field.id === 'text' && 'maxLength' in field ? { ...field, initial: text } : field,
      );
      const binding = { purpose: 'draft', channel: ref.channel, draftId: null, revision: null, target: null };
      await bot.openForm(trigger, { ...form, fields: filled }, binding);
      return { kind: 'done' };
    };
    page.practice.say('karim', { channel: 'publications' }, 'Le marché ouvre samedi.');
    const tab = await show('aicha');
    const use = tab.getByRole('button', { name: 'Utiliser comme publication' });
    assert.equal(await use.count(), 1, 'on what people say, and not on cards');
    await use.focus();
    assert.deepEqual(await findingsOf(tab), []);
    await tab.keyboard.press('Enter');
    await tab.getByRole('dialog', { name: 'New draft' }).waitFor();
    assert.equal(await tab.getByLabel('Text', { exact: true }).inputValue(), 'Le marché ouvre samedi.');
  });

  test('when the bot is away its person is told, and the text stays', async () => {
    page.practice.cutOff(true);
    // Waited for in vain, and so not for as long as the others are.
    Object.assign(page.practice.chat, { answerWithinMs: 500 });
    const tab = await show('aicha');
    const field = tab.getByLabel('Écrire dans #publications');
    await field.fill('/tambour brouillon Un texte précieux');
    await tab.keyboard.press('Enter');
    await tab.getByRole('alert').getByText('Tambour ne répond pas').waitFor();
    assert.equal(await field.inputValue(), '/tambour brouillon Un texte précieux');
  });

  test('one can write, react, answer a form and change the language without any script', async () => {
    const plain = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 1280, height: 900 } });
    const tab = await show('aicha', 'channel', plain);
    await tab.getByLabel('Écrire dans #publications').fill('bonjour');
    await tab.locator('#channel').getByRole('button', { name: 'Envoyer' }).click();
    await tab.locator('#channel .said', { hasText: /^bonjour$/ }).waitFor();
    await tab.getByLabel('Écrire dans #publications').fill('/tambour brouillon');
    await tab.locator('#channel').getByRole('button', { name: 'Envoyer' }).click();
    await tab.getByRole('dialog', { name: 'New draft' }).waitFor();
    await tab.getByLabel('Text', { exact: true }).fill('Texte');
    await tab.getByRole('button', { name: 'Make the draft' }).click();
    await tab.getByRole('dialog').waitFor({ state: 'detached' });
    assert.equal(sink.submissions[0]?.values['text'], 'Texte');
    await tab.getByRole('button', { name: 'English' }).click();
    await tab.getByText('Nothing here reaches a real network').waitFor();
    await plain.close();
  });

  test('a trouble chosen on the page injectsTrouble that network', async () => {
    const tab = await show('karim');
    const x = tab.getByRole('region', { name: 'X', exact: true });
    await x.getByText('Provoquer une panne').click();
    await x.getByRole('radio', { name: 'Publie, mais la réponse se perd' }).check();
    await x.getByRole('button', { name: 'Appliquer' }).click();
    await tab.waitForLoadState();
    await x.locator('summary', { hasText: 'Publie, mais la réponse se perd' }).waitFor();
    assert.deepEqual([page.networks.x.trouble(), page.networks.mastodon.trouble()], ['loseAnswer', 'none']);
  });
});

async function giveCommand(tab: Page): Promise<void> {
  await tab.getByLabel('Écrire dans #publications').fill('/tambour brouillon');
  await tab.keyboard.press('Enter');
  await tab.getByRole('dialog', { name: 'New draft' }).waitFor();
}

/** A channel line with a card, pictures, reactions and a whisper in its thread; the id of that thread. */
async function furnish(page: TestPage, bot: ChatPlatform): Promise<string> {
  const { practice } = page;
  const line = await bot.post(
    { channel: 'publications' },
    {
      summary: 'Draft 1',
      blocks: [
        {
          kind: 'paragraph',
          inlines: [
            { kind: 'strong', text: 'Draft 1' },
            { kind: 'text', text: ' waits for ' },
            { kind: 'mention', user: 'karim' },
            { kind: 'link', url: 'https://example.org/', text: 'a link' },
          ],
        },
      ],
    },
    { key: 'line' },
  );
  const where = { channel: 'publications', thread: line.message };
  const button = { draftId: 'd', revision: 1, target: null } as const;
  const card = await bot.post(
    where,
    {
      summary: 'Version 1',
      blocks: [
        { kind: 'heading', text: 'Version 1' },
        {
          kind: 'quote',
          text: 'Le marché ouvre samedi.\n\nhttps://example.org/a-long-address/without-any-space/at-all/in-it',
        },
        { kind: 'list', items: [[{ kind: 'code', text: '23 of 500' }], [{ kind: 'emphasis', text: 'French' }]] },
        { kind: 'list', items: [[{ kind: 'link', url: 'https://example.org/whole', text: '' }]] },
        { kind: 'image', ...image, alt: 'A market', title: 'Picture 1' },
        { kind: 'image', ...image, alt: '', title: '' },
        {
          kind: 'table',
          caption: 'Published last week',
          header: ['', 'Favourites', 'Boosts', 'Replies', 'Unanswered', 'Followers'],
          rows: [['The market opens on Saturday, in the old hall', '1,234', '56', '7', '8', '123,456']],
        },
        { kind: 'file', ...image, mimeType: 'text/csv', name: 'tambour-48.csv', title: 'Figures (CSV)' },
        { kind: 'folded', summary: '2 findings', items: [[{ kind: 'text', text: 'A date without a year.' }]] },
        { kind: 'note', inlines: [{ kind: 'text', text: 'Networks make their own link previews.' }] },
        {
          kind: 'buttons',
          buttons: [
            { ...button, action: 'approve', label: 'Approve and publish now', style: 'primary' },
            { ...button, action: 'requestChanges', label: 'Ask for changes', style: 'plain' },
            { ...button, action: 'reject', label: 'Reject', style: 'danger' },
          ],
        },
      ],
    },
    { key: 'card' },
  );
  await bot.react(card, 'approve');
  await bot.react(card, 'reject');
  await bot.whisper('karim', where, {
    summary: 'w',
    blocks: [{ kind: 'note', inlines: [{ kind: 'text', text: 'psst' }] }],
  });
  practice.chat.state.messages.at(-1)?.reactions.push({ emoji: '👀', user: 'aicha' });
  page.networks.mastodon.posts.push({
    id: '1',
    displayName: 'Ville de Valmont',
    handle: '@valmont@127.0.0.1:40000',
    text: 'Bonjour',
    contentWarning: 'A warning',
    publishedAt: new Date('2026-11-25T09:00:00Z'),
    url: 'http://127.0.0.1:1/1',
    media: [{ url: '/page.svg', mimeType: 'image/svg+xml', alt: 'A drum' }],
  });
  return line.message;
}
