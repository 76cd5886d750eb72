import assert from 'node:assert/strict';
import { test } from 'node:test';

import { array, assert as check, asyncProperty, constant, nat, record, type Arbitrary } from 'fast-check';

import type { Block, Card } from '#chat/card.ts';

import type { Slack } from '../../simulators/slack/open-slack.ts';
import { wordsOfShape } from '../../support/slack-client/as-text.ts';
import { seenInSlack, type SlackSeen } from '../../support/slack-client/seen-in-slack.ts';
import { adapterOf, pictureSha256, slackWith } from './open-adapter.ts';
import { hostileLongText, hostileText } from './render/hostile-texts.ts';

type Image = Extract<Block, { readonly kind: 'image' }>;

const image: Arbitrary<Image> = record({
  kind: constant('image'),
  sha256: constant(pictureSha256),
  mimeType: constant('image/png'),
  alt: hostileLongText,
  title: hostileText,
});
const preview = record({
  summary: hostileLongText,
  text: hostileLongText,
  images: array(image, { maxLength: 4 }),
  links: array(
    nat(1_000_000).map((number) => `https://valmont.example/?a=<${number}>&b=*2*`),
    { maxLength: 30 },
  ),
});

/** Makes the part of a draft's card that shows a post, with a heading of ours around it. */
function cardOf({ summary, text, images, links }: typeof preview extends Arbitrary<infer Shown> ? Shown : never): Card {
  return {
    summary,
    blocks: [
      { kind: 'heading', text: 'Draft 1' },
      { kind: 'quote', text },
      ...images,
      { kind: 'list', items: links.map((url) => [{ kind: 'code', text: url }]) },
      { kind: 'note', inlines: [{ kind: 'text', text: 'No remarks.' }] },
    ],
  };
}

async function messagesOf(slack: Slack, ts: string): Promise<readonly SlackSeen[]> {
  return (await seenInSlack(slack, slack.id('aicha'))).filter((one) => one.ts === ts || one.threadTs === ts);
}

function wordsIn(messages: readonly SlackSeen[], shape: 'quote' | 'bullet'): string {
  return messages.map(({ drawn }) => wordsOfShape(drawn, shape)).join('');
}

test('a preview stands in Slack whole, whatever is in it, and calls, links and notifies nothing', async () => {
  await using slack = await slackWith();
  await using adapter = await adapterOf(slack);
  let posts = 0;
  await check(
    asyncProperty(preview, async (shown) => {
      posts += 1;
      const card = cardOf(shown);
      const { message } = await adapter.chat.post({ channel: slack.channel }, card, { key: `k${posts}` });
      await adapter.chat.update({ channel: slack.channel, message, thread: null }, card);
      const messages = await messagesOf(slack, message);
      assert.equal(wordsIn(messages, 'quote'), shown.text.toWellFormed());
      assert.equal(wordsIn(messages, 'bullet'), shown.links.join(''));
      const all = messages.map(({ text }) => text).join('\n');
      for (const { alt } of shown.images) {
        const whole = alt.toWellFormed();
        const isInPicture = messages.some(({ alts }) => alts.includes(whole));
        assert.ok(alt.trim() === '' || isInPicture || all.replaceAll('\n', '').includes(whole.replaceAll('\n', '')));
      }
      for (const one of messages) {
        assert.deepEqual([one.mentions, one.links, one.notified], [[], [], []], JSON.stringify(one.drawn));
      }
      assert.deepEqual(slack.complaints(), []);
    }),
    { numRuns: 40 },
  );
});

test('a text of 10,000 characters stands whole in each script', async () => {
  await using slack = await slackWith();
  await using adapter = await adapterOf(slack);
  const scripts = ['Une phrase. ', 'مرحبا ', '漢字', '👨‍👩‍👧‍👦', 'e\u0301\u0323', '<!channel> ', '\u202e<@U1>', '🇫🇷', '\n'];
  for (const sign of scripts) {
    const text = sign.repeat(Math.ceil(10_000 / sign.length)).slice(0, 10_000);
    const card = { summary: 's', blocks: [{ kind: 'quote', text }] } as const;
    const { message } = await adapter.chat.post({ channel: slack.channel }, card, { key: sign });
    const messages = await messagesOf(slack, message);
    assert.equal(wordsIn(messages, 'quote'), text.toWellFormed());
    assert.deepEqual(
      messages.flatMap(({ mentions, notified }) => [...mentions, ...notified]),
      [],
    );
  }
  assert.deepEqual(slack.complaints(), []);
});
