import { Temporal } from 'temporal-polyfill';

import type { DeskContext } from '#bot/context.ts';
import { plainCard } from '#bot/plain-card.ts';
import { calendarDayText } from '#bot/when-text.ts';
import type { Card } from '#chat/card.ts';
import { networkSchema } from '#desks/account.ts';
import { networkKinds } from '#networks/network-kinds.ts';
import { findDrafts, type FindQuestion } from '#publishing/find-drafts.ts';

import { foundCard } from './found-card.ts';
import { MAX_FIND_LENGTH, type Nameable, parseFind, type Wanted } from './parse-find.ts';
import type { Span } from './read-span.ts';

/** Drafts per page: as many as a phone shows in two or three screens. */
const pageSize = 6;
/** The most authors whose names are looked up, since the chat is asked for each. */
const mostAuthors = 100;

/** The place where a list continues: below a draft's number, with the day that "yesterday" referred to. */
export interface FindPlace {
  readonly before: number;
  readonly today: Temporal.PlainDate;
}

/** Builds a page of the drafts that match a search. Says what was not understood, with an example. */
export async function findInDesk(ctx: DeskContext, wish: string, from: FindPlace | null = null): Promise<Card> {
  const { bot, desk, m } = ctx;
  const { db, clock } = bot.store;
  const today =
    from?.today ??
    Temporal.Instant.fromEpochMilliseconds(clock.now().getTime()).toZonedDateTimeISO(desk.timeZone).toPlainDate();
  const named = wish.length <= MAX_FIND_LENGTH && wish.includes('@') ? await nameable(ctx) : noOne(ctx);
  const parsed = parseFind(wish, named, today);
  switch (parsed.kind) {
    case 'tooLong':
      return plainCard(m.find.tooLong);
    case 'unknownName':
    case 'badDay':
    case 'unclear':
      return plainCard(`${m.find[parsed.kind](parsed.what)} ${m.find.example}`);
    case 'wanted':
      break;
  }
  const question = questionOf(ctx, parsed.wanted);
  const page = await findDrafts(db, question, { before: from?.before ?? null, limit: pageSize });
  const understood = wantedText(ctx, parsed.wanted, named);
  return foundCard(ctx, { page, understood, wish, today, isFirst: from === null });
}

function questionOf({ desk }: DeskContext, wanted: Wanted): FindQuestion {
  const instant = (date: Temporal.PlainDate): Date => new Date(date.toZonedDateTime(desk.timeZone).epochMilliseconds);
  return {
    deskId: desk.id,
    numbers: wanted.numbers,
    words: wanted.words,
    states: wanted.states,
    authors: wanted.authors,
    networks: wanted.networks,
    accountIds: wanted.accountIds,
    spans: wanted.spans.map(({ first, last }) => ({
      from: instant(first),
      to: last === null ? null : instant(last.add({ days: 1 })),
    })),
  };
}

function noOne({ user }: DeskContext): Nameable {
  return { people: [], accounts: [], self: user.id };
}

/**
 * Collects the names that "@" may refer to: authors of drafts here, and the accounts that the desk has or once
 * published to.
 */
async function nameable(ctx: DeskContext): Promise<Nameable> {
  const { bot, chat, desk, user } = ctx;
  const { db } = bot.store;
  const [authors, accounts] = await Promise.all([
    db.draft.groupBy({
      by: ['author'],
      where: { deskId: desk.id },
      orderBy: { _max: { number: 'desc' } },
      take: mostAuthors,
    }),
    db.account.findMany({
      where: {
        OR: [{ desks: { some: { deskId: desk.id } } }, { deliveries: { some: { draft: { deskId: desk.id } } } }],
      },
      select: { id: true, handle: true, network: true },
    }),
  ]);
  const people = await Promise.all(
    authors.map(async ({ author: id }) => {
      const known = await chat.user(id);
      return { id, names: [known?.name ?? id, ...(known?.handle === undefined ? [] : [known.handle]), id] };
    }),
  );
  return {
    people,
    accounts: accounts.map((account) => ({ ...account, network: networkSchema.parse(account.network) })),
    self: user.id,
  };
}

/** Describes a search, as it was understood, in one line. */
function wantedText({ m }: Pick<DeskContext, 'm'>, wanted: Wanted, named: Nameable): string {
  const people = named.people.filter(({ id }) => wanted.authors.includes(id)).map(({ names }) => names[0] ?? '');
  const accounts = named.accounts.filter(({ id }) => wanted.accountIds.includes(id)).map(({ handle }) => handle);
  const either = (...all: readonly string[]): string => [...new Set(all)].join(` ${m.cards.orAwaited} `);
  return [
    ...(wanted.numbers.length === 0 ? [] : [either(...wanted.numbers.map((number) => m.find.number(number)))]),
    ...wanted.words.map((word) => m.words.quoted(word)),
    ...(people.length === 0 ? [] : [m.find.by(either(...people))]),
    ...(accounts.length + wanted.networks.length === 0
      ? []
      : [either(...wanted.networks.map((network) => networkKinds[network].name), ...accounts)]),
    ...(wanted.states.length === 0 ? [] : [either(...wanted.states.map((state) => m.find.state[state]))]),
    ...wanted.spans.map((span) => spanText({ m }, span)),
  ].join(', ');
}

function spanText({ m }: Pick<DeskContext, 'm'>, { first, last }: Span): string {
  const day = (date: Temporal.PlainDate): string => calendarDayText(date.toString(), m.tongue);
  if (last === null) return m.find.since(day(first));
  return Temporal.PlainDate.compare(first, last) === 0 ? day(first) : m.find.between(day(first), day(last));
}
