import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

import { Client } from 'pg';

import { chatSink } from '#bot/chat-sink.ts';
import { askedKey } from '#bot/cards/card-keys.ts';
import type { ChatEvent } from '#chat/chat-sink.ts';
import { readDesk } from '#desks/desk.ts';
import { type Content, plainContent } from '#drafts/content.ts';
import { askForApproval } from '#drafts/ask-for-approval.ts';
import { createDraft } from '#drafts/create-draft.ts';
import { unlimitedRoom } from '#drafts/room-for-draft.ts';

import type { House } from './open-house.ts';

/** A draft whose card is in the chat and waits for its approver. */
export interface Waiting {
  readonly draftId: string;
  /** Number of posts that it makes. */
  readonly posts: number;
  readonly press: ChatEvent;
}

/** Instants in milliseconds, by the clock that all processes share. */
export interface Approved {
  /** When the press arrived. */
  readonly pressedAtMs: number;
  /** When decision, deliveries and jobs were committed, so that the chat may be answered. */
  readonly takenAtMs: number;
  /** When every delivery was committed as sent. */
  readonly sentAtMs: number;
}

export interface AskOptions {
  readonly parts?: number;
  readonly media?: Content['media'];
}

export interface Approving extends AsyncDisposable {
  /** Writes a draft for these accounts, in several parts or with media, and waits until all its cards are posted. */
  ask(accountIds: readonly string[], options?: AskOptions): Promise<Waiting>;
  /** Presses "approve" on each, one after the other, and waits until every delivery is sent. */
  approve(waiting: Waiting, ...more: readonly Waiting[]): Promise<Approved>;
  /** Waits until everything about a draft is done except reading back. */
  rest(draftId: string): Promise<void>;
}

const author = 'aicha';
const approver = 'karim';
const lookEveryMs = 5;

/** Opens a helper that approves drafts through the sink, as the chat's adapter does. */
export async function openApproving(house: House, databaseUrl: string): Promise<Approving> {
  const { bot, chat, deskId } = house;
  const { store, rules } = bot;
  const sink = chatSink(bot, chat);
  const listening = new Client({ connectionString: databaseUrl });
  await listening.connect();
  // The commit itself notifies, so that no polling disturbs the measurement.
  await listening.query(`
    CREATE FUNCTION bench_sent() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN PERFORM pg_notify('bench_sent', NEW."draftId" || ' ' || NEW.id); RETURN NULL; END $$;
    CREATE TRIGGER bench_sent AFTER UPDATE ON "Delivery" FOR EACH ROW
      WHEN (NEW.state = 'sent' AND OLD.state <> 'sent') EXECUTE FUNCTION bench_sent();
    LISTEN bench_sent`);
  let told: ((draftId: string) => void) | null = null;
  listening.on('notification', ({ payload = '' }) => told?.(payload.split(' ')[0] ?? ''));

  const rest: Approving['rest'] = async (draftId) => {
    while ((await store.db.notice.count({ where: { draftId, deliveredAt: null } })) > 0) await pause(lookEveryMs);
  };
  return {
    rest,
    async ask(accountIds, { parts = 1, media = [] } = {}) {
      const draft = await store.write(async (work) => {
        const desk = await readDesk(work.tx, { id: deskId }, work.clock.now());
        if (desk === null) throw new Error('the desk is gone');
        const texts = Array.from({ length: parts }, () => `The town hall is open until 18:00 (${randomUUID()}).`);
        const text = texts.join('\n---\n');
        const plain = { ...plainContent({ text, language: 'en', accountIds, timeZone: 'Europe/Paris' }), media };
        const content: Content = parts === 1 ? plain : { ...plain, series: 'plain' };
        const { id: draftId } = await createDraft(work, { room: unlimitedRoom, desk, author, content, rules });
        const asked = await askForApproval(work, { draftId, revision: 1, person: author, desk, rules });
        if (asked.kind !== 'asked') throw new Error(`the draft could not be frozen: ${asked.kind}`);
        return asked.draft;
      });
      await rest(draft.id);
      const card = await store.db.postedMessage.findUniqueOrThrow({
        where: { key: askedKey(draft.id, draft.current) },
      });
      const ref = { channel: card.channel, message: card.message, thread: card.thread };
      const trigger = { id: randomUUID() };
      const what = { action: 'approve', draftId: draft.id, revision: 1, target: draft.current.fingerprint } as const;
      const press = {
        kind: 'button',
        dedupeKey: `button:${trigger.id}`,
        user: approver,
        ref,
        ...what,
        trigger,
      } as const;
      return { draftId: draft.id, posts: accountIds.length * parts, press };
    },
    async approve(...all) {
      const sent = Promise.withResolvers<number>();
      let missing = all.reduce((sum, { posts }) => sum + posts, 0);
      told = (of) => {
        if (all.some(({ draftId }) => draftId === of)) missing -= 1;
        if (missing === 0) sent.resolve(sharedNowMs());
      };
      const pressedAtMs = sharedNowMs();
      for (const { press } of all) await sink.accept(press);
      const takenAtMs = sharedNowMs();
      return { pressedAtMs, takenAtMs, sentAtMs: await sent.promise };
    },
    [Symbol.asyncDispose]: () => listening.end(),
  };
}

/** Returns milliseconds by a clock that all processes of this machine share. */
export function sharedNowMs(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}
