import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';

import { rules as realRules } from '#app/rules.ts';
import { keepMedia } from '#drafts/media-bytes.ts';
import { cardIn } from '#practice/networks/bluesky/record.ts';
import type { LinkCard } from '#networks/rendering.ts';

import { type BlueskyWorld, openPracticeBluesky } from '../support/practice-networks.ts';
import { openScene, rules, type Scene } from '../support/publishing-scene.ts';
import { redSquare } from '../support/red-square.ts';
import { testClock } from '../support/test-clock.ts';

// A network of the scene that takes cards of links, as Bluesky does.
const { bluesky } = realRules;
const carding = {
  ...rules,
  mastodon: { ...rules.mastodon, links: (text: string) => bluesky.links(text), linkCards: bluesky.linkCards },
};
const bytes = new Uint8Array(redSquare.bytes);
const shape = { mimeType: 'image/png', width: 1, height: 1, byteLength: bytes.byteLength };
const picture = { sha256: createHash('sha256').update(bytes).digest('hex'), ...shape };
const link = 'https://ville.example.org/piscine';
const card: LinkCard = { link, title: 'La piscine', description: 'Dès lundi', picture };

interface Carding extends AsyncDisposable {
  readonly scene: Scene;
  readonly world: BlueskyWorld;
}

async function openCarding(): Promise<Carding> {
  await using opened = new AsyncDisposableStack();
  const world = opened.use(await openPracticeBluesky({ clock: testClock() }));
  const { network } = world;
  const wrapped = { rules: carding, wrap: (deps: Parameters<NonNullable<Wrap>>[0]) => withNetwork(deps, network) };
  const scene = opened.use(await openScene(wrapped));
  await scene.store.write((work) => keepMedia(work, { media: picture, bytes }));
  const rest = opened.move();
  return { scene, world, [Symbol.asyncDispose]: () => rest.disposeAsync() };
}

type Wrap = NonNullable<Parameters<typeof openScene>[0]>['wrap'];

function withNetwork<Deps extends object>(deps: Deps, network: BlueskyWorld['network']): Deps {
  return { ...deps, networkOf: async () => ({ kind: 'open', network }) };
}

async function approved(scene: Scene, changes: Parameters<Scene['asked']>[0] = {}): Promise<string> {
  const accountIds = [scene.accountIds.mastodon];
  const draft = await scene.asked({ text: `La piscine : ${link}`, linkCard: card, accountIds, ...changes });
  await scene.decide(draft);
  return draft.id;
}

test('a card leaves with its post, also over a lost answer, and is read back as it was approved', async () => {
  await using carding = await openCarding();
  const { scene, world } = carding;
  world.troubles?.loseAnswer();
  const id = await approved(scene);
  await scene.pass(3600);
  assert.equal((await scene.delivery(id)).state, 'sent');
  assert.deepEqual(
    world.server.rows().map(({ value }) => cardIn(value)?.title),
    ['La piscine'],
  );
  const all = await scene.store.db.journalEntry.findMany({ where: { draftId: id, kind: 'delivery.readBack' } });
  assert.deepEqual(
    all.map(({ data }) => Object(data).result),
    ['same'],
  );
});

test('a card that somebody changes behind the post is told to the thread', async () => {
  await using carding = await openCarding();
  const { scene, world } = carding;
  const id = await approved(scene);
  await scene.pass(20);
  const [row] = world.server.rows();
  assert.ok(row?.value.embed?.$type === 'app.bsky.embed.external');
  row.value.embed.external.title = 'Fermée';
  await scene.pass(3600);
  assert.ok((await scene.notices(id)).includes('delivery.changedByServer'));
});

for (const [what, change] of [
  [
    'whose picture’s bytes',
    ({ store: { db } }: Scene) => db.media.updateMany({ data: { bytes: Buffer.from('other') } }),
  ],
  ['whose picture', ({ store: { db } }: Scene) => db.media.deleteMany({})],
  [
    'whose words',
    ({ store: { db } }: Scene) => db.revision.updateMany({ data: { linkCard: { ...card, title: 'Fermée' } } }),
  ],
  ['that', ({ store: { db } }: Scene) => db.$executeRaw`UPDATE "Revision" SET "linkCard" = NULL`],
] as const) {
  test(`a card ${what} somebody changed or took in the database since it was approved holds its post`, async () => {
    await using carding = await openCarding();
    const { scene, world } = carding;
    const id = await approved(scene);
    await change(scene);
    await scene.pass(600);
    const delivery = await scene.delivery(id);
    assert.deepEqual([delivery.state, 'why' in delivery && delivery.why], ['held', 'content_changed']);
    assert.equal(world.server.rows().length, 0);
  });
}

test('of a series each part has the card whose first link it is, and no part beside a picture of its own', async () => {
  await using carding = await openCarding();
  const { scene, world } = carding;
  const text = `La piscine.\n---\nIci : ${link} et https://ville.example.org/bus\n---\nLe bus : https://ville.example.org/bus`;
  await approved(scene, { text, series: 'plain' });
  await scene.pass(600);
  assert.deepEqual(
    world.server.rows().map(({ value }) => cardIn(value)?.title ?? null),
    [null, 'La piscine', null],
  );
});

test('a post with pictures of its own has no card', async () => {
  await using carding = await openCarding();
  const { scene, world } = carding;
  await approved(scene, { media: [{ ...picture, alt: 'Un carré rouge.' }] });
  await scene.pass(60);
  const [row] = world.server.rows();
  assert.equal(row?.value.embed?.$type, 'app.bsky.embed.images');
});
