import type { HttpBindings } from '@hono/node-server';
import type { Hono } from 'hono';

import {
  pastPage,
  pictureAnswer,
  postPage,
  profilePage,
  type ShownCard,
  type ShownMedia,
} from '#practice/networks/post-page.ts';

import { captionsIn, cardIn, shownIn } from './record.ts';
import type { PracticeAccount, Row, World } from './world.ts';

const network = 'Practice Bluesky';

/** Adds the public routes: pictures, and the pages of accounts and posts. */
export function publicRoutes(app: Hono<{ Bindings: HttpBindings }>, world: World): void {
  app.get('/media/:cid', ({ req, notFound }) => {
    const blob = world.state.blobs.find(({ cid }) => cid === req.param('cid'));
    const bytes = blob === undefined ? null : world.store.loadBlob(blob.cid);
    return blob === undefined || bytes === null ? notFound() : pictureAnswer(bytes, blob.mimeType);
  });
  app.get('/profile/:actor/post/:rkey', ({ req, notFound }) => {
    const account = accountOf(world, req.param('actor'));
    const row = world.state.rows.find(({ did, rkey }) => did === account?.did && rkey === req.param('rkey'));
    if (account === undefined || row === undefined) return notFound();
    return postPage({
      ...shown(account),
      text: row.value.text,
      contentWarning: null,
      language: row.value.langs?.[0] ?? 'und',
      publishedAt: new Date(row.value.createdAt),
      media: mediaOf(row, ''),
      ...cardOf(row, ''),
    });
  });
  app.get('/watch/:did/:cid/playlist.m3u8', ({ req, notFound }) => {
    const isThere = world.state.rows.some(
      ({ did, value }) => did === req.param('did') && shownIn(value)[0]?.cid === req.param('cid'),
    );
    if (!isThere || world.manners.videos !== 'ready') return notFound();
    return new Response(`#EXTM3U\n${world.baseUrl}/media/${req.param('cid')}\n`, {
      headers: { 'content-type': 'application/vnd.apple.mpegurl' },
    });
  });
  app.get('/past/:id', () => pastPage(network));
  app.get('/profile/:actor', ({ req, notFound }) => {
    const account = accountOf(world, req.param('actor'));
    if (account === undefined) return notFound();
    const rows = world.state.rows.filter(({ did }) => did === account.did);
    const links = rows.map(({ rkey, value }) => ({ url: `/profile/${account.did}/post/${rkey}`, text: value.text }));
    return profilePage(shown(account), links.toReversed());
  });
}

/** Returns the media of a post, a video with the captions of its record. */
export function mediaOf({ value }: Pick<Row, 'value'>, baseUrl: string): readonly ShownMedia[] {
  const captions = captionsIn(value).map(({ lang, cid }) => {
    return { url: `${baseUrl}/media/${cid}`, language: lang, label: lang };
  });
  return shownIn(value).map(({ cid, ...medium }) => ({ ...medium, url: `${baseUrl}/media/${cid}`, captions }));
}

/** Returns the card of a post's link, with its picture if this server has it. */
export function cardOf({ value }: Pick<Row, 'value'>, baseUrl: string): { readonly card?: ShownCard } {
  const found = cardIn(value);
  if (found === null) return {};
  const { cid, ...card } = found;
  return { card: { ...card, pictureUrl: cid === null ? null : `${baseUrl}/media/${cid}` } };
}

function accountOf({ state }: World, actor: string): PracticeAccount | undefined {
  return state.accounts.find(({ did, handle }) => did === actor || handle === actor);
}

function shown({ handle, displayName }: PracticeAccount): {
  readonly network: string;
  readonly displayName: string;
  readonly handle: string;
} {
  return { network, displayName, handle: `@${handle}` };
}
