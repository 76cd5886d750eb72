import assert from 'node:assert/strict';
import { createHash, createHmac, createSecretKey, randomBytes } from 'node:crypto';
import { PassThrough } from 'node:stream';
import { text as readAll } from 'node:stream/consumers';
import { test } from 'node:test';

import { pino } from 'pino';

import { changeDesk } from '#desks/change-desk.ts';
import { headNoter } from '#app/note-head.ts';
import { exportJournalCommand, signJournalCommand, verifyJournalCommand } from '#cli/journal-command.ts';
import { freeze } from '#publishing/holding/freeze.ts';
import { canonicalJson } from '#storage/canonical-json.ts';
import type { ExportedEntry, ExportSince } from '#storage/export-journal.ts';
import { headText, readHead } from '#storage/journal-head.ts';
import { journal } from '#storage/journal.ts';
import { runUnitOfWork } from '#storage/run-writing.ts';
import type { Store } from '#storage/store.ts';
import { verifyJournal } from '#storage/verify-journal.ts';

import { anApproval } from '../support/approval-by-hand.ts';
import { openScene, present, type Scene } from '../support/publishing-scene.ts';

// The attacker can write to the database, knows how it is done, and has no key.

interface Entry {
  readonly seq: bigint;
  readonly at: Date;
  readonly kind: string;
  readonly deskId: string | null;
  readonly draftId: string | null;
  readonly actor: string;
  readonly data: unknown;
  readonly mac: string | null;
}

const noHash = '0'.repeat(64);

/** Writes the whole journal anew, numbered and hashed as it should be, with the MACs that stand there. */
async function rewritten(
  { store: { db } }: Scene,
  change: (entries: readonly Entry[]) => readonly Entry[],
): Promise<void> {
  const entries = await db.journalEntry.findMany({ orderBy: { seq: 'asc' } });
  await db.journalEntry.deleteMany();
  let previousHash = noHash;
  for (const [index, { at, kind, deskId, draftId, actor, data, mac }] of change(entries).entries()) {
    const hashed = { seq: BigInt(index + 1), at, kind, deskId, draftId, actor, data: Object(data), previousHash };
    const covered = canonicalJson({ ...hashed, seq: String(hashed.seq) });
    const hash = createHash('sha256').update(covered, 'utf8').digest('hex');
    await db.journalEntry.create({ data: { ...hashed, hash, mac } });
    previousHash = hash;
  }
}

/** Seals an end as who has no key can: with the MAC of another. */
async function sealedByHand({ store: { db } }: Scene, keyId: string): Promise<void> {
  const last = present(await db.journalEntry.findFirst({ orderBy: { seq: 'desc' } }));
  const mac = `${keyId}.${createHmac('sha256', 'guessed').update(last.hash).digest('hex')}`;
  await db.journalHead.update({ where: { id: 1 }, data: { count: last.seq, hash: last.hash, mac } });
}

async function cutTo({ store: { db } }: Scene, seq: bigint): Promise<void> {
  await db.journalEntry.deleteMany({ where: { seq: { gt: seq } } });
}

/** Moves the head to the end that is there, with the MAC that it has, and then with that of the entry. */
async function headMoved({ store: { db } }: Scene, macOf: 'head' | 'entry'): Promise<void> {
  const { seq: count, hash, mac } = present(await db.journalEntry.findFirst({ orderBy: { seq: 'desc' } }));
  await db.journalHead.update({
    where: { id: 1 },
    data: { count, hash, ...(macOf === 'entry' && { mac: mac ?? '' }) },
  });
}

const others = (entries: readonly Entry[]): readonly Entry[] =>
  entries.map((entry) => (entry.actor === 'karim' ? { ...entry, actor: 'lea' } : entry));

