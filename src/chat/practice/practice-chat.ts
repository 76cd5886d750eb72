import { reactionByEmoji } from '#chat/reaction-name.ts';
import { reactions } from '#chat/reactions.ts';
import { bytesOf, chunksOf } from '#chat/kit/bytes-of.ts';
import type { Card } from '#chat/card.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import type { Form, FormField } from '#chat/form.ts';
import type { ChannelRef, ThreadRef } from '#chat/refs.ts';
import { systemClock, type Clock } from '#clock.ts';

import { listenForEvents, type Listening } from './listen-for-events.ts';
import { wireClient, type WireClient } from './wire-client.ts';
import * as answers from './wire.ts';

/** Enough for a large video, which comes from this machine. */
const openWithinMs = 300_000;

export interface PracticeChatOptions {
  /** The practice chat's address, such as `http://127.0.0.1:4747`. */
  readonly url: string;
  readonly token: string;
  /** Returns the bytes of a picture that a card or form shows. */
  readonly imageOf: (sha256: string) => Promise<Uint8Array>;
  /** Receives each failure to receive or to hand on an event. Receiving goes on. */
  readonly failed: (error: unknown) => void;
  readonly timeoutMs?: number;
  readonly clock?: Clock;
}

/** Opens the practice chat as a chat platform. Its methods throw when the practice chat does not answer. */
export function practiceChat(options: PracticeChatOptions): ChatPlatform {
  const wire = wireClient({ url: options.url, token: options.token, timeoutMs: options.timeoutMs ?? 10_000 });
  const clock = options.clock ?? systemClock;
  const madeAt = clock.now();
  let listening: Listening | null = null;

  return {
    id: 'sandbox:practice',
    capabilities: {
      messageShortcut: true,
      commandInThread: false,
      formFiles: true,
      whisperFiles: true,
      drawsPosts: true,
      userGroups: false,
    },
    start: async (sink) => {
      if (listening !== null) throw new Error('the practice chat is listened to already');
      await wire.call('whoami', answers.whoamiSchema);
      listening = listenForEvents(wire, sink, { clock, failed: options.failed });
    },
    stop: async () => {
      await listening?.stop();
      listening = null;
    },
    health: () => listening?.health() ?? { state: 'down', since: madeAt },
    post: async (where, card, { key }) => {
      await bringImages(wire, imagesOfCard(card), options.imageOf);
      const { ref } = await wire.call('post', answers.postedSchema, {
        json: { ...placeOf(where), key, card: asShown(card) },
      });
      return ref;
    },
    update: async (ref, card) => {
      await bringImages(wire, imagesOfCard(card), options.imageOf);
      return (await wire.call('update', answers.updatedSchema, { json: { ref, card: asShown(card) } })).outcome;
    },
    whisper: async (to, where, card) => {
      await bringImages(wire, imagesOfCard(card), options.imageOf);
      await wire.call('whisper', answers.nothingSchema, { json: { ...placeOf(where), to, card: asShown(card) } });
    },
    sendDirectMessage: async (to, card) => {
      await bringImages(wire, imagesOfCard(card), options.imageOf);
      return (await wire.call('tell', answers.toldSchema, { json: { to, card: asShown(card) } })).outcome;
    },
    react: async (ref, name) => {
      await wire.call('react', answers.nothingSchema, { json: { ref, emoji: reactions[name][0].emoji } });
    },
    reactions: async (refs) => {
      const [{ messages }, { bot }] = await Promise.all([
        wire.call('reactions', answers.reactionsSchema, { json: { refs } }),
        wire.call('whoami', answers.whoamiSchema),
      ]);
      return new Map(
        messages.map(({ message, reactions }) => [
          message,
          reactions
            .filter(({ user }) => user !== bot)
            .map(({ emoji, user }) => ({ name: reactionByEmoji(emoji), user })),
        ]),
      );
    },
    openForm: async (trigger, form, binding) => {
      await bringImages(wire, imagesOfForm(form), options.imageOf);
      const json = { trigger: trigger.id, form: { ...form, fields: form.fields.map(asTyped) }, binding };
      return (await wire.call('form', answers.openedSchema, { json })).outcome;
    },
    download: async (file, { maxBytes, signal }) => {
      const response = await wire.fetch(`file/${encodeURIComponent(file.id)}`, { signal });
      if (!response.ok) await response.body?.cancel();
      if (response.status === 404) return { kind: 'gone' };
      if (!response.ok) throw new Error(`the practice chat refused a download: ${response.status}`);
      const bytes = await bytesOf(response, maxBytes);
      if (bytes === null) return { kind: 'tooLarge', maxBytes };
      const alt = response.headers.get('x-alt');
      return { kind: 'file', bytes, name: file.name, alt: alt === null ? null : decodeURIComponent(alt) };
    },
    open: async (file, { maxBytes, signal }) => {
      const response = await wire.fetch(`file/${encodeURIComponent(file.id)}`, { signal, timeoutMs: openWithinMs });
      if (!response.ok) await response.body?.cancel();
      if (response.status === 404) return { kind: 'gone' };
      if (!response.ok) throw new Error(`the practice chat refused a download: ${response.status}`);
      const told = Number(response.headers.get('content-length') ?? 0);
      if (told > maxBytes) {
        await response.body?.cancel();
        return { kind: 'tooLarge', maxBytes };
      }
      const alt = response.headers.get('x-alt');
      const chunks = chunksOf(response, { maxBytes, told });
      return { kind: 'file', chunks, name: file.name, alt: alt === null ? null : decodeURIComponent(alt) };
    },
    user: async (id) => {
      const response = await wire.fetch(`user/${encodeURIComponent(id)}`);
      if (!response.ok) await response.body?.cancel();
      if (response.status === 404) return null;
      if (!response.ok) throw new Error(`the practice chat refused to name a person: ${response.status}`);
      const answer: unknown = await response.json();
      return answers.userSchema.parse(answer);
    },
    administers: async () => false,
    members: async ({ channel }) =>
      (await wire.call(`members/${encodeURIComponent(channel)}`, answers.membersSchema)).members,
    // Everybody is a member from the start.
    isOpen: async () => false,
    channelName: async () => null,
    inChannel: async ({ channel }) =>
      (await wire.call(`in-channel/${encodeURIComponent(channel)}`, answers.inChannelSchema)).isIn,
    groups: async () => [],
    groupMembers: async () => null,
    permalink: async (ref) => new URL(`/m/${encodeURIComponent(ref.message)}`, options.url).href,
  };
}

