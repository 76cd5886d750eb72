import { randomUUID } from 'node:crypto';

import type { DeliveryState, Prisma, ReadingAge } from '#storage/generated/client.ts';
import { dueAtOf } from '#reach/reading-ages.ts';

import type { TestStore } from './store.ts';

type Counts = Partial<
  Omit<Prisma.ReadingUncheckedCreateWithoutFiguresInput, 'age' | 'deliveryId'> & { readonly age: ReadingAge }
>;

export interface PublishedPost {
  readonly id?: string;
  readonly text?: string;
  /** For this account alone. */
  readonly ownText?: string;
  readonly url?: string;
  readonly publishedAt?: Date;
  readonly state?: DeliveryState;
  readonly retractedAt?: Date;
  /** Null: it has none. */
  readonly figures?: Partial<Prisma.DeliveryFiguresUncheckedCreateInput> | null;
  readonly readings?: readonly Counts[];
}

/** A desk with one account, whose posts are written directly into the tables. */
export interface PublishedDesk {
  readonly deskId: string;
  readonly accountId: string;
  /** Returns the delivery's id. */
  publish(post?: PublishedPost): Promise<string>;
}

const at = new Date('2026-11-02T08:00:00.000Z');

export async function publishedDesk(
  { db }: Pick<TestStore, 'db'>,
  named: { readonly name?: string; readonly handle?: string; readonly timeZone?: string } = {},
): Promise<PublishedDesk> {
  const { name = 'Valmont', handle = '@valmont@social.example', timeZone = 'Europe/Paris' } = named;
  const deskId = randomUUID();
  const accountId = randomUUID();
  const where = { platform: 'sandbox:practice', channel: deskId, language: 'fr', timeZone } as const;
  await db.desk.create({ data: { id: deskId, name, ...where, createdAt: at } });
  const network = { network: 'mastodon', practice: true, serverUrl: '', remoteId: accountId, software: '' } as const;
  const kept = { limits: {}, limitsReadAt: at, sealedToken: new Uint8Array(), createdAt: at };
  await db.account.create({ data: { id: accountId, ...network, handle, displayName: name, ...kept } });
  let number = 0;
  return {
    deskId,
    accountId,
    async publish(post = {}) {
      const { id = randomUUID(), text = 'The pool is heated.', ownText, publishedAt = at, readings = [] } = post;
      const draftId = randomUUID();
      number += 1;
      const ids = { draftId, revision: 1, accountId };
      await db.draft.create({
        data: {
          id: draftId,
          deskId,
          number,
          author: 'aicha',
          state: 'approved',
          currentRevision: 1,
          createdAt: at,
          changedAt: at,
          revisions: {
            create: {
              number: 1,
              text,
              ownTexts: ownText === undefined ? {} : { [accountId]: ownText },
              language: 'fr',
              timeZone,
              editedBy: 'aicha',
              fingerprint: `f${number}`,
              createdAt: at,
            },
          },
        },
      });
      const { state = 'sent', url = `https://social.example/@valmont/${id}`, retractedAt = null } = post;
      const sent = { remoteId: id, remoteUrl: url, sentAt: publishedAt, state, retractedAt };
      const planned = { key: id, dueAt: publishedAt, notAfterAt: publishedAt, createdAt: at };
      await db.delivery.create({ data: { id, ...ids, fingerprint: `f${number}`, ...planned, ...sent } });
      if (post.figures === null) return id;
      await db.deliveryFigures.create({
        data: { deliveryId: id, ...ids, deskId, network: 'mastodon', publishedAt, ...post.figures },
      });
      await db.reading.createMany({
        data: readings.map(({ age = 'h24', ...counts }) => ({
          deliveryId: id,
          age,
          outcome: 'counts',
          isLate: false,
          readAt: dueAtOf(publishedAt, age),
          ...counts,
        })),
      });
      return id;
    },
  };
}
