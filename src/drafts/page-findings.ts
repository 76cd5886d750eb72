import { type FoundOf, warns } from './finding-kind.ts';
import type { PageRule, ReadPage } from './finding-rule.ts';
import type { LinkNote } from './previews/link-note.ts';

const kinds = {
  PAGE_NOT_PUBLIC: warns(),
  PAGE_SLOW: warns(),
  PAGE_UNREACHABLE: warns(),
  PAGE_UNTRUSTED: warns(),
  PAGE_REDIRECTS: warns(),
  PAGE_STATUS: warns<{ readonly status: number }>(),
  PAGE_LOG_IN: warns(),
  PAGE_OTHER_HOST: warns<{ readonly host: string }>(),
};
type Found = FoundOf<typeof kinds>;

/**
 * Checks for a page that does not answer, asks for a log-in or leads to another host, by how it was last read: this
 * rule fetches nothing. Links without HTTPS are for the rule about links.
 */
export const pageRule: PageRule<typeof kinds> = {
  kinds,
  onPage: ({ link, notes }: ReadPage) => notes.flatMap((note) => foundOf(note, link)),
};

/** Tells whether a note about a page is reported among its draft's findings. */
export function isFinding(note: LinkNote): boolean {
  return note.kind === 'noHttps' || foundOf(note, '').length > 0;
}

function foundOf(note: LinkNote, url: string): readonly Found[] {
  const place = { kind: 'link', url } as const;
  switch (note.kind) {
    case 'nowhere':
      return [{ code: 'PAGE_NOT_PUBLIC', place, data: {} }];
    case 'slow':
      return [{ code: 'PAGE_SLOW', place, data: {} }];
    case 'unreachable':
      return [{ code: 'PAGE_UNREACHABLE', place, data: {} }];
    case 'untrusted':
      return [{ code: 'PAGE_UNTRUSTED', place, data: {} }];
    case 'redirects':
      return [{ code: 'PAGE_REDIRECTS', place, data: {} }];
    case 'status':
      return [{ code: 'PAGE_STATUS', place, data: { status: note.status } }];
    case 'logIn':
      return [{ code: 'PAGE_LOG_IN', place, data: {} }];
    case 'otherHost':
      return [{ code: 'PAGE_OTHER_HOST', place, data: { host: note.host } }];
    // These are about how the link is shown, and are reported where that is shown.
    case 'noHttps':
    case 'insecure':
    case 'tooLarge':
    case 'tooMuchMarkup':
    case 'noPage':
    case 'noTitle':
    case 'noPicture':
    case 'pictureTooLarge':
    case 'pictureUnread':
    case 'noPictureAlt':
      return [];
  }
}
