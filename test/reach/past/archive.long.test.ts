import assert from 'node:assert/strict';
import { mkdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { archiveFiles } from '#reach/past/archive/archive-files.ts';
import { type ArchiveRead, readArchive } from '#reach/past/archive/read-archive.ts';

import { temporaryFolder } from '../../support/temporary-folder.ts';
import {
  type ArchiveContent,
  archiveOf,
  type ArchivedPost,
  linkInto,
  tweetsFile,
  writeFolder,
  writeZip,
} from '../../support/x-archive.ts';

const accountId = '4242';
/** Whoever opened one of these would fail: their bytes are none. */
const unopened = [
  'data/direct-messages.js',
  'data/contact.js',
  'data/ad-impressions.js',
  'data/deleted-tweets.js',
  'data/tweets_media/1-a.jpg',
];
const read = ['data/manifest.js', 'data/account.js'];

async function readAt(...named: readonly string[]): Promise<ArchiveRead> {
  const found = await archiveFiles(named);
  assert.equal(found.kind, 'files');
  return readArchive({ accountId, files: found.kind === 'files' ? found.files : [] });
}

function posts(from: number, to: number): readonly ArchivedPost[] {
  return Array.from({ length: to - from }, (_, index) => ({ id: String(from + index), likes: index, shares: 2 }));
}

function whyNot(outcome: ArchiveRead): unknown {
  return outcome.kind === 'refused' ? outcome.why : outcome;
}

test('the same comes of a ZIP, of the folder it was unpacked to and of its files, and nothing private is opened', async () => {
  await using folder = await temporaryFolder();
  const content = archiveOf({ accountId, parts: [posts(1, 4)] });
  const zip = await writeZip(join(folder.path, 'twitter.zip'), Object.entries(content), { broken: unopened });
  const unpacked = await writeFolder(join(folder.path, 'unpacked'), content);
  const ofZip = await readAt(zip);
  assert.equal(ofZip.kind, 'read');
  assert.deepEqual(ofZip.kind === 'read' && ofZip.opened, [...read, 'data/tweets.js']);
  assert.deepEqual(
    ofZip.kind === 'read' && ofZip.past.posts.map(({ remoteId, likes, shares }) => [remoteId, likes, shares]),
    [
      ['1', 0, 2],
      ['2', 1, 2],
      ['3', 2, 2],
    ],
  );
  assert.deepEqual(await readAt(unpacked), ofZip);
  assert.deepEqual(await readAt(...[...read, 'data/tweets.js'].map((name) => join(unpacked, name))), ofZip);
});

test('an archive of 2 GB is read without what makes it large', async () => {
  await using folder = await temporaryFolder();
  const content = Object.entries(archiveOf({ accountId, parts: [posts(1, 4)] }));
  const zip = await writeZip(join(folder.path, 'large.zip'), content, { holeBytes: 2 * 1024 ** 3, broken: unopened });
  const outcome = await readAt(zip);
  assert.equal(outcome.kind === 'read' && outcome.past.posts.length, 3);
});

test('three parts are one archive, whichever comes first, and one that is missing is named', async () => {
  await using folder = await temporaryFolder();
  const content = archiveOf({ accountId, parts: [posts(1, 2001), posts(2001, 4001), posts(4001, 5001)] });
  const zip = await writeZip(join(folder.path, 'parts.zip'), Object.entries(content).toReversed());
  const whole = await readAt(zip);
  assert.equal(whole.kind === 'read' && whole.past.posts.length, 5000);
  const { 'data/tweets-part1.js': left, ...rest } = content;
  assert.notEqual(left, undefined);
  assert.deepEqual(whyNot(await readAt(await writeFolder(join(folder.path, 'rest'), rest))), {
    kind: 'partMissing',
    where: 'data/tweets-part1.js',
  });
});

test('of an answer to others only when it was given comes out, of what goes on or was passed on the number', async () => {
  await using folder = await temporaryFolder();
  const at = new Date('2025-05-02T10:00:00Z');
  const content = archiveOf({
    accountId,
    parts: [
      [
        { id: '1', text: '@citizen Your file is on its way', at, answers: { userId: '555', statusId: '77' } },
        { id: '2', text: '@gone The author left', at, answers: { statusId: '78' } },
        { id: '3', text: 'and one more thing', answers: { userId: accountId, statusId: '5' } },
        { id: '4', text: 'RT @prefet: storm' },
        { id: '5', text: 'Pool &lt;open&gt; &amp; heated', link: 'https://commune.example/pool?a=1&b=2' },
      ],
    ],
  });
  const outcome = await readAt(await writeFolder(folder.path, content));
  assert.ok(outcome.kind === 'read');
  assert.deepEqual(outcome.past.answeredAt, [at, at]);
  assert.deepEqual([outcome.past.continuations, outcome.past.reposts], [1, 1]);
  assert.deepEqual(
    outcome.past.posts.map(({ text, links }) => ({ text, links })),
    [
      {
        text: 'Pool <open> & heated https://commune.example/pool?a=1&b=2',
        links: ['https://commune.example/pool?a=1&b=2'],
      },
    ],
  );
});

test('an edited post is one, as its last version and as of its first, and so is an edited answer', async () => {
  await using folder = await temporaryFolder();
  const [first, later] = [new Date('2025-05-02T10:00:00Z'), new Date('2025-05-02T10:20:00Z')];
  const versions = ['98', '101'] as const;
  const answer = { versions: ['7', '8'], answers: { userId: '555', statusId: '77' } } as const;
  for (const order of [1, -1]) {
    const edited: readonly ArchivedPost[] = [
      { id: '98', text: 'The pool opens untill 18:00', at: first, likes: 3, versions },
      { id: '101', text: 'The pool opens until 18:00', at: later, likes: 5, versions },
      { id: '7', text: '@citizen Yess', at: first, ...answer },
      { id: '8', text: '@citizen Yes', at: later, ...answer },
    ];
    const content = archiveOf({ accountId, parts: [order === 1 ? edited : edited.toReversed()] });
    const outcome = await readAt(await writeFolder(join(folder.path, `order ${order}`), content));
    assert.ok(outcome.kind === 'read');
    assert.deepEqual(
      outcome.past.posts.map(({ remoteId, text, likes, publishedAt }) => ({ remoteId, text, likes, publishedAt })),
      [{ remoteId: '101', text: 'The pool opens until 18:00', likes: 5, publishedAt: first }],
    );
    assert.deepEqual(outcome.past.answeredAt, [later]);
  }
});

test('a long post has its whole text and its links, from the file that X keeps them in', async () => {
  await using folder = await temporaryFolder();
  const [at, link] = [new Date('2025-05-02T10:00:00Z'), 'https://commune.example/flood'];
  const beginning = 'The river rises. '.repeat(16).trim();
  const text = `${beginning} Leave the quays: https://t.co/long1 & park on the hill.`;
  const note = {
    noteTweet: {
      noteTweetId: '4711',
      createdAt: '2025-05-02T09:59:59.000Z',
      core: { text, urls: [{ shortUrl: 'https://t.co/long1', expandedUrl: link, fromIndex: '1', toIndex: '2' }] },
    },
  };
  const posts: readonly ArchivedPost[] = [
    { id: '1', at, text: `${beginning}… https://t.co/xyz` },
    { id: '2', at: new Date('2025-06-02T10:00:00Z'), text: `${beginning}…` },
    { id: '3', at, text: 'The river' },
  ];
  const notes = `window.YTD.note_tweet.part0 = ${JSON.stringify([note, { noteTweet: 'another form' }])}`;
  const content = { ...archiveOf({ accountId, parts: [posts] }), 'data/note-tweet.js': notes };
  const outcome = await readAt(await writeFolder(folder.path, content));
  assert.ok(outcome.kind === 'read');
  assert.deepEqual(
    outcome.past.posts.map(({ text: words, links }) => [words, links]),
    [
      [text.replace('https://t.co/long1', link), [link]],
      [`${beginning}…`, []],
      ['The river', []],
    ],
  );
  assert.ok(outcome.opened.includes('data/note-tweet.js'));
});

test('whose it is, its own files say or each post of it; a name that changed means nothing', async () => {
  await using folder = await temporaryFolder();
  const parts = [posts(1, 3)];
  const others = await writeFolder(
    join(folder.path, 'others'),
    archiveOf({ accountId: '666', handle: 'other', parts }),
  );
  assert.deepEqual(whyNot(await readAt(others)), { kind: 'somebodyElses', accountId: '666', handle: 'other' });
  const renamed = await readAt(
    await writeFolder(join(folder.path, 'renamed'), archiveOf({ accountId, handle: 'before', parts })),
  );
  assert.deepEqual(renamed.kind === 'read' && [renamed.handle, renamed.past.posts.length], ['before', 2]);
  const alone = await writeFolder(join(folder.path, 'alone'), { 'data/tweets.js': tweetsFile(posts(1, 3)) });
  assert.deepEqual(whyNot(await readAt(alone)), { kind: 'whoseUnknown' });
  const mixed = archiveOf({ accountId, parts });
  const account = String(mixed['data/account.js']).replace(accountId, '666');
  const two = await writeFolder(join(folder.path, 'two'), { ...mixed, 'data/account.js': account });
  assert.deepEqual(whyNot(await readAt(two)), { kind: 'whoseUnknown' });
  const named = tweetsFile(posts(1, 3)).replaceAll('"lang"', `"user_id_str": "${accountId}", "lang"`);
  const told = await readAt(await writeFolder(join(folder.path, 'told'), { 'data/tweets.js': named }));
  assert.deepEqual(told.kind === 'read' && [told.past.posts.length, told.madeAt], [2, null]);
  const foreign = named.replace(`"user_id_str": "${accountId}"`, '"user_id_str": "666"');
  assert.deepEqual(
    whyNot(await readAt(await writeFolder(join(folder.path, 'foreign'), { 'data/tweets.js': foreign }))),
    {
      kind: 'somebodyElses',
      accountId: '666',
      handle: null,
    },
  );
});

test('what is cut off, or no JSON, is named with its place, and nothing of it is taken', async () => {
  await using folder = await temporaryFolder();
  const content = archiveOf({ accountId, parts: [posts(1, 10), posts(10, 20)] });
  const zip = await writeZip(join(folder.path, 'cut.zip'), Object.entries(content));
  await truncate(zip, 900);
  assert.deepEqual(whyNot(await readAt(zip)), { kind: 'damaged', where: zip });
  const damaged = await writeZip(join(folder.path, 'damaged.zip'), Object.entries(content), {
    broken: ['data/tweets-part1.js'],
  });
  assert.deepEqual(whyNot(await readAt(damaged)), { kind: 'damaged', where: 'data/tweets-part1.js' });
  const where = 'data/tweets-part1.js';
  const part = String(content[where]);
  const because = async (name: string, bytes: string): Promise<unknown> =>
    whyNot(await readAt(await writeFolder(join(folder.path, name), { ...content, [where]: bytes })));
  assert.deepEqual(await because('half', part.slice(0, part.length / 2)), { kind: 'notJson', where, position: 5 });
  assert.deepEqual(await because('noEnd', part.trimEnd().slice(0, -1)), { kind: 'notJson', where, position: 11 });
  assert.deepEqual(await because('html', '<html>Please log in</html>'), { kind: 'notJson', where, position: 0 });
  assert.deepEqual(await because('empty', ''), { kind: 'notJson', where, position: 0 });
  assert.deepEqual(await because('code', `${part};fetch("https://evil.example")`), {
    kind: 'notJson',
    where,
    position: 11,
  });
  assert.deepEqual(await because('comma', part.replace('"id_str": "12"', '"id_str": 12,,')), {
    kind: 'notJson',
    where,
    position: 3,
  });
  assert.deepEqual(await because('undated', part.replaceAll('+0000', '+0100')), {
    kind: 'strange',
    where,
    position: 1,
  });
  const messages = String(content['data/tweets.js']).replace('YTD.tweets.part0', 'YTD.direct_messages.part0');
  assert.deepEqual(await because('other', messages), { kind: 'notJson', where, position: 0 });
});

test('a ZIP that unpacks to far more than it holds is ended, and so is a post that is larger than any', async () => {
  await using folder = await temporaryFolder();
  const content = archiveOf({ accountId, parts: [posts(1, 3)] });
  const large = Buffer.alloc(64 * 1024 * 1024, ' ');
  const bomb = { ...content, 'data/account.js': large };
  assert.deepEqual(whyNot(await readAt(await writeZip(join(folder.path, 'bomb.zip'), Object.entries(bomb)))), {
    kind: 'tooLarge',
    where: 'data/account.js',
  });
  const huge = Buffer.concat([Buffer.from('window.YTD.tweets.part0 = [{"tweet":"'), large, Buffer.from('"}]')]);
  const zip = await writeZip(join(folder.path, 'huge.zip'), Object.entries({ ...content, 'data/tweets.js': huge }));
  assert.deepEqual(whyNot(await readAt(zip)), { kind: 'notJson', where: 'data/tweets.js', position: 1 });
  const named = { accountId, files: [{ kind: 'zip', path: zip } as const] };
  assert.deepEqual(whyNot(await readArchive(named, { timeoutMs: 1 })), { kind: 'late' });
});

test('names that lead out of an archive, and links in its folder, lead nowhere', async () => {
  await using folder = await temporaryFolder();
  const content: ArchiveContent = archiveOf({ accountId, parts: [posts(1, 3)] });
  const out = await writeZip(join(folder.path, 'out.zip'), [...Object.entries(content), ['../../data/tweets.js', 'x']]);
  assert.deepEqual(whyNot(await readAt(out)), { kind: 'damaged', where: out });
  const twice = await writeZip(join(folder.path, 'twice.zip'), [
    ...Object.entries(content),
    ['data/tweets.js', tweetsFile([])],
  ]);
  assert.deepEqual(whyNot(await readAt(twice)), { kind: 'twice', where: 'data/tweets.js' });
  const secret = join(folder.path, 'secret.js');
  await writeFile(secret, tweetsFile([{ id: '77', text: 'secret' }]));
  const { 'data/tweets.js': own, ...rest } = content;
  assert.notEqual(own, undefined);
  const unpacked = await writeFolder(join(folder.path, 'unpacked'), rest);
  await linkInto(unpacked, 'data/tweets.js', secret);
  assert.deepEqual(whyNot(await readAt(unpacked)), { kind: 'partMissing', where: 'data/tweets.js' });
  assert.match(await readFile(secret, 'utf8'), /secret/);
});

test('what is nothing of an archive is said at once', async () => {
  await using folder = await temporaryFolder();
  const notes = join(folder.path, 'notes.txt');
  await writeFile(notes, 'window.YTD.tweets.part0 = []');
  await mkdir(join(folder.path, 'empty'));
  assert.deepEqual(await archiveFiles([notes]), { kind: 'unknown', path: notes });
  assert.deepEqual(await archiveFiles([join(folder.path, 'empty')]), {
    kind: 'unknown',
    path: join(folder.path, 'empty'),
  });
  assert.deepEqual(await archiveFiles([join(folder.path, 'gone')]), {
    kind: 'notReadable',
    path: join(folder.path, 'gone'),
  });
});