const attacks: Readonly<Record<string, readonly [(scene: Scene) => Promise<unknown>, RegExp]>> = {
  'one entry names another person': [
    ({ store }) => store.db.$executeRaw`UPDATE "JournalEntry" SET actor = 'lea' WHERE seq = 3`,
    /entry 3 was changed after it was written/,
  ],
  'all is rewritten with another person': [(scene) => rewritten(scene, others), /entry \d+ was not written by Tambour/],
  'all is rewritten, and has no MAC any more': [
    (scene) => rewritten(scene, (entries) => others(entries).map((entry) => ({ ...entry, mac: null }))),
    /is not the one that was sealed|was written without the key/,
  ],
  'all is rewritten as if it had never been signed, and the head is gone': [
    async (scene) => {
      await rewritten(scene, (entries) => others(entries).map((entry) => ({ ...entry, mac: null })));
      await scene.store.db.journalHead.deleteMany();
    },
    /is not yet keyed/,
  ],
  'one entry is left out of a rewritten one': [
    (scene) => rewritten(scene, (entries) => entries.filter(({ seq }) => seq !== 2n)),
    /entry 2 was not written by Tambour/,
  ],
  'an entry has the MAC of another key': [
    ({ store }) => store.db.$executeRaw`UPDATE "JournalEntry" SET mac = '00000000.' || hash WHERE seq = 2`,
    /signed with another key than the one that is there/,
  ],
  'the last entries are cut off': [
    (scene) => cutTo(scene, 3n),
    /there are 3 entries, and there were \d+: its end was cut/,
  ],
  'the last entries are cut off, and the head is moved': [
    async (scene) => {
      await cutTo(scene, 3n);
      await headMoved(scene, 'head');
    },
    /the sealed number of its entries was not written by Tambour/,
  ],
  'the last entries are cut off, and the head has the MAC of an entry': [
    async (scene) => {
      await cutTo(scene, 3n);
      await headMoved(scene, 'entry');
    },
    /the sealed number of its entries was not written by Tambour/,
  ],
  'the last entries are cut off, and the head is sealed with a key of one’s own': [
    async (scene) => {
      await cutTo(scene, 3n);
      await sealedByHand(scene, '00000000');
    },
    /signed with another key than the one that is there/,
  ],
  'the last entries are cut off, and the head is gone': [
    async (scene) => {
      await cutTo(scene, 3n);
      await scene.store.db.journalHead.deleteMany();
    },
    /the sealed number of its entries is gone/,
  ],
  'it is emptied': [(scene) => cutTo(scene, 0n), /there are 0 entries, and there were \d+: its end was cut off/],
  'an entry is added': [
    async (scene) => {
      const { db } = scene.store;
      const { seq, hash, ...last } = present(await db.journalEntry.findFirst({ orderBy: { seq: 'desc' } }));
      const hashed = { ...last, data: { by: 'hand' }, seq: seq + 1n, previousHash: hash };
      const { mac: _, ...covered } = { ...hashed, seq: String(hashed.seq) };
      const own = createHash('sha256').update(canonicalJson(covered), 'utf8').digest('hex');
      await db.journalEntry.create({ data: { ...hashed, hash: own, mac: null } });
    },
    /entry \d+ was written without the key/,
  ],
};

for (const [name, [attack, found]] of Object.entries(attacks)) {
  test(`the journal is found out where ${name}, also once Tambour has gone on writing`, async () => {
    await using scene = await openScene({ settings: { graceSeconds: 1 } });
    await scene.decide(await scene.asked());
    await scene.pass(60);
    assert.equal((await verifyJournalCommand(scene.store, null)).exitCode, 0);
    await attack(scene);
    const { exitCode, text } = await verifyJournalCommand(scene.store, null);
    assert.deepEqual([exitCode, found.test(text)], [1, true], text);
    await scene.asked({ text: 'The next post.' });
    const after = await verifyJournalCommand(scene.store, null);
    assert.equal(after.exitCode, 1, after.text);
  });
}

const rowsByHand: Readonly<Record<string, readonly [(scene: Scene, draftId: string) => Promise<unknown>, RegExp]>> = {
  'a decision is written': [
    (scene, draftId) => anApproval(scene, draftId, 'lea', 'unsigned'),
    /does not tell of a decision \(approve\) by lea on version 1 of the draft/,
  ],
  'a delivery is marked': [
    ({ store: { db } }) =>
      db.delivery.updateMany({ where: { account: { network: 'x' } }, data: { state: 'cancelled' } }),
    /The delivery \S+ of the draft \S+ is cancelled; the journal says sent/,
  ],
  'the number of approvals is changed': [
    ({ store: { db } }) => db.desk.updateMany({ data: { approvalsNeeded: 7 } }),
    /On the desk "Bruyère" approvalsNeeded is 7; the journal says 1/,
  ],
  'what was published has other words': [
    ({ store: { db } }) => db.revision.updateMany({ data: { text: 'The town hall is closed for ever.' } }),
    /Words or pictures of version 1 of the draft \S+, which was published, are not those in the journal/,
  ],
  'a picture of what was published has another description': [
    ({ store: { db } }) => db.revision.updateMany({ data: { media: [{ alt: 'Closed' }] } }),
    /Words or pictures of version 1 of the draft \S+, which was published, are not those in the journal/,
  ],
  'an approver is added': [
    ({ store: { db }, deskId }) => db.deskPerson.create({ data: { deskId, person: 'eve', role: 'approver' } }),
    /approvers is \["eve","karim","lea"\]; the journal says \["karim","lea"\]/,
  ],
  'all of the journal is gone, its head too': [
    async ({ store: { db } }) => {
      await db.journalEntry.deleteMany();
      await db.journalHead.deleteMany();
    },
    /does not tell of the desk "Bruyère"/,
  ],
};

