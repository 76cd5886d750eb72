import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import type { Card } from '#chat/card.ts';
import type { MessageRef } from '#chat/refs.ts';

import { lostPicture } from '../support/sample-csv.ts';
import { recordingSink } from '../support/recording-sink.ts';
import { events } from './chat-events.ts';
import { forms } from './chat-forms.ts';
import { hostile, saying, type InWorld } from './chat-parts.ts';
import type { ChatWorld, SeenMessage } from './chat-world.ts';

/** Tests what every chat platform must do. */
export function chatContract(name: string, open: () => Promise<ChatWorld>): void {
  const inWorld: InWorld = (sentence, body) => {
    test(sentence, async () => {
      const world = await open();
      const sink = recordingSink();
      try {
        await world.platform.start(sink);
        await body(world, sink);
      } finally {
        await world.platform.stop();
        await world.close();
      }
    });
  };
  describe(name, () => {
    describe('posts', () => posts(inWorld));
    describe('events', () => events(inWorld));
    describe('commands and forms', () => forms(inWorld));
    describe('people and files', () => people(inWorld));
  });
}

async function seenBy(world: ChatWorld, user: string, ref: MessageRef): Promise<SeenMessage> {
  const seen = (await world.seen(user)).find((message) => message.ref?.message === ref.message);
  assert.ok(seen !== undefined, `${user} does not see ${ref.message}`);
  return seen;
}

