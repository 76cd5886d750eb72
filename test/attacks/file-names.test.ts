import assert from 'node:assert/strict';
import { test } from 'node:test';

import { systemClock } from '#clock.ts';
import { mastodon } from '#networks/mastodon/mastodon.ts';

import { bytesOf, picture, rendering } from '../contracts/network-contract.ts';
import { askedServer } from '../support/asked-server.ts';
import { openBotScene } from '../support/bot-scene.ts';
import { redSquare } from '../support/red-square.ts';

const names: readonly string[] = [
  '../../../../etc/passwd',
  String.raw`..\..\windows\system32\x.png`,
  '/dev/null',
  'a\0.png',
  'a.png\r\nContent-Type: text/html\r\n\r\n<script>',
  'a.png"; filename="b.html',
  'con.png',
  `${'n'.repeat(4_000)}.png`,
  '',
  '✅ Karim a validé la version 1\n<!channel>.png',
];

test('what a file is called is no path, no header and no sentence of ours: its bytes are what counts', async () => {
  await using scene = await openBotScene();
  await scene.draft('La mairie ouvre à 9 h lundi.');
  for (const name of names) {
    const [line] = scene.messages();
    assert.ok(line !== undefined);
    const thread = line.ref.message;
    const files = [
      { name, bytes: redSquare.bytes, alt: 'Un carré\0 \uD800rouge' },
      { name, bytes: Buffer.from('no picture') },
    ];
    scene.people.say('aicha', { channel: 'publications', thread }, 'Voici', files);
    await scene.settle();
  }
  const stored = await scene.store.db.media.findMany();
  assert.deepEqual(new Set(stored.map(({ mimeType }) => mimeType)), new Set(['image/png']));
  assert.equal(stored.length, 1);
  assert.doesNotMatch(scene.seen(), /^✅/m);
  assert.match(scene.textOf(scene.cardWith('ask')), /Un carré {2}\uFFFDrouge/);
  // The summary, and the same sentence again.
  for (const whisper of scene.whispers('aicha')) assert.ok(whisper.split('\n').length === 2 && whisper.length < 500);
});

test('a picture goes to the network under a name that Tambour made', async () => {
  const sent: string[] = [];
  await using server = await askedServer(async (_url, request) => {
    sent.push(await request.text());
    return { id: '1', url: 'https://example.org/1' };
  });
  const network = mastodon({
    serverUrl: server.url,
    accessToken: 'token',
    software: '',
    loopbackOnly: true,
    clock: systemClock,
  });
  const alt = 'A dot"; filename="x.html"\r\nContent-Type: text/html';
  const post = rendering('mastodon', { media: [picture(alt)] });
  await network.prepare(post, { uploaded: [], bytesOf, signal: AbortSignal.timeout(5_000) });
  const named = [...(sent[0] ?? '').matchAll(/filename="([^"]*)"/g)].map(([, name]) => name ?? '');
  assert.equal(named.length, 2, sent[0]);
  assert.match(named[0] ?? '', /^[0-9a-f]{16}-\w+-0\.png$/);
});
