import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';

import { systemClock } from '#clock.ts';
import { mastodon } from '#networks/mastodon/mastodon.ts';
import type { Network } from '#networks/network.ts';
import type { Redrawn } from '#networks/redrawn.ts';
import type { ReadBackOutcome } from '#networks/publish-outcome.ts';
import { statusHtml } from '#practice/networks/mastodon/status-html.ts';

import { rendering, soon } from '../contracts/network-contract.ts';
import { holloHtml } from '../support/hollo-html.ts';
import { openPracticeMastodon, type MastodonWorld } from '../support/practice-networks.ts';
import { findProgram } from '../support/real-servers.ts';
import { openSnac } from '../support/snac.ts';

let world: MastodonWorld;
let network: Network;
beforeEach(async () => {
  world = await openPracticeMastodon();
  network = networkFor('Mastodon 4.6.6');
});
afterEach(async () => {
  await world[Symbol.asyncDispose]();
});

async function readBackOf(text: string, from: Network = network): Promise<ReadBackOutcome> {
  const wanted = rendering('mastodon', { text });
  const sent = await from.publish({ rendering: wanted, mediaIds: [] }, crypto.randomUUID(), soon());
  assert.ok(sent.kind === 'published', sent.kind);
  return from.readBack(sent.id, wanted, soon());
}

function drawn(...redrawn: readonly Redrawn[]): ReadBackOutcome {
  return { kind: 'changed', what: ['drawn'], redrawn };
}

describe('what readers see on a server that renders Markdown is told, though it holds the text to the letter', () => {
  beforeEach(() => {
    world.server.manners.htmlOf = holloHtml;
  });

  const cases: readonly (readonly [what: string, text: string, redrawn: readonly Redrawn[]])[] = [
    ['italics', 'Price 5*6*7', [{ kind: 'text', approved: '5*6*7', shown: '567' }]],
    [
      'a list that is numbered anew',
      '7. July is the date\n9. September too',
      [{ kind: 'text', approved: '7. July is the date 9.', shown: '1. July is the date 2.' }],
    ],
    ['bold', 'Call __init__ now', [{ kind: 'text', approved: '__init__', shown: 'init' }]],
    ['struck-through words', 'The ~~old~~ hall', [{ kind: 'text', approved: '~~old~~', shown: 'old' }]],
    ['a heading', '# Heading', [{ kind: 'text', approved: '# Heading', shown: 'Heading' }]],
    ['a heading by a line below', 'Title\n===', [{ kind: 'text', approved: 'Title ===', shown: 'Title' }]],
    [
      'a link that hides its address',
      'See [the site](https://example.org/x) today',
      [
        { kind: 'hiddenLink', shown: 'the site', target: 'https://example.org/x' },
        { kind: 'text', approved: '[the site](https://example.org/x)', shown: 'the site' },
      ],
    ],
    [
      'a link whose words are another address',
      '[https://ville.example](https://example.org/x)',
      [
        { kind: 'hiddenLink', shown: 'https://ville.example', target: 'https://example.org/x' },
        {
          kind: 'text',
          approved: '[https://ville.example](https://example.org/x)',
          shown: 'https://ville.example',
        },
      ],
    ],
    [
      'a picture from elsewhere',
      'Look ![alt](https://example.org/i.png)',
      [
        { kind: 'foreignImage', address: 'https://example.org/i.png' },
        { kind: 'text', approved: 'Look ![alt](https://example.org/i.png)', shown: 'Look' },
        { kind: 'lostLink', link: 'https://example.org/i.png' },
      ],
    ],
    [
      'an emoji of its own that is a picture from elsewhere',
      'Look ![:ok:](https://example.org/i.png)',
      [
        { kind: 'foreignImage', address: 'https://example.org/i.png' },
        { kind: 'text', approved: '![:ok:](https://example.org/i.png)', shown: ':ok:' },
        { kind: 'lostLink', link: 'https://example.org/i.png' },
      ],
    ],
    ['a backslash that goes at the end of a line', 'a\\\nb', [{ kind: 'text', approved: 'a\\', shown: 'a' }]],
    ['a backslash that goes before a sign', 'a \\* b', [{ kind: 'text', approved: '\\*', shown: '*' }]],
    [
      'a host that becomes a link',
      'On example.org today',
      [{ kind: 'madeLink', shown: 'example.org', target: 'http://example.org' }],
    ],
    [
      'a mail address that becomes a link',
      'Write to a@ville.org',
      [{ kind: 'madeLink', shown: 'a@ville.org', target: 'mailto:a@ville.org' }],
    ],
    ['a quotation', '> So he said', [{ kind: 'text', approved: '> So', shown: 'So' }]],
    ['a line across the text', 'a\n\n---\n\nb', [{ kind: 'text', approved: '--- b', shown: 'b' }]],
    ['code', 'Type `tambour`', [{ kind: 'text', approved: '`tambour`', shown: 'tambour' }]],
  ];
  for (const [what, text, redrawn] of cases) {
    test(what, async () => {
      assert.deepEqual(await readBackOf(text), drawn(...redrawn));
    });
  }

  test('not what is drawn as it stands: lines, paragraphs, bullets, whole links, white space, composed letters', async () => {
    for (const text of [
      'One line\nand another\n\nA paragraph.   \n',
      'Open:\n\n- the hall\n- the library',
      '1. first\n2. second',
      'Read https://example.org/a/b?q=1&r=2#f and (https://ville.example/).',
      'e\u0301te\u0301 < hiver & printemps > "automne"',
      `https://example.org/${'long/'.repeat(30)}`,
    ]) {
      assert.deepEqual(await readBackOf(text), { kind: 'same' }, text);
    }
  });
});