function posts(inWorld: InWorld): void {
  inWorld('a post with the same key is the same message', async (world) => {
    const channel = { channel: world.channel };
    const first = await world.platform.post(channel, saying('one'), { key: 'k' });
    const again = await world.platform.post(channel, saying('two'), { key: 'k' });
    assert.deepEqual(again, first);
    assert.equal((await world.seen(world.member)).length, 1);
  });

  inWorld('posts with one key at the same time are one message', async (world) => {
    const post = (): Promise<MessageRef> =>
      world.platform.post({ channel: world.channel }, saying('one'), { key: 'k' });
    const refs = await Promise.all([post(), post(), post()]);
    assert.equal(new Set(refs.map((ref) => ref.message)).size, 1);
    assert.equal((await world.seen(world.member)).length, 1);
  });

  inWorld('a post in a thread stands in that thread', async (world) => {
    const root = await world.platform.post({ channel: world.channel }, saying('root'), { key: 'root' });
    const thread = { channel: world.channel, thread: root.message };
    const reply = await world.platform.post(thread, saying('reply'), { key: 'reply' });
    assert.equal(root.thread, null);
    assert.equal(reply.thread, root.message);
  });

  inWorld('an update replaces the whole card', async (world) => {
    const ref = await world.platform.post({ channel: world.channel }, saying('before', 'go'), { key: 'k' });
    assert.equal(await world.platform.update(ref, saying('after')), 'updated');
    const seen = await seenBy(world, world.member, ref);
    assert.ok(seen.text.includes('after') && !seen.text.includes('before'));
    assert.deepEqual(seen.buttons, []);
  });

  inWorld('an update of a deleted message says so', async (world) => {
    const ref = await world.platform.post({ channel: world.channel }, saying('x'), { key: 'k' });
    await world.delete(ref);
    assert.equal(await world.platform.update(ref, saying('y')), 'gone');
  });

  inWorld('a whisper is seen by its person alone', async (world) => {
    await world.platform.whisper(world.member, { channel: world.channel }, saying('only for you'));
    const isThere = async (user: string): Promise<boolean> =>
      (await world.seen(user)).some((message) => message.text.includes('only for you'));
    assert.equal(await isThere(world.member), true);
    assert.equal(await isThere(world.otherMember), false);
  });

  inWorld(
    'a direct message reaches its person alone, once, and nobody whom the platform does not know',
    async (world) => {
      assert.equal(await world.platform.sendDirectMessage(world.member, saying('please come')), 'told');
      const reached = async (user: string): Promise<number> =>
        (await world.seen(user)).filter((message) => message.text.includes('please come')).length;
      assert.equal(await reached(world.member), 1);
      assert.equal(await reached(world.otherMember), 0);
      assert.equal(await world.platform.sendDirectMessage('nobody', saying('please come')), 'cannot');
    },
  );

  inWorld('markup in a text stays text and notifies nobody', async (world) => {
    const blocks = [
      { kind: 'quote', text: hostile },
      { kind: 'paragraph', inlines: [{ kind: 'text', text: hostile }] },
    ] as const;
    const ref = await world.platform.post({ channel: world.channel }, { summary: hostile, blocks }, { key: 'k' });
    const seen = await seenBy(world, world.member, ref);
    assert.equal(seen.text.split(hostile).length - 1, 2);
    assert.deepEqual(seen.notified, []);
    // An address that the reader sees in full may be a link; no link leads elsewhere than its text says.
    assert.deepEqual(
      seen.links.filter((link) => !hostile.includes(link)),
      [],
    );
  });

  inWorld('a link without a text of its own shows its whole address', async (world) => {
    const url = 'https://example.org/musée?q=œuvre';
    const blocks = [{ kind: 'list', items: [[{ kind: 'link', url, text: '' }]] }] as const;
    const ref = await world.platform.post({ channel: world.channel }, { summary: 's', blocks }, { key: 'k' });
    const seen = await seenBy(world, world.member, ref);
    assert.ok(seen.text.includes(url), seen.text);
    assert.deepEqual(
      seen.links.map((link) => new URL(link).href),
      [new URL(url).href],
    );
  });

  inWorld('a mention notifies its person, once, at the post and not at an update', async (world) => {
    const mentioning: Card = {
      summary: 's',
      blocks: [{ kind: 'paragraph', inlines: [{ kind: 'mention', user: world.otherMember }] }],
    };
    const ref = await world.platform.post({ channel: world.channel }, mentioning, { key: 'k' });
    await world.platform.update(ref, mentioning);
    assert.deepEqual((await seenBy(world, world.member, ref)).notified, [world.otherMember]);
  });

  inWorld('a picture is shown with its description', async (world) => {
    const image = { kind: 'image', ...world.picture, alt: 'a red square', title: '' } as const;
    const card: Card = { summary: 's', blocks: [image] };
    const ref = await world.platform.post({ channel: world.channel }, card, { key: 'k' });
    assert.deepEqual((await seenBy(world, world.member, ref)).alts, ['a red square']);
  });

  inWorld(
    'posts are shown as their readers would see them, at the post and at an update, and go with it',
    async (world) => {
      const channel = { channel: world.channel };
      const ref = await world.platform.post(channel, withPosts(world.picture.sha256, 'before'), { key: 'k' });
      await likenessIsSeen(world, ref, 'before');
      assert.equal(await world.platform.update(ref, withPosts(world.picture.sha256, 'after')), 'updated');
      await likenessIsSeen(world, ref, 'after');
      assert.equal(await world.platform.update(ref, { ...saying('cancelled'), isOver: true }), 'updated');
      const { alts, text } = await seenBy(world, world.member, ref);
      assert.deepEqual(alts, []);
      assert.ok(text.includes('cancelled') && !text.includes(likeness.alt), text);
      assert.equal(await world.platform.update(ref, withPosts(world.picture.sha256, 'reopened')), 'updated');
      await likenessIsSeen(world, ref, 'reopened');
    },
  );

  inWorld('a card does without a picture of posts that cannot be brought, and loses nothing else', async (world) => {
    const missing = withPosts(lostPicture, 'the whole text', 'go');
    const ref = await world.platform.post({ channel: world.channel }, missing, { key: 'k' });
    const again = await world.platform.post({ channel: world.channel }, missing, { key: 'k' });
    assert.deepEqual(again, ref);
    assert.equal(await world.platform.update(ref, withPosts(lostPicture, 'another text', 'go')), 'updated');
    const seen = await world.seen(world.member);
    assert.equal(seen.length, 1);
    assert.ok(seen[0]?.text.includes('another text'));
    assert.deepEqual(
      seen[0]?.buttons.map(({ action }) => action),
      ['go'],
    );
    if (!world.platform.capabilities.drawsPosts) assert.deepEqual(seen[0]?.alts, []);
  });

  inWorld('a table is shown cell by cell: nothing in it is markup, and it notifies nobody', async (world) => {
    const header = ['*Post* | account', 'Likes', '`Replies`', '~Shares~'];
    const rows = [
      ['<@U1> a|b', '=1+1', '@channel', '-3'],
      ['two\nlines \\| `code', '1 234,5', '', '| --- |'],
      ['[a](https://a.example)', ':boom:', '@all @here <!channel>', '&amp;lt; $a$ _it_'],
      [`@${world.otherMember}`, '**', '# 1', 'https://a.example'],
    ];
    const card: Card = { summary: 's', blocks: [{ kind: 'table', caption: 'Last *week*', header, rows }] };
    const ref = await world.platform.post({ channel: world.channel }, card, { key: 'k' });
    const seen = await seenBy(world, world.member, ref);
    const cells = [header, ...rows].map((row) => row.map((cell) => cell.replace('\n', ' ').trim()));
    const shown = seen.tables.map((table) => table.map((row) => row.map((cell) => cell.replace('\n', ' ').trim())));
    assert.deepEqual(shown, [cells]);
    assert.ok(seen.text.includes('Last *week*'));
    assert.deepEqual([seen.notified, seen.links], [[], []]);
    await world.platform.whisper(world.member, { channel: world.channel }, card);
    const whispered = (await world.seen(world.member)).filter((one) => one.ref?.message !== ref.message);
    assert.deepEqual(
      whispered.map(({ tables }) => tables.map((table) => table.length)),
      [[5]],
    );
  });

  inWorld(
    'a table of forty rows is shown whole, and so is a second one, each figure under its column',
    async (world) => {
      const header = ['Publication', 'Mentions « J’aime »', 'Republications', 'Réponses', 'Vues', 'Abonnés'];
      const rows = Array.from({ length: 40 }, (_, at) => [
        `${at + 1}. Le guichet de la rue des Écoles est ouvert le samedi, de 9 h à 12 h 30`,
        ...header.slice(1).map((_column, column) => String(at * 1_000 + column)),
      ]);
      const table = { kind: 'table', caption: 'Semaine 48', header, rows } as const;
      const card: Card = { summary: 's', blocks: [table, { ...table, caption: 'Semaine 47' }] };
      const ref = await world.platform.post({ channel: world.channel }, card, { key: 'k' });
      const { tables } = await seenBy(world, world.member, ref);
      for (const one of tables) assert.deepEqual(one[0], header);
      assert.deepEqual(
        tables.flatMap((one) => one.slice(1)),
        [...rows, ...rows],
      );
    },
  );

  inWorld('a file is downloaded as it was given, under its name, once, and an update keeps it', async (world) => {
    const root = await world.platform.post({ channel: world.channel }, saying('root'), { key: 'root' });
    const thread = { channel: world.channel, thread: root.message };
    const ref = await world.platform.post(thread, withFile(world, 'before'), { key: 'k' });
    await world.platform.post(thread, withFile(world, 'before'), { key: 'k' });
    assert.equal(await world.platform.update(ref, withFile(world, 'after')), 'updated');
    const files = await world.filesUnder(world.otherMember, root.message);
    assert.deepEqual(
      files.map(({ name, bytes }) => [name, Buffer.from(bytes).toString()]),
      [['tambour-2026-W48.csv', Buffer.from(world.file.bytes).toString()]],
    );
    const seen = await seenBy(world, world.member, ref);
    assert.ok(seen.text.includes('after') && seen.text.includes('Figures <b>'), seen.text);
  });

  inWorld('a file is brought to the channel, too', async (world) => {
    const ref = await world.platform.post({ channel: world.channel }, withFile(world, 'here'), { key: 'k' });
    const files = await world.filesUnder(world.member, ref.message);
    assert.deepEqual(
      files.map(({ bytes }) => Buffer.from(bytes).toString()),
      [Buffer.from(world.file.bytes).toString()],
    );
  });

  inWorld('a picture and a file in a whisper are seen by its person alone, or stand in words', async (world) => {
    const root = await world.platform.post({ channel: world.channel }, saying('root'), { key: 'root' });
    const thread = { channel: world.channel, thread: root.message };
    await world.platform.post(thread, saying('so that it is a thread'), { key: 'k' });
    const image = { kind: 'image', ...world.picture, alt: 'a red square', title: 'Chart' } as const;
    const card = withFile(world, 'only for you');
    await world.platform.whisper(world.member, thread, { ...card, blocks: [...card.blocks, image] });
    const own = (await world.seen(world.member)).filter(({ text }) => text.includes('only for you'));
    assert.equal(own.length, 1);
    assert.ok(own[0]?.alts.includes('a red square') || own[0]?.text.includes('a red square'));
    assert.ok(own[0]?.text.includes('Figures <b>'));
    assert.deepEqual(await world.filesUnder(world.otherMember, root.message), []);
    if (!world.platform.capabilities.whisperFiles) {
      assert.deepEqual([own[0]?.alts, await world.filesUnder(world.member, root.message)], [[], []]);
    }
  });

  inWorld('a text of 40,000 characters is shown whole', async (world) => {
    const long = 'é'.repeat(39_999) + '!';
    const ref = await world.platform.post(
      { channel: world.channel },
      { summary: 's', blocks: [{ kind: 'quote', text: long }] },
      { key: 'k' },
    );
    assert.ok((await seenBy(world, world.member, ref)).text.includes(long));
  });

  inWorld('a permalink is an address', async (world) => {
    const ref = await world.platform.post({ channel: world.channel }, saying('x'), { key: 'k' });
    assert.ok(URL.canParse(await world.platform.permalink(ref)));
  });
}

