import { Hono } from 'hono';

import { networkKinds } from '#networks/network-kinds.ts';
import type { NetworkTrouble, PageNetwork, PagePost } from '#practice/page/page-network.ts';
import { pageRoutes } from '#practice/page/page-routes.ts';
import type { ChatOptions } from '#practice/chat/chat.ts';

import { startPracticeChat, type TestChat } from './practice-chat.ts';
import { serve } from './serve.ts';

/** A practice chat with its page, and two networks with the posts that a test puts there. */
export interface TestPage {
  readonly practice: TestChat;
  readonly pageUrl: string;
  readonly networks: Readonly<Record<'mastodon' | 'x', PageNetwork & { readonly posts: PagePost[] }>>;
  close(): Promise<void>;
}

export async function startPracticePage(options: Partial<ChatOptions> = {}): Promise<TestPage> {
  const practice = await startPracticeChat({ answerWithinMs: 60_000, ...options });
  const networks = { mastodon: networkOf('mastodon'), x: networkOf('x') };
  const app = new Hono().route(
    '/',
    pageRoutes(practice.chat, [networks.mastodon, networks.x], { refused: () => undefined, names: [] }),
  );
  const server = await serve((request) => app.fetch(request));
  return {
    practice,
    pageUrl: server.url,
    networks,
    close: async () => {
      await server.close();
      await practice.close();
    },
  };
}

function networkOf(kind: 'mastodon' | 'x'): PageNetwork & { readonly posts: PagePost[] } {
  const posts: PagePost[] = [];
  let trouble: NetworkTrouble = 'none';
  return {
    kind,
    name: networkKinds[kind].name,
    posts,
    timeline: () => posts,
    trouble: () => trouble,
    setTrouble: (chosen) => {
      trouble = chosen;
    },
  };
}
