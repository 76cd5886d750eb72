import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { z } from 'zod';

import { listenPractice } from '#practice/networks/listen-practice.ts';

import { callerOf } from './open-real-server.ts';

/** Strangers' reactions to one post, as the test sets them. */
type Audience = Readonly<Record<'likes' | 'shares' | 'quotes' | 'replies', number>>;

/** What stands in for the service that counts for the whole network, and for the pages where people read. */
export interface AppView extends AsyncDisposable {
  readonly url: string;
  readonly audience: Map<string, Audience>;
  readonly followers: { count: number };
  /** The server whose posts it shows. */
  pds: string;
}

const valueSchema = z.object({ value: z.object({ text: z.string() }) });
const nobody: Audience = { likes: 0, shares: 0, quotes: 0, replies: 0 };

/** Opens one. It shows a post only where its server has it. */
export async function openAppView(): Promise<AppView> {
  const app = new Hono<{ Bindings: HttpBindings }>();
  const state = { audience: new Map<string, Audience>(), followers: { count: 0 }, pds: '' };
  const textOf = async (repo: string, rkey: string): Promise<string | null> => {
    const asked = { repo, collection: 'app.bsky.feed.post', rkey };
    const { status, body } = await callerOf(state.pds, null).get('com.atproto.repo.getRecord', asked);
    return status === 200 ? valueSchema.parse(body).value.text : null;
  };
  const viewOf = async (uri: string): Promise<object | null> => {
    const [, , did = '', , rkey = ''] = uri.split('/');
    if ((await textOf(did, rkey)) === null) return null;
    const { likes, shares, quotes, replies } = state.audience.get(rkey) ?? nobody;
    const counts = { likeCount: likes, repostCount: shares, quoteCount: quotes, replyCount: replies };
    return { uri, author: { did }, ...counts };
  };
  app.get('/xrpc/app.bsky.feed.getPosts', async ({ req, json }) => {
    const views = await Promise.all((req.queries('uris') ?? []).map(viewOf));
    return json({ posts: views.filter((view) => view !== null) });
  });
  app.get('/xrpc/app.bsky.feed.getPostThread', async ({ req, json }) => {
    const uri = req.query('uri') ?? '';
    const { replies } = state.audience.get(uri.split('/').at(-1) ?? '') ?? nobody;
    const strangers = Array.from({ length: replies }, () => ({ post: { author: { did: 'did:example:a' } } }));
    return json({ thread: { post: await viewOf(uri), replies: strangers } });
  });
  app.get('/xrpc/app.bsky.feed.getRepostedBy', ({ json }) => json({ repostedBy: [] }));
  app.get('/xrpc/app.bsky.actor.getProfile', ({ req, json }) =>
    json({ did: req.query('actor'), followersCount: state.followers.count }),
  );
  app.get('/profile/:did/post/:rkey', async ({ req, text, notFound }) => {
    const shown = await textOf(req.param('did'), req.param('rkey'));
    return shown === null ? notFound() : text(shown);
  });
  const listening = await listenPractice(app, 0, '127.0.0.1');
  return Object.assign(state, { url: listening.url, [Symbol.asyncDispose]: () => listening.close() });
}