const likeness = {
  title: 'Preview',
  alt: 'The post as readers would see it',
  open: 'Show more',
  posts: [
    {
      network: 'Mastodon',
      name: 'Town hall',
      handle: '@mairie@social.example',
      avatar: 'square',
      linkColour: '#563acc',
      warning: null,
      text: [{ kind: 'plain', text: 'The town hall opens at nine.' }],
      pictures: [],
      gallery: { ratio: 1.5, widest: 2, tallest: 0.5 },
    },
  ],
} as const;

function withPosts(picture: string, text: string, action?: string): Card {
  const card = action === undefined ? saying(text) : saying(text, action);
  const [first, ...rest] = card.blocks;
  const posts = { kind: 'posts', of: 'd1', ...likeness, picture } as const;
  return { ...card, blocks: [...(first === undefined ? [] : [first]), posts, ...rest] };
}

/** Checks that the reader sees the picture of the posts or, where the chat draws posts itself, their text. */
async function likenessIsSeen(world: ChatWorld, ref: MessageRef, text: string): Promise<void> {
  const seen = await seenBy(world, world.member, ref);
  assert.ok(seen.text.includes(text), seen.text);
  if (world.platform.capabilities.drawsPosts) return;
  assert.ok(seen.alts.includes(likeness.alt) || seen.text.includes(likeness.alt), JSON.stringify(seen));
}