describe('a post that a server draws otherwise is still ours, and is told as changed alone', () => {
  beforeEach(() => {
    world.server.manners.htmlOf = holloHtml;
    network = networkFor('Hollo 0.10.0');
  });

  const texts = ['Price 5*6*7', '7. July is the date\n9. September too', 'See [the site](https://example.org/x) today'];

  test('it is found by the text that the server holds, and no other is', async () => {
    for (const text of texts) {
      const since = new Date();
      const wanted = rendering('mastodon', { text: `${text} ${crypto.randomUUID()}` });
      const sent = await network.publish({ rendering: wanted, mediaIds: [] }, crypto.randomUUID(), soon());
      assert.ok(sent.kind === 'published');
      const found = await network.find(wanted, since, soon());
      assert.deepEqual(found.kind === 'found' && found.posts.map(({ id }) => id), [sent.id]);
      const other = rendering('mastodon', { text: `${text} ${crypto.randomUUID()}` });
      assert.deepEqual(await network.find(other, since, soon()), { kind: 'absent' });
    }
  });

  test('where a server holds no text to ask for, it is found by what Markdown makes of it', async () => {
    world.server.manners.hasSource = false;
    for (const text of texts) {
      const since = new Date();
      const wanted = rendering('mastodon', { text: `${text} ${crypto.randomUUID()}` });
      const sent = await network.publish({ rendering: wanted, mediaIds: [] }, crypto.randomUUID(), soon());
      assert.ok(sent.kind === 'published');
      const found = await network.find(wanted, since, soon());
      assert.deepEqual(found.kind === 'found' && found.posts.map(({ id }) => id), [sent.id]);
      assert.equal((await network.find(rendering('mastodon'), since, soon())).kind, 'absent');
    }
  });

  test('where only the letters are the same and there is no text to ask for, a person is asked', async () => {
    world.server.manners.hasSource = false;
    const since = new Date();
    world.server.postByHand(world.accountId, 'Prix révisé à 6 euros');
    const wanted = rendering('mastodon', { text: 'Prix *révisé* : à 6 euros' });
    assert.deepEqual(await network.find(wanted, since, soon()), { kind: 'unreadable', why: 'no_answer' });
  });

  test('it is found by what it said before it was changed, which a server tells as HTML alone', async () => {
    const since = new Date();
    const first = rendering('mastodon', { text: 'Price 5*6*7' });
    const sent = await network.publish({ rendering: first, mediaIds: [] }, crypto.randomUUID(), soon());
    assert.ok(sent.kind === 'published');
    const second = rendering('mastodon', { text: 'Price *eight*' });
    assert.equal((await network.correct(sent.id, { rendering: second, mediaIds: [] }, soon())).kind, 'corrected');
    for (const wanted of [first, second]) {
      const found = await network.find(wanted, since, soon());
      assert.deepEqual(found.kind === 'found' && found.posts.map(({ id }) => id), [sent.id]);
    }
  });

  test('a post that holds another text is told as another text, with what is read in its place', async () => {
    const wanted = rendering('mastodon', { text: 'Price 5*6*7' });
    const sent = await network.publish({ rendering: wanted, mediaIds: [] }, crypto.randomUUID(), soon());
    assert.ok(sent.kind === 'published');
    world.server.editByHand(sent.id, 'Price 8');
    assert.deepEqual(await network.readBack(sent.id, wanted, soon()), {
      kind: 'changed',
      what: ['text'],
      redrawn: [{ kind: 'text', approved: '5*6*7', shown: '8' }],
    });
  });
});

