import { insteadOf, seeOther } from '#pages/answers.ts';
import type { SharedLink } from '#pages/link.ts';
import type { Language } from '#languages.ts';
import type { Store } from '#storage/store.ts';

import { leaveComment } from './leave-comment.ts';

export interface CommentDeps {
  readonly store: Store;
  /** The host under which readers reach the pages; null: the one in the request. */
  readonly host: string | null;
}

interface Commented {
  readonly link: SharedLink;
  readonly number: number;
  readonly language: Language;
  /** The language of a refusal, which must not reveal the desk's. */
  readonly readers: Language;
}

const formType = 'application/x-www-form-urlencoded';
/** A comment of the greatest length, with each character encoded as twelve. */
const mostBytes = 64 * 1024;

/**
 * Returns the number of the post that an address adds a comment to, from the parts after the token; null for other
 * addresses.
 */
export function commentedPost([posts, number, comment, ...more]: readonly string[]): number | null {
  const isOne = posts === 'posts' && comment === 'comment' && more.length === 0 && /^[1-9]\d{0,8}$/.test(number ?? '');
  return isOne ? Number(number) : null;
}

/**
 * Takes the form of a comment, and redirects to its post. Refuses forms from other sites, which should not post in a
 * reader's name.
 */
export async function takeComment(
  { store, host }: CommentDeps,
  request: Request,
  { link, number, language, readers }: Commented,
): Promise<Response> {
  if (!isFromOwnPage(request, host)) return insteadOf('notAllowed', readers, { status: 403 });
  const isForm = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() === formType;
  if (!isForm) return insteadOf('notAllowed', readers, { status: 415 });
  const body = new Uint8Array(await request.arrayBuffer());
  // Truncated, it is still too long.
  const typed = new URLSearchParams(new TextDecoder().decode(body.subarray(0, mostBytes))).get('text') ?? '';
  const outcome =
    body.length > mostBytes ? 'long' : await store.write((work) => leaveComment(work, { link, number, typed }));
  if (outcome === null) return insteadOf('notFound', readers);
  const query = new URLSearchParams({ post: String(number), comment: outcome, lang: language });
  return seeOther(`../../calendar?${query.toString()}`);
}

/**
 * Tells whether the request comes from our own page. Our pages send no referrer, so their forms have the origin "null".
 * The browser's Sec-Fetch-Site header therefore decides first.
 * https://www.w3.org/TR/fetch-metadata/#sec-fetch-site-header
 */
function isFromOwnPage({ headers, url }: Request, host: string | null): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin';
  const origin = URL.parse(headers.get('origin') ?? '');
  return origin !== null && origin.host === (host ?? new URL(url).host);
}
