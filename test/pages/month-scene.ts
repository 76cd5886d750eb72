import { createHash } from 'node:crypto';

import sharp from 'sharp';

import { planSleep } from '#accounts/plan-sleep.ts';
import { servePages } from '#app/shared-pages.ts';
import { rules } from '#app/rules.ts';
import { cancelDraft } from '#drafts/cancel-draft.ts';
import type { Content } from '#drafts/content.ts';
import { createDraft } from '#drafts/create-draft.ts';
import { unlimitedRoom } from '#drafts/room-for-draft.ts';
import { type LinkTerms, makeLink } from '#pages/link.ts';
import { newToken } from '#pages/token.ts';
import { listen } from '#web/listen.ts';

import { after, day, hour, periodAgreed, window } from '../support/period-scene.ts';
import { aContent, openScene, type Scene } from '../support/publishing-scene.ts';

/** A desk with a month as it may be: posts in each state, odd texts, a reserve period, a sleep. */
export interface MonthScene extends AsyncDisposable {
  readonly scene: Scene;
  /** Makes a link, and returns the address of its pages. */
  link(terms?: Partial<LinkTerms>): Promise<string>;
  /** What failed while it answered. */
  readonly failures: readonly unknown[];
}

/** Texts that a page may stumble over. */
export const oddTexts = {
  markup: '<script>alert(1)</script> <img src=x onerror=alert(2)> "quoted" & *starred* [link](https://evil.example)',
  arabic: 'اجتماع المجلس البلدي يوم الاثنين — Bruyère ‮ reversed',
  emoji: '🎄👩‍👩‍👧‍👦🇫🇷 Marché de Noël, place de la mairie',
  long: `${'Le conseil municipal se réunit. '.repeat(160)}fin`.slice(-5000),
};

/** Opens it; the scene begins on Monday 23 November 2026, 09:00 in Paris. */
export async function openMonth(threadUrl: string | null = null): Promise<MonthScene> {
  await using opened = new AsyncDisposableStack();
  const scene = opened.use(await openScene({ rules, settings: { language: 'fr', name: 'Mairie de Bruyère' } }));
  const { store } = scene;
  const failures: unknown[] = [];
  const listening = await listen({
    host: '127.0.0.1',
    port: 0,
    fetch: () => new Response('Not found', { status: 404 }),
    routes: servePages(
      { pages: true, publicUrl: null },
      { store, rules, threadUrl: async () => threadUrl, digestForPage: async () => null },
    ).routes,
    health: null,
    failed: (error) => void failures.push(error),
  });
  if (listening.kind === 'refused') throw new Error(listening.why);
  opened.defer(() => listening.close());
  const rest = opened.move();
  return {
    scene,
    failures,
    async link(given = {}) {
      const terms: LinkTerms = {
        scopes: ['calendar', 'digests'],
        showsTexts: false,
        label: 'cabinet',
        days: 30,
        ...given,
      };
      const token = newToken();
      const outcome = await store.write((work) => makeLink(work, { deskId: scene.deskId, terms, by: 'sophie', token }));
      if (outcome.kind !== 'made') throw new Error(outcome.kind);
      return new URL(`/s/${token}/`, listening.url).href;
    },
    [Symbol.asyncDispose]: () => rest.disposeAsync(),
  };
}

/** Writes a draft of Amina's, and asks for no approval. */
export async function written(scene: Scene, changes: Partial<Content> = {}): Promise<string> {
  const content = aContent(scene, changes);
  const how = { room: unlimitedRoom, desk: await scene.desk(), author: 'amina', content, rules: scene.deps.rules };
  return (await scene.store.write((work) => createDraft(work, how))).id;
}

async function aRealPicture({ store }: Scene): Promise<Content['media'][number]> {
  const bytes = await sharp({ create: { width: 640, height: 400, channels: 3, background: '#c8803c' } })
    .png()
    .toBuffer();
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const facts = { sha256, mimeType: 'image/png', width: 640, height: 400, byteLength: bytes.length };
  await store.db.media.create({ data: { ...facts, bytes: new Uint8Array(bytes), createdAt: store.clock.now() } });
  return { ...facts, alt: 'La rue des Tilleuls barrée, une pelleteuse au milieu' };
}

/** Fills the month: one post at least of each state, and each odd text planned. */
export async function fillMonth({ scene }: MonthScene): Promise<void> {
  const { store } = scene;
  const sent = await scene.asked({ text: 'La mairie est ouverte jusqu’à 18 h ce lundi.' });
  await scene.decide(sent);
  scene.x.troubles.push({ answer: { kind: 'refused', why: 'unreachable' } });
  const partly = await scene.asked({ text: 'Travaux rue des Tilleuls dès mardi.' });
  await scene.decide(partly);
  await scene.pass(120);
  for (const [at, text] of Object.values(oddTexts).entries()) {
    // Written alone: a finding blocks the asking.
    await written(scene, { text, accountIds: [scene.accountIds.mastodon], window: window(scene, (at + 1) * day) });
  }
  const approved = await scene.asked({
    text: 'Vœux du maire : inscriptions.',
    window: window(scene, 2 * day + 5 * hour),
  });
  await scene.decide(approved);
  const cancelled = await scene.asked({ text: 'Concert reporté.', window: window(scene, 3 * day) });
  const desk = await scene.desk();
  await store.write((work) =>
    cancelDraft(work, { draftId: cancelled.id, revision: 1, person: 'amina', reason: null, desk }),
  );
  const changes = await scene.asked({ text: 'Collecte des sapins.', window: window(scene, 5 * day) });
  await scene.decide(changes, { kind: 'requestChanges' });
  const media = [await aRealPicture(scene)];
  await scene.asked({
    text: 'Avec une image.',
    media,
    contentWarning: 'Images de travaux',
    window: window(scene, 6 * day),
  });
  await scene.asked({ text: 'Dès que validé.' });
  const reserve = { fromAt: after(scene, 5 * day), toAt: after(scene, 12 * day), accountIds: [scene.accountIds.x] };
  await periodAgreed(scene, { label: 'Élections municipales', timeZone: 'Indian/Reunion', ...reserve });
  const sleep = { accountId: scene.accountIds.x, label: 'Une journée sans X', by: { id: 'amina', name: 'Amina' } };
  const times = { startsAt: after(scene, 3 * day), endsAt: after(scene, 4 * day) };
  await store.write((work) => planSleep(work, { ...sleep, ...times }));
}