if (findProgram('snac') === null) {
  test('what a real snac draws of Markdown', { skip: 'snac is missing (apt-get install snac2)' });
} else {
  test('a real snac draws Markdown, which is told, and its posts are found as ours', async () => {
    await using snac = await openSnac();
    const cases: readonly (readonly [string, ReadBackOutcome])[] = [
      ['Price 5*6*7', drawn({ kind: 'text', approved: '5*6*7', shown: '567' })],
      [
        'See [the site](https://example.org/x) today',
        drawn(
          { kind: 'hiddenLink', shown: 'the site', target: 'https://example.org/x' },
          { kind: 'text', approved: '[the site](https://example.org/x)', shown: 'the site' },
        ),
      ],
      [
        // It cuts the address, which leads elsewhere.
        'See https://example.org/a_(b).',
        drawn({ kind: 'lostLink', link: 'https://example.org/a_(b)' }),
      ],
      // It takes the picture for one that was attached, and so did not come with the post that was approved.
      [
        '![alt](https://example.org/i.png) Look',
        {
          kind: 'changed',
          what: ['drawn', 'media'],
          redrawn: [
            { kind: 'text', approved: '![alt](https://example.org/i.png) Look', shown: 'Look' },
            { kind: 'lostLink', link: 'https://example.org/i.png' },
          ],
        },
      ],
      ['One line\nand another\n\n- a list\n\nhttps://example.org/x?a=1&b=2#c #Tag', { kind: 'same' }],
    ];
    for (const [text, outcome] of cases) {
      const since = new Date();
      assert.deepEqual(await readBackOf(text, snac.network), outcome, text);
      const found = await snac.network.find(rendering('mastodon', { text }), since, soon());
      assert.ok(found.kind === 'found', text);
      assert.equal(found.posts.length, 1);
    }
  });
}

