import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, before, test } from 'node:test';

import type { Card } from '#practice/chat/card.ts';
import { whisperCard } from '#practice/chat/shown-cards.ts';

import { startPracticePage, type TestPage } from '../support/practice-page.ts';

let page: TestPage;

before(async () => {
  page = await startPracticePage({ answerWithinMs: 50 });
});

after(() => page.close());

const channel = 'publications';

async function post(
  path: string,
  fields: Readonly<Record<string, string>>,
  origin?: string,
  body: FormData = new FormData(),
): Promise<Response> {
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  return fetch(page.pageUrl + path, {
    method: 'POST',
    body,
    redirect: 'manual',
    headers: { origin: origin ?? page.pageUrl },
  });
}

/** The status of a request under another name for this machine: fetch sets the Host itself. */
async function statusAt(host: string, path = '/'): Promise<number | undefined> {
  return new Promise((settle, fail) => {
    const asked = request(page.pageUrl + path, { headers: { host } }, (answer) => {
      answer.resume();
      settle(answer.statusCode);
    });
    asked.on('error', fail);
    asked.end();
  });
}

test('the page answers under a loopback name and under no other', async () => {
  const { port } = new URL(page.pageUrl);
  const statuses = [
    '127.0.0.1',
    'localhost',
    '[::1]',
    'rebound.example',
    '127.0.0.1.example',
    '10.0.0.1',
    'localhost.example',
  ];
  assert.deepEqual(
    await Promise.all(statuses.map((name) => statusAt(`${name}:${port}`))),
    [302, 302, 302, 403, 403, 403, 403],
  );
});

test('what changes something is taken from the page itself and from nowhere else', async () => {
  const said = { channel, into: '', text: 'from elsewhere' };
  for (const origin of ['https://evil.example', 'null', 'http://127.0.0.1:1']) {
    assert.equal((await post('/as/aicha/say', said, origin)).status, 403, origin);
  }
  const bare = await fetch(`${page.pageUrl}/as/aicha/say`, { method: 'POST', body: new URLSearchParams(said) });
  assert.equal(bare.status, 403);
  assert.ok(!page.practice.chat.state.messages.some(({ body }) => body.kind === 'text' && body.text === said.text));
});

test('scripts come from the page alone', async () => {
  const answer = await fetch(`${page.pageUrl}/as/karim/c/${channel}`);
  const policy = answer.headers.get('content-security-policy') ?? '';
  assert.match(policy, /default-src 'none'/);
  assert.doesNotMatch(policy, /unsafe/);
  assert.doesNotMatch(await answer.text(), /<script(?! src="\/page\.js")|\son\w+=|style=/);
});

test('a text of 40,000 characters is said whole, and one more is kept in its field', async () => {
  const longest = 'é'.repeat(40_000);
  assert.equal((await post('/as/aicha/say', { channel, into: '', text: longest })).status, 303);
  const last = page.practice.chat.state.messages.at(-1);
  assert.ok(last?.body.kind === 'text' && last.body.text === longest);
  const refused = await post('/as/aicha/say', { channel, into: '', text: `${longest}!` });
  assert.equal(refused.status, 200);
  assert.ok((await refused.text()).includes(`${longest}!</textarea>`));
  assert.equal(page.practice.chat.state.messages.at(-1), last);
});

test('a body beyond all limits is refused before it is read', async () => {
  const answer = await fetch(`${page.pageUrl}/as/aicha/say`, {
    method: 'POST',
    headers: { origin: page.pageUrl, 'content-type': 'multipart/form-data; boundary=x' },
    body: new Uint8Array(67 * 1024 * 1024),
  }).then(
    ({ status }) => status,
    // The connection may be closed while the body is still on its way.
    () => 413,
  );
  assert.equal(answer, 413);
});