function placeOf(where: ChannelRef | ThreadRef): { readonly channel: string; readonly thread: string | null } {
  return { channel: where.channel, thread: 'thread' in where ? where.thread : null };
}

/** Drops `isOver`: the practice chat draws posts itself, and stores no pictures of them to delete. */
function asShown({ isOver: _isOver, ...card }: Card): Card {
  return card;
}

function imagesOfCard(card: Card): readonly string[] {
  return card.blocks.flatMap((block) => {
    if (block.kind === 'image' || block.kind === 'file') return [block.sha256];
    return block.kind === 'posts' ? block.posts.flatMap(({ pictures }) => pictures.map(({ sha256 }) => sha256)) : [];
  });
}

/**
 * Turns a picker of a moment into a text field, since the practice chat has no picker. Drops `isFollowed`, since it
 * reports all typing anyway.
 */
function asTyped({ isFollowed: _followed, ...field }: FormField): FormField {
  if (field.kind !== 'moment') return field;
  const { instantPicker: _instant, clockPicker: _clock, ...typed } = field;
  return { ...typed, kind: 'text' };
}

function imagesOfForm(form: Form): readonly string[] {
  return form.images.map((image) => image.sha256);
}

/** Uploads missing pictures, which must be there before the card or form that shows them. */
async function bringImages(
  wire: WireClient,
  sha256s: readonly string[],
  imageOf: (sha256: string) => Promise<Uint8Array>,
): Promise<void> {
  if (sha256s.length === 0) return;
  const missing = await wire.call('blobs-missing', answers.missingSchema, { json: { sha256s: [...new Set(sha256s)] } });
  for (const sha256 of missing.sha256s) {
    await wire.call(`blob/${sha256}`, answers.nothingSchema, { method: 'PUT', bytes: await imageOf(sha256) });
  }
}
