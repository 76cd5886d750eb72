import type { Guarded, GuardedFetch } from '#outbound/guarded-fetch.ts';

import { takeImage } from '#drafts/take-image.ts';

import type { LinkNote } from './link-note.ts';
import { type PageHead, readHead } from './read-head.ts';

/** A page as networks will probably show it beside a post with its link. */
export interface LinkLook {
  /** Null if nothing could be read. */
  readonly head: PageHead | null;
  /** The page's picture, encoded anew so that only its pixels remain; left out if none could be read. */
  readonly picture?: PagePicture;
  readonly notes: readonly LinkNote[];
}

export interface PagePicture {
  readonly sha256: string;
  readonly mimeType: string;
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Limits of the picture, which is small on a card. */
const pictureLimits = { maxImageBytes: 300_000, maxImagePixels: 640 * 640, mimeTypes: ['image/jpeg', 'image/png'] };

/** The fetchers for pages and for their pictures, each with its own limits. */
export interface LookWays {
  readonly page: GuardedFetch;
  readonly picture: GuardedFetch;
}

const logInPath = /(?:^|[/_.-])(?:log-?in|sign-?in|connexion|anmelden|sso|saml|oauth2?|cas)(?:[/_.?-]|$)/i;
const unconditional = { etag: null, lastModified: null };

/**
 * Reads the page that a link leads to, without a log-in, and its picture. Networks read the page themselves, and may
 * get another one.
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
  const head = await readHead(body, contentType, at);
  if (head === null) return { head, notes: [...insecure, { kind: 'tooMuchMarkup' }] };
  const { picture, notes } = await pictureOf(ways, head, stopping);
  const isLogIn = head.asksForPassword || logInPath.test(URL.parse(at)?.pathname ?? '');
  return {
    head,
    ...(picture === null ? {} : { picture }),
    notes: [
      ...insecure,
      ...(isLogIn ? [{ kind: 'logIn' } as const] : []),
      ...(head.title === null ? [{ kind: 'noTitle' } as const] : []),
      ...notes,
    ],
  };
}

interface FoundPicture {
  readonly picture: PagePicture | null;
  readonly notes: readonly LinkNote[];
}

async function pictureOf(
  { picture: fetch }: LookWays,
  { picture }: PageHead,
  stopping?: AbortSignal,
): Promise<FoundPicture> {
  if (picture === null) return none('noPicture');
  const answer = await fetch({ url: picture.url, accept: 'image/*', ...unconditional }, stopping);
  if (answer.kind === 'refused' && answer.why === 'tooLarge') return none('pictureTooLarge');
  const isThere = answer.kind === 'answered' && answer.status === 200 && /^image\//i.test(answer.contentType ?? '');
  if (!isThere) return none('pictureUnread');
  // Decoded in the isolated process for people's pictures: the page's owner chose these bytes.
  const taken = await takeImage(answer.body, pictureLimits);
  if (taken.kind === 'refused') return none('pictureUnread');
  const { sha256, mimeType, width, height } = taken.media;
  return {
    picture: { sha256, mimeType, width, height, bytes: taken.bytes },
    notes: picture.alt === null ? [{ kind: 'noPictureAlt' }] : [],
  };
}

function none(kind: 'noPicture' | 'pictureTooLarge' | 'pictureUnread'): FoundPicture {
  return { picture: null, notes: [{ kind }] };
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
    case 'insecure':
      return { kind: 'insecure' };
    case 'tooLarge':
      return { kind: 'tooLarge' };
    case 'encoding':
      return { kind: 'noPage' };
    // The answer must not reveal whether an internal address exists.
    case 'inside':
    case 'notFound':
    case 'scheme':
    case 'credentials':
    case 'port':
    case 'notAnAddress':
      return { kind: 'nowhere' };
  }
}
