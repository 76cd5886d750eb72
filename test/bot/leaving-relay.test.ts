import assert from 'node:assert/strict';
import { test } from 'node:test';

import { planSchema } from '#accounts/leaving/plan.ts';
import { keepSource } from '#relay/keep-source.ts';

import { openSourceScene } from '../support/source-scene.ts';

const lea = { id: 'lea', name: 'Léa', part: null, kind: 'member', language: 'fr', timeZone: 'Europe/Paris' } as const;

const plan = {
  reference: 'Délibération du 3 novembre 2026, n° 14',
  way: 'dormant',
  lastDay: '30/11/2026',
  review: '30/11/2027',
  keeper: ['lea'],
};

test('leaving X shows in its plan which relays end with it, ends them on the day, and offers the site’s feed', async () => {
  const settings = { approvers: ['karim', 'lea'] };
  await using own = await openSourceScene({ people: [lea], settings });
  const { scene } = own;
  const { store, accountIds } = scene;
  await own.switchedOn();
  const { deskId } = await store.db.source.findFirstOrThrow();
  const terms = {
    kind: 'x',
    url: 'https://x.com/lakes',
    label: 'Relayé de @lakes@x.com',
    template: '{titre} {lien}',
    repliesReader: 'aicha',
  } as const;
  await store.write((work) =>
    keepSource(work, { deskId, terms: { ...terms, accountIds: [accountIds.mastodon] }, by: 'aicha', changes: null }),
  );
  await scene.settle();
  await own.typed('karim', 'quitter valmont');
  await scene.people.submit('karim', plan);
  await scene.settle();
  const card = (): string => scene.textOf(scene.cardWith('cancelLeaving')).replaceAll(/[\u00a0\u202f]/g, ' ');
  const ends = /Ce qui est relayé depuis X prend fin ce jour-là : « Relayé de @lakes@x\.com » \(@lakes@x\.com\)/u;
  assert.match(card(), ends);
  assert.doesNotMatch(card(), /Sur le site du ministère/u);
  await scene.press('lea', 'approveLeaving');
  assert.match(card(), ends);
  const states = async (): Promise<readonly string[]> => {
    const rows = await store.db.source.findMany({ orderBy: { kind: 'asc' }, select: { state: true } });
    return rows.map(({ state }) => state);
  };
  assert.deepEqual(await states(), ['on', 'proposed']);
  const { leavesAt } = planSchema.parse((await store.db.request.findFirstOrThrow()).terms);
  scene.clock.advance(leavesAt.getTime() - scene.clock.now().getTime() + 60_000);
  await store.runEveryMinute();
  await scene.settle();
  await store.runEveryMinute();
  await scene.settle();
  assert.deepEqual(await states(), ['on', 'ended']);
  const said = scene.seen().replaceAll(/[\u00a0\u202f]/g, ' ');
  assert.match(
    said,
    /a quitté X : la source « Relayé de @lakes@x\.com » .* est terminée\. Le flux d’actualités de votre site/u,
  );
});