test('a file of more than 16 MiB is refused, with all that came with it, and the text is kept', async () => {
  const body = new FormData();
  body.append('files', new File([new Uint8Array(1)], 'small.png'));
  body.append('files', new File([new Uint8Array(16 * 1024 * 1024 + 1)], 'big.png'));
  const thread = page.practice.say('aicha', { channel }, 'root').message;
  const answer = await post('/as/aicha/say', { channel, thread, into: thread, text: 'beside it' }, undefined, body);
  assert.ok((await answer.text()).includes('beside it</textarea>'));
  assert.deepEqual(page.practice.chat.state.files, []);
});

test('captions beside a video have no description of their own', async () => {
  const { state } = page.practice.chat;
  const body = new FormData();
  for (const name of ['speech.FR.srt', 'speech.mp4', 'speech.de.vtt']) body.append('files', new File(['x'], name));
  const answer = await post('/as/aicha/say', { channel, into: '', text: '', alt: 'The mayor' }, undefined, body);
  assert.equal(answer.status, 303);
  assert.deepEqual(
    state.files.slice(-3).map(({ alt }) => alt),
    [null, 'The mayor', null],
  );
});

async function sayTwoPictures(alt: string): Promise<Response> {
  const body = new FormData();
  for (const name of ['a.png', 'b.png']) body.append('files', new File(['x'], name));
  return post('/as/aicha/say', { channel, into: '', text: 'Two pictures', alt }, undefined, body);
}

test('each of several pictures has its line of the description, and none is said without a word about it', async () => {
  const { state } = page.practice.chat;
  const before = state.messages.length;
  const kept = await sayTwoPictures('The town hall');
  assert.equal(kept.status, 200);
  assert.match(await kept.text(), /Il faut une description par image[^]*Two pictures/);
  assert.equal(state.messages.length, before);
  assert.equal((await sayTwoPictures('The town hall\r\n\r\nIts roof ')).status, 303);
  assert.deepEqual(
    state.files.slice(-2).map(({ name, alt }) => [name, alt]),
    [
      ['a.png', 'The town hall'],
      ['b.png', 'Its roof'],
    ],
  );
});

test('a file that is no picture is offered for saving and never shown', async () => {
  const html = page.practice.keepFile({ name: 'x.png', bytes: new TextEncoder().encode('<script>alert(1)</script>') });
  const answer = await fetch(`${page.pageUrl}/file/${html.id}`);
  assert.deepEqual(
    ['content-type', 'content-disposition', 'x-content-type-options'].map((name) => answer.headers.get(name)),
    ['application/octet-stream', 'attachment', 'nosniff'],
  );
  assert.match(answer.headers.get('content-security-policy') ?? '', /sandbox/);
});

test('nobody speaks as a person or bot who is not there to speak as', async () => {
  for (const user of ['nobody', 'tambour']) {
    assert.equal((await post(`/as/${user}/say`, { channel, into: '', text: 'x' })).status, 404, user);
    assert.equal((await fetch(`${page.pageUrl}/as/${user}/c/${channel}`)).status, 404, user);
  }
  assert.equal((await post('/as/aicha/say', { channel: 'nowhere', into: '', text: 'x' })).status, 404);
});

test('a person changes and deletes their own messages alone', async () => {
  const ref = page.practice.say('aicha', { channel }, 'mine');
  await post('/as/karim/edit', { channel, message: ref.message, text: 'his' });
  await post('/as/karim/delete', { channel, message: ref.message });
  const message = page.practice.chat.state.messages.find((one) => one.ref.message === ref.message);
  assert.ok(message?.body.kind === 'text' && message.body.text === 'mine');
  await post('/as/aicha/delete', { channel, message: ref.message });
  assert.equal(message.body.kind satisfies string, 'deleted');
});

test('a button or reaction that makes no sense is refused', async () => {
  const ref = page.practice.say('aicha', { channel }, 'x');
  assert.equal((await post('/as/aicha/press', { channel, press: '{"message":"m1"}' })).status, 400);
  assert.equal((await post('/as/aicha/press', { channel, press: 'no json' })).status, 400);
  assert.equal((await post('/as/aicha/react', { channel, message: ref.message, reaction: '+💣' })).status, 400);
  assert.equal((await post('/as/aicha/trouble', { channel, network: 'x', trouble: 'explode' })).status, 400);
  assert.equal((await post('/as/aicha/clock', { channel, leap: 'back' })).status, 400);
});