for (const [name, [byHand, found]] of Object.entries(rowsByHand)) {
  test(`rows that the journal does not tell of are found: ${name}`, async () => {
    await using scene = await openScene({ settings: { graceSeconds: 1 } });
    const draft = await scene.asked();
    await scene.decide(draft);
    await scene.pass(60);
    await scene.store.write((work) =>
      changeDesk(work, { deskId: scene.deskId, by: 'sophie', changes: { graceSeconds: 5, name: 'Bruyère' } }),
    );
    const before = await verifyJournalCommand(scene.store, null);
    assert.equal(before.exitCode, 0, before.text);
    await byHand(scene, draft.id);
    const after = await verifyJournalCommand(scene.store, null);
    assert.deepEqual([after.exitCode, found.test(after.text)], [1, true], after.text);
  });
}

test('a change of a desk is kept with what was before, and says nothing of what stayed', async () => {
  await using scene = await openScene({ settings: { approvalsNeeded: 2 } });
  const { store, deskId } = scene;
  const changes = { approvalsNeeded: 1, name: 'Bruyère', approvers: ['karim'] };
  await store.write((work) => changeDesk(work, { deskId, by: 'sophie', changes }));
  const entry = present(await store.db.journalEntry.findFirst({ where: { kind: 'desk.changed' } }));
  assert.deepEqual(entry.data, {
    from: { approvalsNeeded: 2, approvers: ['karim', 'lea'] },
    to: { approvalsNeeded: 1, approvers: ['karim'] },
  });
});

test('an old end of the journal, put back with the head that it had, is found by a head that was noted since', async () => {
  await using scene = await openScene({ settings: { graceSeconds: 1 } });
  const { db } = scene.store;
  const draft = await scene.asked();
  const { hash: oldHash, count, mac } = present(await db.journalHead.findFirst());
  const lines: string[] = [];
  const note = headNoter(scene.store, pino({ level: 'info' }, { write: (line: string) => lines.push(line) }));
  await scene.decide(draft);
  await note();
  const noted = await readHead(scene.store);
  assert.equal((await verifyJournalCommand(scene.store, noted)).exitCode, 0);

  await db.journalHead.update({ where: { id: 1 }, data: { hash: oldHash, count, mac } });
  assert.match((await verifyJournalCommand(scene.store, null)).text, /\d+ entries are sealed, and there are \d+/);
  await cutTo(scene, count);
  assert.equal((await verifyJournal(scene.store)).kind, 'sound', 'nothing in the chain tells of it');
  const found = await verifyJournalCommand(scene.store, { ...noted, hash: noted.hash.slice(0, 16) });
  assert.equal(found.exitCode, 1);
  assert.match(found.text, /is not the one that was noted: entry \d+ does not have the hash/);
  await note();
  assert.match(lines[0] ?? '', new RegExp(`"head":"${headText(noted)}"`));
  assert.match(lines[1] ?? '', /"level":50.*"the journal was cut off or rewritten"/);
});

test('an entry that Tambour itself signed, in a course of events that was taken back, is not the one that was sealed', async () => {
  await using scene = await openScene();
  const { db } = scene.store;
  const entry = { kind: 'written', deskId: null, draftId: null, actor: 'amina', data: {} };
  const head = present(await db.journalHead.findFirst());
  await scene.store.write((work) => journal(work, { ...entry, actor: 'eve' }));
  const { data, ...other } = present(await db.journalEntry.findFirst({ orderBy: { seq: 'desc' } }));
  await cutTo(scene, head.count);
  await db.journalHead.update({ where: { id: 1 }, data: head });
  await scene.store.write((work) => journal(work, entry));
  assert.equal((await verifyJournalCommand(scene.store, null)).exitCode, 0);
  await db.journalEntry.update({ where: { seq: other.seq }, data: { ...other, data: Object(data) } });
  const found = await verifyJournalCommand(scene.store, null);
  assert.match(found.text, /entry \d+ is not the one that was sealed/);
  await scene.store.write((work) => journal(work, entry));
  assert.match((await verifyJournalCommand(scene.store, null)).text, /does not follow the one before it/);
});

/** As it was before entries were signed: their hashes are the same. */
async function unsigned({ store: { db } }: Scene): Promise<void> {
  await db.journalEntry.updateMany({ data: { mac: null } });
  await db.journalHead.deleteMany();
}

