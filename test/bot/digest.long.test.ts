import assert from 'node:assert/strict';
import { test } from 'node:test';

import { inEachLanguage, languages } from '#languages.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import { startDigests } from '#reach/start-digests.ts';
import { notify } from '#storage/notify.ts';

import { type BotScene, openBotScene } from '../support/bot-scene.ts';
import { withHistory } from '../support/digest-desk.ts';

const minuteSeconds = 60;
const hourSeconds = 3600;
const daySeconds = 24 * hourSeconds;

/** A desk with a past, on Monday 30 November 2026, a minute before nine in Paris. */
async function scene(options: Parameters<typeof openBotScene>[0] = {}): Promise<BotScene> {
  const one = await openBotScene(options);
  assert.ok(one.deskId !== null);
  await startDigests(one.store);
  await one.settle();
  one.clock.advance((7 * daySeconds - hourSeconds - minuteSeconds) * 1000);
  await withHistory(one.store, one.deskId);
  return one;
}

/** Lets the hour come, and what happens once a minute happen once. */
async function untilDigest(one: BotScene, lateSeconds = 0): Promise<void> {
  one.clock.advance((minuteSeconds + lateSeconds) * 1000);
  await one.store.runEveryMinute();
  await one.settle();
}

function digestsIn(one: BotScene): readonly string[] {
  return one
    .messages()
    .map((message) => one.textOf(message))
    .filter((text) => text.includes('# Bilan des publications'));
}

for (const language of languages) {
  test(`the details lead to the page about the method in the desk’s language, ${language}`, async () => {
    const methodUrl = inEachLanguage((one) => `https://tambour.example.org/${one}`);
    await using one = await scene({ settings: { language }, methodUrl });
    await untilDigest(one);
    const [, details] = one.messages();
    assert.ok(details !== undefined);
    const links = JSON.stringify(details.body).match(/https:\/\/tambour\.example\.org\/\w+/g);
    assert.deepEqual(links, [methodUrl[language]]);
  });
}

