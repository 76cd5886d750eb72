import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';

import sharp from 'sharp';
import { z } from 'zod';

import { pagePeople } from '../support/page-people.ts';
import { findProgram } from '../support/real-servers.ts';
import { serve } from '../support/serve.ts';
import { startSnac, type Snac } from '../support/snac.ts';
import { openTambour, type Ended } from '../support/tambour.ts';
import { until } from '../support/until.ts';

const skip =
  findProgram('snac') !== null || process.env['CI'] === 'true'
    ? false
    : 'NO TESTS WITH A REAL SERVER: there is no snac here (apt-get install snac2)';

const statusesSchema = z.array(
  z.object({
    content: z.string(),
    media_attachments: z.array(z.object({ description: z.string(), type: z.string() })),
  }),
);

async function postsOn(snac: Snac): Promise<z.infer<typeof statusesSchema>> {
  const headers = { authorization: `Bearer ${snac.token}` };
  const me = z.object({ id: z.string() });
  const account = await fetch(`${snac.url}/api/v1/accounts/verify_credentials`, { headers });
  const { id } = me.parse(await account.json());
  const statuses = await fetch(`${snac.url}/api/v1/accounts/${id}/statuses?limit=40`, { headers });
  return statusesSchema.parse(await statuses.json());
}

async function aPicture(): Promise<{ readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }> {
  const create = { width: 320, height: 200, channels: 3, background: '#2a6' } as const;
  return { name: 'fete.png', bytes: new Uint8Array(await sharp({ create }).png().toBuffer()) };
}

const accountsSchema = z.array(
  z.object({ id: z.string(), handle: z.string(), practice: z.boolean(), standing: z.object({ kind: z.string() }) }),
);

