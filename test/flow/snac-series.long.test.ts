import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { z } from 'zod';

import { pagePeople } from '../support/page-people.ts';
import { findProgram } from '../support/real-servers.ts';
import { serve } from '../support/serve.ts';
import { startSnac, type Snac } from '../support/snac.ts';
import { openTambour, type Running } from '../support/tambour.ts';
import { until } from '../support/until.ts';

const skip =
  findProgram('snac') !== null || process.env['CI'] === 'true'
    ? false
    : 'NO TESTS WITH A REAL SERVER: there is no snac here (apt-get install snac2)';

/** Where the server's own answer is written, for people to read. */
const folder = process.env['TAMBOUR_TEST_TRANSCRIPTS'];

const warning = 'Flood';
const texts = [
  'The river rises until tonight: leave the quays.',
  'Cars: park on the hill, free of charge.',
  'Schools of the left bank stay closed tomorrow.',
  'Questions: 0 800 000 000, day and night.',
];

const statusSchema = z.object({
  id: z.string(),
  in_reply_to_id: z.string().nullable(),
  visibility: z.string(),
  spoiler_text: z.string(),
  content: z.string(),
});

type Status = z.infer<typeof statusSchema>;

/** All that the account posted, oldest first, as snac's API tells it. */
async function statusesOn({ url, token }: Snac): Promise<readonly Status[]> {
  const headers = { authorization: `Bearer ${token}`, connection: 'close' };
  const me = await fetch(`${url}/api/v1/accounts/verify_credentials`, { headers });
  const { id } = z.object({ id: z.string() }).parse(await me.json());
  const statuses = await fetch(`${url}/api/v1/accounts/${id}/statuses?limit=100`, { headers });
  return z
    .array(statusSchema)
    .parse(await statuses.json())
    .toReversed();
}

function visibilityIn(headers: Headers, body: ArrayBuffer): string | undefined {
  const text = new TextDecoder().decode(body);
  if (headers.get('content-type')?.startsWith('application/json') === true)
    return z.object({ visibility: z.string().optional() }).parse(JSON.parse(text)).visibility;
  return /name="visibility"\r\n\r\n(\w+)/u.exec(text)?.[1] ?? new URLSearchParams(text).get('visibility') ?? undefined;
}

/** A way to snac on which somebody may hold a request: it then reaches snac never, and has no answer. */
async function openWay(snac: Snac): Promise<{
  readonly url: string;
  /** Lets so many posts pass; `held` resolves once the one behind them came. */
  holdAfter(posts: number): Promise<void>;
  letGo(): void;
  /** The visibility that each post asked for, in order. */
  readonly asked: (string | undefined)[];
  close(): Promise<void>;
}> {
  const asked: (string | undefined)[] = [];
  let left = Infinity;
  let held: (() => void) | null = null;
  const way = await serve(async (request) => {
    const { pathname, search } = new URL(request.url);
    const isPost = request.method === 'POST' && pathname === '/api/v1/statuses';
    if (isPost && left === 0) {
      held?.();
      return new Promise<Response>(() => undefined);
    }
    if (isPost) left -= 1;
    const headers = new Headers(request.headers);
    headers.set('connection', 'close');
    headers.delete('host');
    headers.delete('content-length');
    const body = request.method === 'GET' || request.method === 'HEAD' ? null : await request.arrayBuffer();
    if (isPost && body !== null) asked.push(visibilityIn(request.headers, body));
    const answer = await fetch(`${snac.url}${pathname}${search}`, { method: request.method, headers, body });
    const kept = new Headers({ 'content-type': answer.headers.get('content-type') ?? 'application/json' });
    return new Response(await answer.arrayBuffer(), { status: answer.status, headers: kept });
  });
  return {
    url: way.url,
    asked,
    holdAfter: (posts) => {
      left = posts;
      return new Promise((settle) => {
        held = settle;
      });
    },
    letGo: () => {
      left = Infinity;
      held = null;
    },
    close: way.close,
  };
}

/** The answers to each of these, by place; null: it answers none of them. */
function chainOf(statuses: readonly Status[]): readonly (number | null)[] {
  return statuses.map(({ in_reply_to_id: answers }) => {
    const place = statuses.findIndex(({ id }) => id === answers);
    return place === -1 ? null : place;
  });
}

function assertWhole(statuses: readonly Status[], texts: readonly string[]): void {
  assert.equal(statuses.length, texts.length, JSON.stringify(statuses.map(({ content }) => content)));
  for (const [at, text] of texts.entries()) assert.ok(statuses[at]?.content.includes(text), text);
  assert.deepEqual(chainOf(statuses), [null, 0, 1, 2]);
  assert.deepEqual(
    statuses.map(({ spoiler_text: spoiler }) => spoiler),
    texts.map(() => warning),
  );
}

test(
  'a series of four on a real server stands once, in order and chained, also killed between any two parts',
  { skip },
  async (t) => {
    await using snac = await startSnac();
    await using tambour = await openTambour();
    const way = await openWay(snac);
    let app: Running = await tambour.start();
    const people = pagePeople(tambour.data);
    await people.setUp({ grace: '0' });
    const added = await tambour.run(['account', 'add', 'mastodon', '--desk', 'publications', '--url', way.url], {
      input: snac.token,
    });
    assert.equal(added.code, 0, added.err);
    const listed = await tambour.run(['account', 'list', '--json']);
    const accounts = z.array(z.object({ id: z.string(), handle: z.string() })).parse(JSON.parse(listed.out));
    const ours = accounts.find(({ handle }) => handle.startsWith('@pressoffice')) ?? assert.fail(listed.out);

    const approve = async (said: readonly string[]): Promise<number> => {
      const number = await people.draft({ text: said.join('\n---\n'), accounts: [ours.id], warning });
      await people.react('karim', await people.ask(number), '✅');
      return number;
    };
    const untilWhole = (number: number): Promise<unknown> => {
      // More would pass the post's last moment, where the machine is slower than the clock that is moved.
      let minutes = 100;
      return until(
        `draft ${number} is published`,
        async () => {
          if (people.lineOf(number).includes('*published*')) return true;
          if (minutes > 0) await tambour.letPass(60);
          minutes -= 1;
          return false;
        },
        240_000,
      );
    };

    await t.test('it stands once, in order, with the warning on each, and all as public as snac shows it', async () => {
      await untilWhole(await approve(texts));
      const statuses = await statusesOn(snac);
      assertWhole(statuses, texts);
      // snac leaves no post out of public timelines.
      assert.deepEqual(way.asked, ['public', 'public', 'public', 'public']);
      if (folder !== undefined) await writeFile(join(folder, 'snac-series.json'), JSON.stringify(statuses, null, 2));
    });

    for (const after of [1, 2, 3]) {
      await t.test(
        `killed once ${after} of 4 are public and the next is on its way: the rest follows once`,
        async () => {
          const before = (await statusesOn(snac)).length;
          const held = way.holdAfter(after);
          const said = texts.map((text) => `${text} (${after})`);
          const number = await approve(said);
          await held;
          await app.kill();
          assert.equal((await statusesOn(snac)).length, before + after);
          way.letGo();
          app = await tambour.start();
          await untilWhole(number);
          assertWhole((await statusesOn(snac)).slice(before), said);
        },
      );
    }
    await way.close();
  },
);