test('the digest comes at the desk’s hour, once, with a sentence, two pictures, a table, and its details in its thread', async () => {
  await using one = await scene();
  await one.store.runEveryMinute();
  await one.settle();
  assert.equal(one.messages().length, 0);
  await untilDigest(one);
  const [message, details, ...more] = one.messages();
  assert.ok(message !== undefined && details !== undefined);
  assert.equal(more.length, 0);
  const text = one.textOf(message);
  assert.match(
    text,
    /\*Sur douze semaines, pas de différence nette : jusqu’à [\d,]+ fois plus d’interactions sur Mastodon que sur X reste possible, comme jusqu’à [\d,]+ fois plus sur X\. Sur ces 7 jours, trop peu de publications pour conclure \(\d+ comparées\)\.\*/,
  );
  assert.match(text, /!\[Chaque publication: Sur ces 7 jours, trop peu de publications pour conclure/);
  assert.match(text, /!\[Douze semaines: Sur douze semaines, pas de différence nette : jusqu’à/);
  assert.match(text, /\d+ publications\. Sur ces 7 jours, une publication typique a eu [\d,]+/);
  assert.match(
    text,
    /Sur les 7 jours d’avant, une publication typique a eu [\d,]+ interactions sur Mastodon et [\d,]+ sur X/,
  );
  assert.match(
    text,
    /À faire : \d+ commentaires restaient sans réponse .*: \[[^\]]+ \(\d+\)\]\(https:\/\/mastodon\.example/,
  );
  assert.match(text, /\| Interactions, toutes \| [\d ]+ \| [\d ]+/);
  assert.match(text, /\| Interactions, \d+ comparées \| [\d ]+ \| [\d ]+/);
  assert.match(text, /Les détails sont dans le fil\./);
  assert.doesNotMatch(text, /prévu|Mis à jour/);
  assert.equal(details.ref.thread, message.ref.message);
  assert.match(
    one.textOf(details),
    /Interactions, douze semaines : Mastodon devant pour \d+ sur \d+ publications, X pour \d+/,
  );
  assert.match(one.textOf(details), /docs\/fr\/digest-method\.md/);
  assert.deepEqual([...message.notified, ...details.notified], []);

  await one.store.runEveryMinute();
  await one.settle();
  one.clock.advance(3 * daySeconds * 1000);
  await one.store.runEveryMinute();
  await one.settle();
  assert.equal(digestsIn(one).length, 1);
});

test('the pictures that are shown are kept, and are pictures', async () => {
  await using one = await scene();
  await untilDigest(one);
  const kept = await one.store.db.attachment.findMany();
  assert.equal(kept.length, 2);
  for (const { mimeType, bytes, sha256 } of kept) {
    assert.equal(mimeType, 'image/png');
    assert.equal(Buffer.from(bytes).subarray(1, 4).toString(), 'PNG');
    assert.ok(JSON.stringify(one.messages()).includes(sha256));
  }
});

for (const when of ['before', 'after'] as const) {
  test(`where the chat fails ${when} the message is posted, it stands there once all the same`, async () => {
    const trouble = { times: 0 };
    const failing = (chat: ChatPlatform): ChatPlatform => ({
      ...chat,
      post: async (where, card, options) => {
        const fails = trouble.times > 0;
        if (fails) trouble.times -= 1;
        if (fails && when === 'before') throw new Error('the chat is away');
        const ref = await chat.post(where, card, options);
        if (fails) throw new Error('the answer was lost');
        return ref;
      },
    });
    await using one = await scene({ wrapChat: failing });
    trouble.times = 2;
    await untilDigest(one).catch(() => undefined);
    for (let second = 0; second < 10; second += 1) {
      one.clock.advance(1000);
      await one.settle().catch(() => undefined);
    }
    assert.equal(trouble.times, 0);
    assert.equal(one.messages().length, 2, one.seen());
    assert.equal((await one.store.db.digest.findFirst())?.state, 'told');
  });
}

test('late, it says for when it was due; two days late it is left out', async () => {
  await using late = await scene();
  await untilDigest(late, 5 * hourSeconds);
  assert.match(late.seen(), /Ce bilan était prévu à 9 h 00 et n’a pas pu partir à l’heure\./);

  await using old = await scene();
  await untilDigest(old, 48 * hourSeconds + minuteSeconds);
  assert.equal(old.messages().length, 0);
});

test('where the chat was away for two days, what was ordered in time is not told any more', async () => {
  const away = { is: true };
  await using one = await scene({
    wrapChat: (chat) => ({
      ...chat,
      post: (where, card, options) => {
        if (away.is) throw new Error('the chat is away');
        return chat.post(where, card, options);
      },
    }),
  });
  await untilDigest(one).catch(() => undefined);
  one.clock.advance(49 * hourSeconds * 1000);
  away.is = false;
  await one.settle();
  assert.equal(one.messages().length, 0);
  assert.equal((await one.store.db.digest.findFirst())?.state, 'skipped');
});

test('readings that come later change the message in its place, which says so; the same figures again change nothing', async () => {
  await using one = await scene();
  await untilDigest(one);
  const row = await one.store.db.digest.findFirstOrThrow();
  const before = one.seen();
  const changed = async (): Promise<void> => {
    const { deskId, id } = row;
    await one.store.write((work) =>
      notify(work, { key: work.newId(), deskId, draftId: null, kind: 'digest.changed', data: { digestId: id } }),
    );
    await one.settle();
  };
  await changed();
  assert.equal(one.seen(), before);

  const figures = await one.store.db.deliveryFigures.findFirstOrThrow({
    where: { outcome: 'counts', publishedAt: { gte: row.publishedFrom, lt: row.publishedTo } },
  });
  const { deliveryId, likes } = figures;
  await one.store.db.deliveryFigures.update({ where: { deliveryId }, data: { likes: (likes ?? 0n) + 1000n } });
  one.clock.advance(hourSeconds * 1000);
  await changed();
  assert.equal(one.messages().length, 2);
  const [message] = one.messages();
  assert.ok(message !== undefined);
  assert.match(one.textOf(message), /Mis à jour à 10 h 00 : des relevés tardifs ont changé ces chiffres\./);
  assert.match(one.seen(), /favoris 1 \d{3}/);
  assert.equal((await one.store.db.digest.findFirstOrThrow()).changedAt?.toISOString(), '2026-11-30T09:00:00.000Z');
});

test('a reading that is recorded while the digest is being shown is in it all the same', async () => {
  let meanwhile: (() => Promise<void>) | null = null;
  await using one = await scene({
    wrapChat: (chat) => ({
      ...chat,
      post: async (where, card, options) => {
        await meanwhile?.();
        meanwhile = null;
        return chat.post(where, card, options);
      },
    }),
  });
  meanwhile = async () => {
    await one.store.db.deliveryFigures.updateMany({ where: { outcome: 'counts' }, data: { likes: 5000n } });
  };
  await untilDigest(one);
  assert.equal(meanwhile, null);
  assert.equal(one.messages().length, 2);
  assert.match(one.seen(), /favoris \d*[05] 000/);
});

test('a digest that somebody deleted stays deleted, also when its figures change', async () => {
  await using one = await scene();
  await untilDigest(one);
  const [message] = one.messages();
  assert.ok(message !== undefined);
  one.people.delete(null, message.ref);
  await one.settle();
  const { deskId, id } = await one.store.db.digest.findFirstOrThrow();
  await one.store.db.deliveryFigures.updateMany({ data: { likes: 3n } });
  await one.store.write((work) =>
    notify(work, { key: 'again', deskId, draftId: null, kind: 'digest.changed', data: { digestId: id } }),
  );
  await one.settle();
  assert.equal(digestsIn(one).length, 0);
});

test('asked for, it is shown to whoever asked alone, and to the channel on request, once however often it is delivered', async () => {
  await using one = await scene({ deliveries: 2 });
  await one.people.command('aicha', 'publications', 'bilan');
  await one.settle();
  const whisper = one.whispers('aicha').at(-1) ?? '';
  assert.match(whisper, /# Bilan des publications, du 20 novembre au 27 novembre/);
  assert.match(whisper, /Ce bilan n’est visible que de vous/);
  assert.equal(one.messages().length, 0);

  await one.people.command('aicha', 'publications', 'bilan canal');
  await one.settle();
  assert.equal(digestsIn(one).length, 1);
  assert.equal(one.messages().length, 2);
});

test('the language is the desk’s in the channel, and the person’s in private', async () => {
  const john = {
    id: 'john',
    name: 'John',
    language: 'en',
    timeZone: 'Europe/Paris',
    part: null,
    kind: 'member',
  } as const;
  await using one = await scene({ people: [john] });
  await one.people.command('john', 'publications', 'digest');
  await one.settle();
  assert.match(one.whispers('john').at(-1) ?? '', /Digest of the posts from 20 November to 27 November/);
  await one.people.command('john', 'publications', 'digest channel');
  await one.settle();
  assert.equal(digestsIn(one).length, 1);
});

test('a guest may look, and shows nothing to the channel', async () => {
  await using one = await scene();
  for (const typed of ['bilan canal', 'chiffres']) {
    await one.people.command('sacha', 'publications', typed);
    await one.settle();
    assert.match(one.whispers('sacha').at(-1) ?? '', /Seules les personnes de cette rédaction/);
  }
  assert.equal(one.messages().length, 0);
});

test('any days can be asked for, at most a year of them', async () => {
  await using one = await scene();
  await one.people.command('karim', 'publications', 'bilan du 2026-09-01 au 2026-11-30');
  await one.settle();
  assert.match(one.whispers('karim').at(-1) ?? '', /du 1er septembre au 27 novembre/);
  await one.people.command('karim', 'publications', 'bilan du 2026-11-30 au 2026-09-01');
  await one.settle();
  assert.match(one.whispers('karim').at(-1) ?? '', /Ces dates ne vont pas/);
  await one.people.command('karim', 'publications', 'bilan du 2024-01-01 au 2026-09-01');
  await one.settle();
  assert.match(one.whispers('karim').at(-1) ?? '', /au plus 366 jours/);
});

test('stewards change its hour and switch it off and on; others are told who may', async () => {
  await using one = await scene();
  await one.people.command('aicha', 'publications', 'bilan désactiver');
  await one.settle();
  assert.equal((await one.store.db.desk.findFirstOrThrow()).digestWeekday, 1);
  await one.people.command('karim', 'publications', 'bilan activer vendredi 16h');
  await one.settle();
  assert.match(
    one.whispers('karim').at(-1) ?? '',
    /chaque vendredi à 16 h 00\. Le prochain : vendredi 4 décembre à 16 h 00\./,
  );
  await one.people.command('karim', 'publications', 'bilan activer vendredi 2h30');
  await one.settle();
  assert.match(one.whispers('karim').at(-1) ?? '', /entre 2 h et 3 h/);
  await one.people.command('karim', 'publications', 'bilan désactiver');
  await one.settle();
  await untilDigest(one);
  assert.equal(digestsIn(one).length, 0);
  await one.people.command('karim', 'publications', 'bilan activer');
  await one.settle();
  const { digestWeekday, digestTime } = await one.store.db.desk.findFirstOrThrow();
  assert.deepEqual([digestWeekday, digestTime], [1, '16:00']);
});

test('a desk without an account, and one without a post, are told so in one line', async () => {
  await using empty = await openBotScene({ settings: { accountIds: [] } });
  await empty.people.command('karim', 'publications', 'bilan');
  await empty.settle();
  assert.match(empty.whispers('karim').at(-1) ?? '', /n’a pas de compte/);

  await using quiet = await openBotScene();
  await quiet.people.command('karim', 'publications', 'bilan');
  await quiet.settle();
  const said = quiet.whispers('karim').at(-1) ?? '';
  assert.match(said, /Aucune publication du 13 novembre au 20 novembre\./);
  assert.doesNotMatch(said, /!\[/);
  assert.doesNotMatch(said, /\b0 interactions/);
});
