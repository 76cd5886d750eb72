import { advice, type FindingOf, type Plain, right } from './finding.ts';

/** The findings of this check, with the values that each sentence needs. */
export interface DecoderFacts {
  readonly decoderConfined: Plain;
  readonly decoderUnconfined: Plain;
}

/** Checks that the picture decoder cannot reach the key and the database; `isConfined` tries it. */
export async function checkDecoder(isConfined: () => Promise<boolean>): Promise<readonly FindingOf<DecoderFacts>[]> {
  return [(await isConfined()) ? right({ code: 'decoderConfined' }) : advice({ code: 'decoderUnconfined' })];
}
