import type { SharedScope } from '#storage/generated/client.ts';

import { calendarPage } from './calendar/calendar-page.ts';
import { feedPage } from './calendar/feed.ts';
import { digestPage, digestsPage } from './digests/digests-page.ts';
import { methodPage } from './digests/method-page.ts';
import type { SharedLink } from './link.ts';
import type { PageFunction, PlaceName } from './page.ts';

/** A page that links open, by the part of its address after the token. */
export interface Place {
  readonly name: PlaceName;
  /** A link with any of these scopes opens it. */
  readonly scopes: readonly SharedScope[];
  readonly page: PageFunction;
  /** The part of the address after the page's name; null: none. */
  readonly item: string | null;
}

const calendar = { name: 'calendar', scopes: ['calendar'] } as const;
const digests = { name: 'digests', scopes: ['digests'] } as const;

/** Returns the page at an address, from its parts after the token; null if there is none. */
export function placeOf([name, item, ...more]: readonly string[]): Place | null {
  if (more.length > 0) return null;
  if (name === 'calendar' && item === undefined) return { ...calendar, page: calendarPage, item: null };
  if (name === 'calendar.ics' && item === undefined) return { ...calendar, page: feedPage, item: null };
  if (name === 'method' && item === undefined) return { ...digests, name, page: methodPage, item: null };
  if (name !== 'digests') return null;
  return item === undefined ? { ...digests, page: digestsPage, item: null } : { ...digests, page: digestPage, item };
}

/** Tells whether a link opens a page. */
export function isOpenTo(link: Pick<SharedLink, 'scopes'>, { scopes }: Place): boolean {
  return scopes.some((scope) => link.scopes.includes(scope));
}