function withFile(world: ChatWorld, text: string): Card {
  const { sha256 } = world.file;
  const file = { sha256, name: 'tambour-2026-W48.csv', mimeType: 'text/csv', title: 'Figures <b> *x*' } as const;
  return { summary: 's', blocks: [...saying(text).blocks, { kind: 'file', ...file }] };
}

function people(inWorld: InWorld): void {
  inWorld('each kind of user is told apart', async (world) => {
    const kindOf = async (user: string): Promise<string | undefined> => (await world.platform.user(user))?.kind;
    assert.deepEqual(await Promise.all([world.member, world.bot, world.inactive].map(kindOf)), [
      'member',
      'bot',
      'inactive',
    ]);
    if (world.guest !== null) assert.equal(await kindOf(world.guest), 'guest');
    assert.equal(await world.platform.user('nobody'), null);
  });

  inWorld('a channel has members, and bots and those who left are not among them', async (world) => {
    const members = await world.platform.members({ channel: world.channel });
    assert.ok(members.includes(world.member) && (world.guest === null || members.includes(world.guest)));
    assert.ok(!members.includes(world.bot) && !members.includes(world.inactive));
  });

  inWorld('the bot knows which channels it is in', async (world) => {
    assert.equal(await world.platform.inChannel({ channel: world.channel }), true);
    assert.equal(await world.platform.inChannel({ channel: world.otherChannel }), false);
  });

  inWorld(
    'a channel that people can join of themselves is told from one that they cannot',
    async ({ platform, ...world }) => {
      for (const channel of [world.openChannel, world.closedChannel])
        if (channel !== null) assert.equal(await platform.isOpen({ channel }), channel === world.openChannel);
    },
  );

  inWorld('who administers the workspace, or the team, of a channel is told apart', async (world) => {
    const isAdministrator = (user: string): Promise<boolean> =>
      world.platform.administers(user, { channel: world.channel });
    assert.equal(await isAdministrator(world.otherMember), world.administrator === world.otherMember);
    if (world.administrator !== null) assert.equal(await isAdministrator(world.administrator), true);
    for (const user of [world.member, world.guest, world.bot, world.inactive])
      if (user !== null && user !== world.administrator) assert.equal(await isAdministrator(user), false);
  });

  inWorld('a group has members, and bots and those who left are not among them', async (world) => {
    const { group } = world;
    assert.equal(world.platform.capabilities.userGroups, group !== null);
    assert.equal(await world.platform.groupMembers('no such group'), null);
    if (group === null) return assert.deepEqual(await world.platform.groups(), []);
    assert.deepEqual(await world.platform.groups(), [{ id: group.id, name: group.name }]);
    assert.deepEqual(new Set(await world.platform.groupMembers(group.id)), new Set(group.members));
    assert.ok(!group.members.includes(world.bot) && !group.members.includes(world.inactive));
  });

  inWorld('a group that cannot be read has no answer, which is not an empty one', async (world) => {
    if (world.group === null) return;
    world.takeGroupsAway();
    assert.equal(await world.platform.groupMembers(world.group.id), null);
  });

  inWorld('a file comes with its bytes and description', async (world, sink) => {
    const bytes = Uint8Array.from({ length: 5_000 }, (_, at) => at % 251);
    await world.say(world.member, null, 'look', [{ name: 'é.png', bytes, alt: 'a pattern' }]);
    const [file] = (await sink.first('message')).files;
    assert.ok(file !== undefined);
    assert.deepEqual([file.name, file.byteLength], ['é.png', 5_000]);
    const { signal } = new AbortController();
    const outcome = await world.platform.download(file, { maxBytes: 5_000, signal });
    assert.ok(outcome.kind === 'file');
    assert.deepEqual(new Uint8Array(outcome.bytes), bytes);
    assert.equal(outcome.alt, 'a pattern');
    const opened = await world.platform.open(file, { maxBytes: 5_000, signal });
    assert.ok(opened.kind === 'file');
    assert.deepEqual(new Uint8Array(Buffer.concat(await Array.fromAsync(opened.chunks))), bytes);
    assert.equal(opened.alt, 'a pattern');
  });

  inWorld('a file above the limit is not downloaded, and one that is not there is gone', async (world, sink) => {
    await world.say(world.member, null, 'look', [{ name: 'a.png', bytes: new Uint8Array(5_000) }]);
    const [file] = (await sink.first('message')).files;
    assert.ok(file !== undefined);
    const { signal } = new AbortController();
    assert.deepEqual(await world.platform.download(file, { maxBytes: 4_999, signal }), {
      kind: 'tooLarge',
      maxBytes: 4_999,
    });
    const lying = await world.platform.download({ ...file, byteLength: 1 }, { maxBytes: 4_999, signal });
    assert.equal(lying.kind, 'tooLarge');
    assert.deepEqual(await world.platform.download({ ...file, id: 'none' }, { maxBytes: 10, signal }), {
      kind: 'gone',
    });
    const opened = await world.platform.open({ ...file, byteLength: 1 }, { maxBytes: 4_999, signal });
    assert.equal(opened.kind, 'tooLarge');
    assert.deepEqual(await world.platform.open({ ...file, id: 'none' }, { maxBytes: 10, signal }), { kind: 'gone' });
  });
}
