import { type KeyObject, randomBytes } from 'node:crypto';

import { probeAnswer, probeName } from '#storage/signing/probe.ts';

import { advice, type FindingOf, type Plain, right, wrong } from './finding.ts';
import { wordOf } from './word-of.ts';

/** The findings of this check, with the values that each sentence needs. */
export interface PagesFacts {
  readonly pagesReached: { readonly address: string };
  /** Nothing answered there. */
  readonly pagesUnreachable: { readonly address: string; readonly error: string };
  /** Something answered there, but not this Tambour's pages. */
  readonly pagesNotPassedOn: { readonly address: string; readonly status: number };
  readonly pagesUntried: Plain;
}

/**
 * Tries to reach the pages behind links as their readers do. It sends a random number, which only a Tambour with this
 * key answers correctly; no token is involved.
 */
export async function checkPages(
  { pages, publicUrl }: { readonly pages: boolean; readonly publicUrl: string | null },
  key: KeyObject | null,
  ask: typeof globalThis.fetch,
  signal: AbortSignal,
): Promise<readonly FindingOf<PagesFacts>[]> {
  if (!pages) return [];
  const nonce = randomBytes(16).toString('hex');
  const proof = probeAnswer(key, nonce);
  if (publicUrl === null || proof === null) return [advice({ code: 'pagesUntried' })];
  const address = new URL('/s/', publicUrl).href;
  try {
    const answer = await ask(new URL(`${probeName}/${nonce}`, address), { redirect: 'manual', signal });
    const text = (await answer.text()).slice(0, proof.length + 1);
    return text === proof
      ? [right({ code: 'pagesReached', address })]
      : [wrong({ code: 'pagesNotPassedOn', address, status: answer.status })];
  } catch (error) {
    return [wrong({ code: 'pagesUnreachable', address, error: wordOf(error) })];
  }
}