describe('a text is sent as plain text where the server lists such a thing', () => {
  beforeEach(() => {
    Object.assign(world.server.manners, { htmlOf: holloHtml, textTypes: ['text/plain', 'text/markdown'] });
  });

  for (const listsTypesIn of ['configuration', 'pleroma'] as const) {
    for (const hasInstanceV2 of [true, false]) {
      test(`listed by ${listsTypesIn}, version ${hasInstanceV2 ? 2 : 1} of its description`, async () => {
        Object.assign(world.server.manners, { listsTypesIn, hasInstanceV2 });
        const check = await network.check(soon());
        assert.ok(check.kind === 'ok');
        assert.deepEqual(check.limits.textTypes, ['text/plain', 'text/markdown']);
        assert.ok(!check.lacks.includes('plain_text'));
        network = networkFor(check.software, check.limits.textTypes);
        const wanted = rendering('mastodon', { text: `Price 5*6*7 ${crypto.randomUUID()}` });
        const sent = await network.publish({ rendering: wanted, mediaIds: [] }, crypto.randomUUID(), soon());
        assert.ok(sent.kind === 'published');
        assert.deepEqual(await network.readBack(sent.id, wanted, soon()), { kind: 'same' });
        const corrected = { ...wanted, text: `${wanted.text} *8*` };
        const outcome = await network.correct(sent.id, { rendering: corrected, mediaIds: [] }, soon());
        assert.equal(outcome.kind, 'corrected');
        assert.deepEqual(await network.readBack(sent.id, corrected, soon()), { kind: 'same' });
      });
    }
  }

  test('an account that was added before the types were kept is known by its software', async () => {
    for (const software of ['GoToSocial 0.20.1', 'Pleroma 2.9.1', 'Akkoma 3.15', 'Mastodon 4.6.1+glitch']) {
      assert.deepEqual(await readBackOf('Price 5*6*7', networkFor(software)), { kind: 'same' }, software);
    }
  });

  test('Mastodon itself, which knows no such thing, is sent nothing of it', async () => {
    Object.assign(world.server.manners, { htmlOf: statusHtml, textTypes: [] });
    assert.deepEqual(await readBackOf('Price 5*6*7'), { kind: 'same' });
  });
});

test('a server that renders Markdown and cannot be asked not to is known when its account is checked', async () => {
  const lacksOf = async (textTypes: readonly string[]): Promise<readonly string[]> => {
    world.server.manners.textTypes = textTypes;
    const check = await network.check(soon());
    return check.kind === 'ok' ? check.lacks : [check.kind];
  };
  assert.ok(!(await lacksOf([])).includes('plain_text'));
  assert.ok((await lacksOf(['text/x.misskeymarkdown'])).includes('plain_text'));
  world.server.manners.software = { name: 'hollo', version: '0.10.0' };
  assert.ok((await lacksOf([])).includes('plain_text'));
  assert.ok(!(await lacksOf(['text/plain'])).includes('plain_text'));
});

function networkFor(software: string, textTypes?: readonly string[]): Network {
  return mastodon({
    serverUrl: world.url,
    accessToken: world.token,
    software,
    ...(textTypes === undefined ? {} : { textTypes }),
    loopbackOnly: true,
    clock: systemClock,
  });
}

describe('whatever a server says it draws, it is looked at in no time, and nothing throws', () => {
  const link = 'https://www.example.org/x';
  const hostile: Readonly<Record<string, string>> = {
    'a link with ten thousand marks in it': `<a href="${link}">${'<b>'.repeat(10_000)}x</a>`,
    'links within links': `<a href="${link}">x`.repeat(20_000),
    'fifty thousand paragraphs': '<p>x</p>'.repeat(50_000),
    'lists within lists': '<ul><li>'.repeat(5_000),
    'fifteen thousand mentions': '<a class="mention" href="https://a.example">@a</a> '.repeat(15_000),
    'no end of white space': ' \n'.repeat(400_000),
  };
  for (const [what, html] of Object.entries(hostile)) {
    test(what, async () => {
      const outcomes: ReadBackOutcome[] = [];
      world.server.manners.htmlOf = () => html;
      const text = `Read ${`${link} @ville@social.example `.repeat(8)}`;
      const ms = await threadMsAround(async () => outcomes.push(await readBackOf(text)));
      assert.equal(outcomes[0]?.kind, 'changed');
      assert.ok(ms < 3000, `${ms} ms`);
    });
  }
});

/** This thread's own time, in milliseconds: what else the machine does is not in it. */
async function threadMsAround(work: () => Promise<unknown>): Promise<number> {
  const before = process.threadCpuUsage();
  await work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}
