import type { Guarded, GuardedFetch } from '#outbound/guarded-fetch.ts';

import { type PageHead, readHead } from './read-head.ts';

/** What is to be known of a link before others see it. */
export type LinkNote =
  | {
      readonly kind:
        | 'noHttps'
        /** No page outside is there: also of a place inside, of which nothing is told. */
        | 'nowhere'
        | 'slow'
        | 'unreachable'
        | 'untrusted'
        | 'tooLarge'
        | 'noPage'
        | 'logIn'
        | 'redirects'
        | 'noTitle'
        | 'noPicture'
        | 'pictureTooLarge'
        | 'pictureUnread'
        | 'noPictureAlt';
    }
  | { readonly kind: 'otherHost'; readonly host: string }
  | { readonly kind: 'status'; readonly status: number };

/** A page as networks will probably show it beside a post with its link. */
export interface LinkLook {
  /** Null: nothing could be read. */
  readonly head: PageHead | null;
  readonly notes: readonly LinkNote[];
}

/** The ways by which pages and their pictures are read, each with its own limits. */
export interface LookWays {
  readonly page: GuardedFetch;
  readonly picture: GuardedFetch;
}

const logInPath = /(?:^|[/_.-])(?:log-?in|sign-?in|connexion|anmelden|sso|saml|oauth2?|cas)(?:[/_.?-]|$)/i;
const unconditional = { etag: null, lastModified: null };

/**
 * Reads the page to which a link leads, as a stranger would, and the size of its picture. Keeps nothing; networks read the
 * page themselves, and may see another.
 */
export async function lookAtLink(ways: LookWays, link: string, stopping?: AbortSignal): Promise<LinkLook> {
  const url = /^[a-z][a-z0-9+.-]*:\/\//i.test(link) ? link : `https://${link}`;
  const insecure: readonly LinkNote[] = /^http:/i.test(url) ? [{ kind: 'noHttps' }] : [];
  const answer = await ways.page({ url, accept: 'text/html, application/xhtml+xml', ...unconditional }, stopping);
  if (answer.kind !== 'answered') return { head: null, notes: [...insecure, noteOf(answer)] };
  const { status, body, contentType, url: at } = answer;
  if (status === 401 || status === 403) return { head: null, notes: [...insecure, { kind: 'logIn' }] };
  if (status !== 200) return { head: null, notes: [...insecure, { kind: 'status', status }] };
  if (!/^(?:text\/html|application\/xhtml\+xml)\b/i.test(contentType ?? ''))
    return { head: null, notes: [...insecure, { kind: 'noPage' }] };
  const head = readHead(body, contentType, at);
  const isLogIn = head.asksForPassword || logInPath.test(URL.parse(at)?.pathname ?? '');
  return {
    head,
    notes: [
      ...insecure,
      ...(isLogIn ? [{ kind: 'logIn' } as const] : []),
      ...(head.title === null ? [{ kind: 'noTitle' } as const] : []),
      ...(await notesOfPicture(ways, head, stopping)),
    ],
  };
}

async function notesOfPicture(
  { picture: fetch }: LookWays,
  { picture }: PageHead,
  stopping?: AbortSignal,
): Promise<readonly LinkNote[]> {
  if (picture === null) return [{ kind: 'noPicture' }];
  const answer = await fetch({ url: picture.url, accept: 'image/*', ...unconditional }, stopping);
  if (answer.kind === 'refused' && answer.why === 'tooLarge') return [{ kind: 'pictureTooLarge' }];
  const isThere = answer.kind === 'answered' && answer.status === 200 && /^image\//i.test(answer.contentType ?? '');
  if (!isThere) return [{ kind: 'pictureUnread' }];
  return picture.alt === null ? [{ kind: 'noPictureAlt' }] : [];
}

function noteOf(answer: Exclude<Guarded, { readonly kind: 'answered' }>): LinkNote {
  if (answer.kind === 'failed') {
    if (answer.why === 'timeout') return { kind: 'slow' };
    if (answer.why === 'broken') return { kind: 'unreachable' };
    switch (answer.why.kind) {
      case 'nameNotFound':
        return { kind: 'nowhere' };
      case 'untrusted':
        return { kind: 'untrusted' };
      case 'timeout':
        return { kind: 'slow' };
      case 'unreachable':
      case 'proxyUnreachable':
      case 'proxyRefused':
        return { kind: 'unreachable' };
    }
  }
  switch (answer.why) {
    case 'otherHost':
      return { kind: 'otherHost', host: answer.host };
    case 'tooManyRedirects':
      return { kind: 'redirects' };
    case 'tooLarge':
      return { kind: 'tooLarge' };
    case 'encoding':
      return { kind: 'noPage' };
    // Whoever asks learns no difference between a place inside and none.
    case 'inside':
    case 'notFound':
    case 'scheme':
    case 'credentials':
    case 'port':
    case 'notAnAddress':
      return { kind: 'nowhere' };
  }
}
