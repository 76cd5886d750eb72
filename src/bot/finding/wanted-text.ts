import { Temporal } from 'temporal-polyfill';

import type { DeskContext } from '#bot/context.ts';
import { calendarDayText } from '#bot/when-text.ts';

import { networkKinds } from '#networks/network-kinds.ts';

import type { Nameable, Wanted } from './parse-find.ts';
import type { Span } from './read-span.ts';

/** Describes a search, as it was understood, in one line. */
export function wantedText({ m }: Pick<DeskContext, 'm'>, wanted: Wanted, named: Nameable): string {
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