test('a press is kept for a bot that is away, and its person is told', async () => {
  const { chat } = page.practice;
  const ref = page.practice.postCard([
    {
      kind: 'buttons',
      buttons: [{ action: 'go', label: 'Go', style: 'plain', draftId: 'd', revision: 1, target: null }],
    },
  ]);
  const press = JSON.stringify({ message: ref.message, action: 'go', draftId: 'd', revision: 1, target: null });
  const answer = await post('/as/karim/press', { channel, press });
  assert.match(await answer.text(), /Votre clic est gardé/);
  assert.equal(chat.state.outbox.at(-1)?.event.kind, 'button');
});

test('a message that is gone, or was never said, is not used; of a bot that is away its person is told', async () => {
  const ref = page.practice.say('karim', { channel }, 'Le marché ouvre samedi.');
  const use = async (message: string): Promise<string> => (await post('/as/aicha/use', { channel, message })).text();
  assert.match(await use(ref.message), /Tambour ne répond pas pour l’instant\. Merci de réessayer/);
  const card = page.practice.postCard([{ kind: 'quote', text: 'Le marché' }]);
  for (const message of [card.message, 'm999', '']) assert.match(await use(message), /Ce message n’existe plus/);
  page.practice.delete('karim', ref);
  assert.match(await use(ref.message), /Ce message n’existe plus/);
});

test('another person’s whisper is not on the page', async () => {
  page.practice.whisper('aicha', channel, 'for Aïcha alone');
  const as = async (user: string): Promise<string> => (await fetch(`${page.pageUrl}/as/${user}/c/${channel}`)).text();
  assert.ok((await as('aicha')).includes('for Aïcha alone'));
  assert.ok(!(await as('karim')).includes('for Aïcha alone'));
});

test('a note is gone from the page once its person did the next thing there, unless there is something to press', async () => {
  const { chat } = page.practice;
  const root = page.practice.postCard([{ kind: 'quote', text: 'Le marché' }]);
  const buttons: Card['blocks'][number] = {
    kind: 'buttons',
    buttons: [{ label: 'Demander', style: 'plain', ...pressed }],
  };
  const card = page.practice.postCard([buttons], root.message);
  const note = (to: string, thread: string | null, blocks: Card['blocks']): void => {
    whisperCard(chat, { to, channel, thread, card: { summary: 'note', blocks } });
  };
  const link = { kind: 'link', text: 'le fil', url: `http://localhost:1/m/${card.message}` } as const;
  note('aicha', root.message, [text('alt text missing')]);
  note('aicha', null, [text('draft created'), { kind: 'paragraph', inlines: [link] }]);
  note('aicha', null, [text('about something else')]);
  note('aicha', root.message, [text('thirty-seven rows'), buttons]);
  note('karim', root.message, [text('for Karim')]);
  const seen = async (user: string): Promise<readonly string[]> => {
    const html = await (await fetch(`${page.pageUrl}/as/${user}/c/${channel}/t/${root.message}`)).text();
    return ['alt text missing', 'draft created', 'about something else', 'thirty-seven rows', 'for Karim'].filter(
      (said) => html.includes(said),
    );
  };
  assert.deepEqual(await seen('aicha'), [
    'alt text missing',
    'draft created',
    'about something else',
    'thirty-seven rows',
  ]);
  page.practice.press('aicha', card, pressed);
  assert.deepEqual(await seen('aicha'), ['about something else', 'thirty-seven rows']);
  await page.practice.command('aicha', channel, 'liste');
  assert.deepEqual(await seen('aicha'), ['thirty-seven rows']);
  assert.deepEqual(await seen('karim'), ['for Karim']);
});

const pressed = { action: 'ask', draftId: 'd1', revision: 1, target: null } as const;

function text(said: string): Card['blocks'][number] {
  return { kind: 'paragraph', inlines: [{ kind: 'text', text: said }] };
}