test('an account of a real server, added by the command line', { skip }, async (t: TestContext) => {
  await using snac = await startSnac();
  await using tambour = await openTambour();
  const app = await tambour.start();
  const people = pagePeople(tambour.data);
  await people.setUp({ grace: '0' });
  const outputs: string[] = [];
  const command = async (args: readonly string[], input = ''): Promise<Ended> => {
    const ended = await tambour.run(args, { input });
    outputs.push(ended.out, ended.err);
    return ended;
  };
  const add = (url: string, token: string): Promise<Ended> =>
    command(['account', 'add', 'mastodon', '--desk', 'publications', '--url', url], token);

  await t.test('is refused in a sentence where token, address or server will not do', async () => {
    const cases = [
      [snac.url, 'not-the-token', 1, /refuses this token\. Make a new one/],
      [snac.url, '', 2, /Nothing was given\. Type or pipe in the access token\./],
      ['http://social.example.org', 'a-token', 1, /must start with https/],
      ['https://social.example.org', 'a-token', 1, /A practice desk has no login/],
      [snac.url.replace('//', '//pressoffice:s3same@'), 'a-token', 2, /is not the address of a server/],
    ] as const;
    for (const [url, token, code, sentence] of cases) {
      const refused = await add(url, token);
      assert.match(refused.err, sentence);
      assert.equal(refused.code, code, url);
      assert.equal(refused.err.trim().split('\n').length, 1, refused.err);
    }
    const page = await serve(() => new Response('<h1>Bonjour</h1>', { headers: { 'content-type': 'text/html' } }));
    assert.match((await add(page.url, 'a-token')).err, /not as Mastodon does/);
    await page.close();
  });

  await t.test('is taken with its token piped in, and says what it can do', async () => {
    const added = await add(snac.url, snac.token);
    assert.equal(added.code, 0, added.err);
    assert.match(added.out, /@pressoffice@127\.0\.0\.1:\d+ .*now belongs to "Town of Valmont/);
    assert.match(added.out, /Server: snac/i);
    assert.match(
      added.out,
      /^- It renders Markdown: signs such as \*, _, # and \[words\]\(address\) are not shown as typed\./m,
    );
  });

  await t.test('warns, before anybody approves, of what its Markdown would change', async () => {
    const number = await people.draft({ text: 'Tickets cost 5*6*7 euros.' });
    const card = people.textOf(await people.cardWith(number, 'ask'));
    assert.match(card, /on @pressoffice@\S+ these signs are Markdown: people would read “567”/);
    await people.press('aicha', await people.cardWith(number, 'cancel'), 'cancel');
    await people.submit('aicha', {});
  });

  await t.test('gets the same post as the practice networks, once each, with its image and alt text', async () => {
    const number = await people.draft({
      text: 'Fireworks over the lake on Saturday at 22:30.',
      files: [await aPicture()],
    });
    await people.press('aicha', await people.cardWith(number, 'altTexts'), 'altTexts');
    const form = people.formOf('aicha');
    assert.ok(form);
    const [field] = form.form.fields;
    assert.ok(field);
    const alt = 'A plain green rectangle, as green as the lake.';
    // snac ends a description at its first line end.
    await people.submit('aicha', { [field.id]: 'A plain green rectangle,\n\nas green as the lake.' });
    await until('the description stands on the card', () => people.seen().includes('> as green as the lake.'));
    await people.press('aicha', await people.cardWith(number, 'ask'), 'ask');
    await people.react('karim', await people.cardWith(number, 'approve'), '✅');
    await until('it is published on all three', () => people.lineOf(number).includes('*published*'));
    const posts = await postsOn(snac);
    assert.equal(posts.length, 1);
    assert.match(posts[0]?.content ?? '', /Fireworks over the lake/);
    assert.deepEqual(
      posts[0]?.media_attachments.map(({ description }) => description),
      [alt],
    );
    const { mastodon, x } = people.published();
    assert.deepEqual([mastodon.length, x.length], [1, 1]);
  });

  await t.test('sleeps: its post is held and the thread says why; woken, it goes out once', async () => {
    const listed = await command(['account', 'list', '--json']);
    const real = accountsSchema.parse(JSON.parse(listed.out)).find(({ practice }) => !practice);
    assert.ok(real);
    const number = await people.draft({ text: 'The lake path is open again.', accounts: [real.id] });
    assert.equal((await command(['account', 'sleep', real.id])).code, 0);
    await people.react('karim', await people.ask(number), '✅');
    await until('it is held', () => people.lineOf(number).includes('needs action'));
    const told = /^@aicha @pressoffice@\S+ \(Mastodon\): the account was put to sleep, nothing was sent\./m;
    await until('the thread says why', () => told.test(people.seen()));
    assert.equal((await postsOn(snac)).length, 1);
    const woken = await command(['account', 'wake', real.id]);
    assert.equal(woken.code, 0);
    await people.press('karim', await people.cardWith(number, 'tryAgain'), 'tryAgain');
    await until('it is published', () => people.lineOf(number).includes('*published*'));
    assert.equal((await postsOn(snac)).length, 2);
  });

  await t.test('is promised nothing that snac does not do', async () => {
    const listed = await command(['account', 'list', '--json']);
    const real = accountsSchema.parse(JSON.parse(listed.out)).find(({ practice }) => !practice);
    assert.ok(real);
    const number = await people.draft({ text: 'The pier is closed.', accounts: [real.id], visibility: 'unlisted' });
    const remark = /@pressoffice@\S+ \(Mastodon\)\*?: posts cannot be left out of public timelines there/;
    assert.match(people.textOf(await people.cardWith(number, 'ask')), remark);
    await people.react('karim', await people.ask(number), '✅');
    await until('it is published', () => people.lineOf(number).includes('*published*'));
    await people.press('aicha', await people.cardWith(number, 'correct'), 'correct');
    const ways = people.formOf('aicha')?.form.fields.find(({ id }) => id === `way.${real.id}`);
    assert.deepEqual(ways?.kind === 'radio' && ways.choices.map(({ value }) => value), ['edit', 'reply', 'leave']);
    await people.press('aicha', await people.cardWith(number, 'retract'), 'retract');
    const { intro } = people.formOf('aicha')?.form ?? {};
    assert.match(intro ?? '', /^Tambour cannot delete posts from @pressoffice@\S+ \(Mastodon\): delete these there/);
    await people.submit('aicha', { text: 'Wrong pier.' });
    const told = /this network does not let Tambour retract a post; it is still public/;
    await until('the thread says that it stays', () => told.test(people.threadText(number)));
    assert.equal((await postsOn(snac)).length, 3);
  });

  await t.test('is known by its version where its NodeInfo cannot be read', async () => {
    const front = await serve(async (request) => {
      const { pathname, search } = new URL(request.url);
      if (pathname.includes('nodeinfo')) return new Response(null, { status: 403 });
      const { method, headers } = request;
      const body = method === 'GET' ? null : await request.bytes();
      const answer = await fetch(snac.url + pathname + search, { method, headers, body });
      return new Response(await answer.bytes(), { status: answer.status, headers: answer.headers });
    });
    const added = await command(['account', 'add', 'mastodon', '--url', front.url], snac.token);
    await front.close();
    assert.equal(added.code, 0, added.err);
    assert.match(added.out, /Server: Snac 2\.\d+/);
    assert.match(added.out, /^- It cannot take posts back/m);
  });

  for (const output of [...outputs, app.output()]) {
    assert.ok(!output.includes(snac.token), 'a token was written');
    assert.doesNotMatch(output, /not-the-token/);
  }
});
