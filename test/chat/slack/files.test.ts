import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Card } from '#chat/card.ts';
import type { DownloadOutcome } from '#chat/chat.ts';
import type { FileRef } from '#chat/refs.ts';

import type { Slack } from '../../simulators/slack/open-slack.ts';
import { serve } from '../../support/serve.ts';
import { addressOf } from '../../support/address-of.ts';
import { adapterOf, cardOf, pictureSha256, slackWith, type Adapter } from './open-adapter.ts';

const bytes = Uint8Array.from({ length: 3_000 }, (_, at) => at % 251);

async function fileOf(slack: Slack, adapter: Adapter, more: { readonly isForeign?: boolean } = {}): Promise<FileRef> {
  await adapter.chat.start(adapter.sink);
  await slack.say(slack.id('aicha'), slack.channel, '', { files: [{ name: 'a.png', bytes, alt: 'a', ...more }] });
  const [file] = (await adapter.sink.first('message')).files;
  assert.ok(file !== undefined);
  return file;
}

function download(adapter: Adapter, file: FileRef, maxBytes = 10_000): Promise<DownloadOutcome> {
  return adapter.chat.download(file, { maxBytes, signal: AbortSignal.timeout(5_000) });
}

test('a file comes as it was given', async () => {
  await using slack = await slackWith();
  await using adapter = await adapterOf(slack);
  const outcome = await download(adapter, await fileOf(slack, adapter));
  assert.ok(outcome.kind === 'file');
  assert.deepEqual([outcome.name, outcome.alt, Buffer.from(bytes).equals(outcome.bytes)], ['a.png', 'a', true]);
});

test('a file that is kept by a host that is not of Slack is not fetched, and the token stays here', async () => {
  await using slack = await slackWith();
  await using adapter = await adapterOf(slack);
  await assert.rejects(download(adapter, await fileOf(slack, adapter, { isForeign: true })), /not its own/);
  assert.deepEqual(slack.foreignAuthorizations(), []);
});

test('a redirect to another host is not followed', async () => {
  await using slack = await slackWith();
  const asked: string[] = [];
  const server = await serve((request) => {
    asked.push(request.url);
    return new Response(null, { status: 302, headers: { location: 'http://127.0.0.2:1/elsewhere' } });
  });
  await using opened = new AsyncDisposableStack();
  opened.defer(() => server.close());
  const redirecting = async (...[url, init]: Parameters<typeof fetch>): Promise<Response> =>
    fetch(addressOf(url).includes('/files-pri/') ? server.url : url, init);
  await using adapter = await adapterOf(slack, { outbound: { fetch: redirecting } });
  await assert.rejects(download(adapter, await fileOf(slack, adapter)), /not its own/);
  assert.equal(asked.length, 1);
});

test('redirects within Slack end', async () => {
  await using slack = await slackWith();
  await using adapter = await adapterOf(slack, {
    outbound: {
      fetch: async (url, init) =>
        addressOf(url).includes('/files-pri/')
          ? new Response(null, { status: 302, headers: { location: addressOf(url) } })
          : fetch(url, init),
    },
  });
  await assert.rejects(download(adapter, await fileOf(slack, adapter)), /from one address to the next/);
});

test('the sign-in page that Slack gives where a scope is missing is not a file', async () => {
  await using slack = await slackWith();
  await using adapter = await adapterOf(slack);
  const file = await fileOf(slack, adapter);
  const page = async (...[url, init]: Parameters<typeof fetch>): Promise<Response> => {
    if (addressOf(url).endsWith('files.info')) {
      slack.grant('files:read', true);
      const response = await fetch(url, init);
      slack.grant('files:read', false);
      return response;
    }
    return fetch(url, init);
  };
  await using next = await adapterOf(slack, { outbound: { fetch: page } });
  await assert.rejects(download(next, file), /sign-in page/);
});

test('a file above the limit is given up while it is read, whatever was said of its size', async () => {
  await using slack = await slackWith();
  let read = 0;
  const endless = async (...[url, init]: Parameters<typeof fetch>): Promise<Response> => {
    if (!addressOf(url).includes('/files-pri/')) return fetch(url, init);
    return new Response(
      new ReadableStream({
        pull(controller) {
          read += 65_536;
          controller.enqueue(new Uint8Array(65_536));
        },
      }),
    );
  };
  await using adapter = await adapterOf(slack, { outbound: { fetch: endless } });
  const outcome = await download(adapter, await fileOf(slack, adapter), 100_000);
  assert.deepEqual(outcome, { kind: 'tooLarge', maxBytes: 100_000 });
  assert.ok(read < 1_000_000);
});