test('a journal of before is signed by nobody but an administrator, by name and once; then it is as safe as another', async () => {
  await using scene = await openScene();
  const { store } = scene;
  await scene.asked();
  await unsigned(scene);
  await scene.asked({ text: 'The next post.' });
  assert.equal(await store.db.journalEntry.count({ where: { mac: { not: null } } }), 0, 'nothing is signed of itself');
  const before = await verifyJournalCommand(store, null);
  assert.deepEqual([before.exitCode, /is not yet keyed: its \d+ entries/.test(before.text)], [1, true]);

  const signed = await signJournalCommand(store, 'administrator (ada)');
  assert.equal(signed.exitCode, 0, signed.text);
  const [entry, ...more] = await store.db.journalEntry.findMany({ where: { kind: 'journal.signed' } });
  assert.deepEqual([entry?.actor, more], ['administrator (ada)', []]);
  assert.match((await verifyJournalCommand(store, null)).text, /is whole: .*\nEntries 1 to \d+ were signed afterwards/);
  assert.match((await signJournalCommand(store, 'administrator (eve)')).text, /signed already/);
  assert.equal(await store.db.journalEntry.count({ where: { kind: 'journal.signed' } }), 1);
  await store.db.$executeRaw`UPDATE "JournalEntry" SET actor = 'lea' WHERE seq = 2`;
  assert.match((await verifyJournalCommand(store, null)).text, /entry 2 was changed/);
  const refused = await signJournalCommand(store, 'administrator (eve)');
  assert.deepEqual([refused.exitCode, /What was changed is not signed/.test(refused.text)], [1, true]);
});

test('under another key, or without one, the journal says so and goes on', async () => {
  await using scene = await openScene();
  await scene.asked();
  const { db, pieces, clock, newId, jobs, decisionKey } = scene.store;
  for (const journalKey of [createSecretKey(randomBytes(32)), null]) {
    const other: Store = {
      db,
      pieces,
      clock,
      newId,
      jobs,
      decisionKey,
      journalKey,
      write: (work) => runUnitOfWork(other, work),
    };
    const found = await verifyJournalCommand(other, null);
    assert.equal(found.exitCode, 1);
    assert.match(found.text, journalKey === null ? /key is not there/ : /another key than the one that is there/);
    const head = await db.journalHead.findFirst();
    const entry = { kind: 'written', deskId: null, draftId: null, actor: 'amina', data: {} };
    await other.write((work) => journal(work, entry));
    assert.deepEqual(await db.journalHead.findFirst(), head, 'what the right key sealed is not sealed anew');
  }
  assert.equal((await verifyJournalCommand(scene.store, null)).exitCode, 1);
  assert.equal((await signJournalCommand(scene.store, 'administrator (ada)')).exitCode, 0);
  assert.equal((await verifyJournalCommand(scene.store, null)).exitCode, 0);
});

test('what is handed to a collector of logs says who, what kind, when and which ids, and no word of a text', async () => {
  await using scene = await openScene({ settings: { graceSeconds: 1, stewards: ['sophie'] } });
  const { store, clock, deskId } = scene;
  const draft = await scene.asked({ text: 'Un secret jusqu’à midi.' });
  const by = { id: 'sophie', name: 'Sophie Perrault' };
  await store.write((work) => freeze(work, { deskId, by, why: 'Someone has our password.' }));
  await scene.decide(draft, { by: 'amina' });
  const whole = await exported(store, null);
  assert.equal(whole.length, await store.db.journalEntry.count());
  const text = JSON.stringify(whole);
  for (const word of ['secret', 'midi', 'password', 'Perrault', 'Bruyère']) assert.ok(!text.includes(word), word);
  const { kind, severity, actor, draftId, ...refused } = present(whole.at(-1));
  assert.deepEqual([kind, severity, actor, draftId], ['decision.refused', 'warning', 'amina', draft.id]);
  const head = await readHead(store);
  assert.deepEqual([refused.seq, refused.hash], [Number(head.count), head.hash]);
  assert.deepEqual(await exported(store, { after: BigInt(refused.seq) - 1n }), whole.slice(-1));
  await scene.pass(1);
  assert.deepEqual(await exported(store, { from: clock.now() }), []);
  assert.deepEqual(
    await exported(store, { from: new Date(refused.time) }),
    whole.filter(({ time }) => time >= refused.time),
  );
});

async function exported(store: Store, since: ExportSince): Promise<readonly ExportedEntry[]> {
  const stdout = new PassThrough();
  const read = readAll(stdout);
  await exportJournalCommand(store, since, stdout);
  stdout.end();
  return (await read)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}
