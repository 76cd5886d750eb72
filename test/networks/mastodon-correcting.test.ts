import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import type { Rendering } from '#networks/rendering.ts';

import { bytesOf, picture, prepared, rendering, soon } from '../contracts/network-contract.ts';
import { openPracticeMastodon, type MastodonWorld } from '../support/practice-networks.ts';

let world: MastodonWorld;
before(async () => {
  world = await openPracticeMastodon();
});
after(async () => {
  await world[Symbol.asyncDispose]();
});

async function published(wanted: Rendering): Promise<string> {
  const outcome = await world.network.publish(await prepared(world.network, wanted), crypto.randomUUID(), soon());
  return outcome.kind === 'published' ? outcome.id : assert.fail(outcome.kind);
}

async function told(method: string, path: string, body?: object): Promise<unknown> {
  const headers = { authorization: `Bearer ${world.token}`, 'content-type': 'application/json' };
  const answer = await fetch(world.url + path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
  return answer.json();
}

test('a post is found by what it said before it was changed, and by what it says', async () => {
  const since = new Date(Date.now() - 60_000);
  const [first, second, third] = [rendering('mastodon'), rendering('mastodon'), rendering('mastodon')];
  const id = await published(first);
  for (const next of [second, third]) {
    assert.deepEqual(await world.network.correct(id, { rendering: next, mediaIds: [] }, soon()), { kind: 'corrected' });
  }
  for (const wanted of [first, second, third]) {
    const found = await world.network.find(wanted, since, soon());
    assert.deepEqual(found.kind === 'found' ? found.posts.map((post) => post.id) : found, [id]);
  }
  assert.deepEqual(await world.network.find(rendering('mastodon'), since, soon()), { kind: 'absent' });
});

test('where the server keeps no versions of a changed post, nothing is said of what it was', async () => {
  const since = new Date();
  const wanted = rendering('mastodon');
  const id = await published(wanted);
  await world.network.correct(id, { rendering: rendering('mastodon'), mediaIds: [] }, soon());
  world.server.manners.hasEdits = false;
  const found = await world.network.find(wanted, since, soon());
  world.server.manners.hasEdits = true;
  assert.deepEqual(found, { kind: 'unreadable', why: 'no_answer' });
});

test('where an old version might name somebody, whom it does not spell out, nothing is said', async () => {
  const since = new Date();
  const id = await published(rendering('mastodon'));
  await world.network.correct(id, { rendering: rendering('mastodon'), mediaIds: [] }, soon());
  const wanted = rendering('mastodon', { text: 'Written by @mairie@social.example.org.' });
  assert.deepEqual(await world.network.find(wanted, since, soon()), { kind: 'unreadable', why: 'no_answer' });
});

test('a server without edits says that it has none, and nothing changes', async () => {
  const wanted = rendering('mastodon');
  const id = await published(wanted);
  world.server.manners.hasEdits = false;
  const outcome = await world.network.correct(id, { rendering: rendering('mastodon'), mediaIds: [] }, soon());
  world.server.manners.hasEdits = true;
  assert.deepEqual(outcome, { kind: 'unsupported' });
  assert.deepEqual(await world.network.readBack(id, wanted, soon()), { kind: 'same' });
});

for (const [status, what] of [
  [405, 'text/plain'],
  [404, 'text/html'],
  [501, 'text/html'],
] as const) {
  test(`a server that answers ${status} in ${what} to an edit has none either`, async () => {
    const id = await published(rendering('mastodon'));
    world.server.troubles.set(['publish'], { kind: 'answerThis', status, contentType: what, body: 'no' }, 1);
    const outcome = await world.network.correct(id, { rendering: rendering('mastodon'), mediaIds: [] }, soon());
    assert.deepEqual(outcome, { kind: 'unsupported' });
  });
}

const noBytes = (): Promise<never> => Promise.reject(new Error('no bytes are needed'));

test('pictures that stay are not uploaded again; others come with their descriptions', async () => {
  const before = rendering('mastodon', { media: [picture('Un'), picture('Deux')] });
  const id = await published(before);
  const after = rendering('mastodon', { media: [picture('Deux'), picture('Un')] });
  const corrects = { id, rendering: before };
  const ready = await world.network.prepare(after, { uploaded: [], corrects, bytesOf: noBytes, signal: soon() });
  assert.ok(ready.kind === 'prepared' && ready.uploaded.length === 0);
  assert.deepEqual(await world.network.correct(id, ready.prepared, soon()), { kind: 'corrected' });
  assert.deepEqual(await world.network.readBack(id, after, soon()), { kind: 'same' });

  const other = rendering('mastodon', { media: [picture('Trois'), picture('Un')] });
  const more = await world.network.prepare(other, {
    uploaded: [],
    corrects: { id, rendering: after },
    bytesOf,
    signal: soon(),
  });
  assert.ok(more.kind === 'prepared' && more.uploaded.length === 1);
  assert.equal(more.prepared.mediaIds[1], ready.prepared.mediaIds[1]);
  assert.deepEqual(await world.network.correct(id, more.prepared, soon()), { kind: 'corrected' });
  assert.deepEqual(await world.network.readBack(id, other, soon()), { kind: 'same' });
});

test('a description that somebody changed on the network is brought anew', async () => {
  const before = rendering('mastodon', { media: [picture('Un')] });
  const id = await published(before);
  const mediaId = (await prepareAgain(id, before)).mediaIds[0] ?? '';
  await told('PUT', `/api/v1/statuses/${id}`, {
    status: before.text,
    media_ids: [mediaId],
    media_attributes: [{ id: mediaId, description: 'Autre' }],
  });
  assert.notEqual((await prepareAgain(id, before)).mediaIds[0], mediaId);
});

async function prepareAgain(id: string, wanted: Rendering): Promise<{ readonly mediaIds: readonly string[] }> {
  const options = { uploaded: [], corrects: { id, rendering: wanted }, bytesOf, signal: soon() };
  const outcome = await world.network.prepare(wanted, options);
  return outcome.kind === 'prepared' ? outcome.prepared : assert.fail(outcome.kind);
}

test('pictures for a post that has gone are not uploaded', async () => {
  const before = rendering('mastodon');
  const id = await published(before);
  world.server.removeByHand(id);
  const wanted = rendering('mastodon', { media: [picture('Un')] });
  const corrects = { id, rendering: before };
  const outcome = await world.network.prepare(wanted, { uploaded: [], corrects, bytesOf, signal: soon() });
  assert.deepEqual(outcome, { kind: 'refused', why: 'not_found', uploaded: [] });
});

test('the practice server keeps what a post was, and takes away what an edit leaves out', async () => {
  const before = rendering('mastodon', { contentWarning: 'Crue', media: [picture('Un')] });
  const id = await published(before);
  await told('PUT', `/api/v1/statuses/${id}`, { status: 'Sans rien.' });
  const history = await told('GET', `/api/v1/statuses/${id}/history`);
  assert.partialDeepStrictEqual(history, [
    { spoiler_text: 'Crue', sensitive: true, media_attachments: [{ description: 'Un' }] },
    { spoiler_text: '', sensitive: false, media_attachments: [], content: '<p>Sans rien.</p>' },
  ]);
  await told('PUT', `/api/v1/statuses/${id}`, { status: 'Sans rien.' });
  assert.deepEqual(await told('GET', `/api/v1/statuses/${id}/history`), history);
});

test('the practice server refuses an edit with a field that it does not know, and pictures that are not attached', async () => {
  const wanted = rendering('mastodon');
  const id = await published(wanted);
  for (const body of [
    { status: 'Autre.', visibility: 'public' },
    { status: 'Autre.', media_attributes: [{ id: '1', description: 'Un' }] },
    { status: 'Autre.', media_ids: ['1'] },
    { status: '' },
  ]) {
    assert.match(JSON.stringify(await told('PUT', `/api/v1/statuses/${id}`, body)), /Validation failed/);
    assert.deepEqual(await world.network.readBack(id, wanted, soon()), { kind: 'same' });
  }
});

test('publishes an answer to an own post', async () => {
  const id = await published(rendering('mastodon'));
  const answer = await published(rendering('mastodon', { replyTo: id }));
  const status = await told('GET', `/api/v1/statuses/${answer}`);
  assert.partialDeepStrictEqual(status, { in_reply_to_id: id });
});