test('a file that Slack says is above the limit is not asked for', async () => {
  await using slack = await slackWith();
  const asked: string[] = [];
  const watched = async (...[url, init]: Parameters<typeof fetch>): Promise<Response> => {
    if (addressOf(url).includes('/files-pri/')) asked.push(addressOf(url));
    return fetch(url, init);
  };
  await using adapter = await adapterOf(slack, { outbound: { fetch: watched } });
  const outcome = await download(adapter, await fileOf(slack, adapter), 2_999);
  assert.deepEqual([outcome, asked], [{ kind: 'tooLarge', maxBytes: 2_999 }, []]);
});

for (const status of [404, 410, 403, 500]) {
  test(`of a download that Slack answers with ${status}, the page is not left open`, async () => {
    await using slack = await slackWith();
    let isLeftOpen = true;
    const page = new ReadableStream({ cancel: () => void (isLeftOpen = false) });
    const refusing = async (...[url, init]: Parameters<typeof fetch>): Promise<Response> =>
      addressOf(url).includes('/files-pri/') ? new Response(page, { status }) : fetch(url, init);
    await using adapter = await adapterOf(slack, { outbound: { fetch: refusing } });
    const outcome = download(adapter, await fileOf(slack, adapter));
    if (status === 404 || status === 410) assert.deepEqual(await outcome, { kind: 'gone' });
    else await assert.rejects(outcome, new RegExp(`refused a download: ${status}`));
    assert.equal(isLeftOpen, false);
  });
}

test('a file that is not there is gone', async () => {
  await using slack = await slackWith();
  await using adapter = await adapterOf(slack);
  assert.deepEqual(await download(adapter, { id: 'F0NONE', name: 'x', byteLength: 1 }), { kind: 'gone' });
});

/** A card with the picture of the posts of a draft. */
function previewed(text: string, of = 'd1'): Card {
  const posts = { kind: 'posts', of, title: 'Preview', alt: 'As readers see it', open: '', posts: [] } as const;
  return { ...cardOf(text), blocks: [...cardOf(text).blocks, { ...posts, picture: pictureSha256 }] };
}

function filesMade(slack: Slack): readonly unknown[] {
  return slack.calls('files.getUploadURLExternal').map(({ answer }) => answer['file_id']);
}

function filesDeleted(slack: Slack): readonly unknown[] {
  return slack.calls('files.delete').map(({ args }) => args['file']);
}

test('what was drawn of a draft is deleted from Slack with it, over a restart, and drawn anew where it is reopened', async () => {
  await using slack = await slackWith();
  await using before = await adapterOf(slack);
  const channel = { channel: slack.channel };
  const ref = await before.chat.post(channel, previewed('one'), { key: 'k' });
  const other = await before.chat.post(channel, previewed('another draft, word for word', 'd2'), { key: 'k2' });
  assert.equal(filesMade(slack).length, 2, 'two drafts have two files, though they look alike');
  await before.chat.update(ref, cardOf('replaced, without a preview'));
  await before.chat.stop();
  await using after = await adapterOf(slack);
  assert.equal(await after.chat.update(ref, { ...cardOf('cancelled'), isOver: true }), 'updated');
  assert.deepEqual(filesDeleted(slack), filesMade(slack).slice(0, 1));
  await after.chat.update(ref, { ...cardOf('still cancelled'), isOver: true });
  assert.equal(filesDeleted(slack).length, 1, 'once');
  await after.chat.update(ref, previewed('reopened'));
  assert.equal(await after.chat.update(other, previewed('the other stands', 'd2')), 'updated');
  assert.deepEqual(slack.complaints(), []);
  assert.deepEqual([before.failures, after.failures], [[], []]);
});

test('a preview that Slack does not delete keeps no card back, and is told; one without an answer is tried again', async () => {
  await using slack = await slackWith();
  await using adapter = await adapterOf(slack);
  const ref = await adapter.chat.post({ channel: slack.channel }, previewed('one'), { key: 'k' });
  slack.trouble('files.delete', { kind: 'loseRequest' }, 3);
  const cancelled = { ...cardOf('cancelled'), isOver: true };
  await assert.rejects(adapter.chat.update(ref, cancelled), /did not answer files\.delete/);
  slack.trouble('files.delete', { kind: 'error', error: 'cant_delete_file' });
  assert.equal(await adapter.chat.update(ref, cancelled), 'updated');
  assert.deepEqual(
    adapter.failures.map(({ what }) => what),
    ['delete a preview'],
  );
});
