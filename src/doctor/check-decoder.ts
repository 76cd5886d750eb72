import { advice, type FindingOf, type Plain, right, wrong } from './finding.ts';

/** The findings of this check, with the values that each sentence needs. */
export interface DecoderFacts {
  readonly decoderConfined: Plain;
  readonly decoderUnconfined: Plain;
  readonly decoderUnknown: Plain;
}

/** Checks that what decodes people's files cannot reach the key and the database; `confinement` tries it. */
export async function checkDecoder(
  confinement: () => Promise<'can' | 'cannot' | 'unknown'>,
): Promise<readonly FindingOf<DecoderFacts>[]> {
  switch (await confinement()) {
    case 'can':
      return [right({ code: 'decoderConfined' })];
    case 'cannot':
      return [advice({ code: 'decoderUnconfined' })];
    case 'unknown':
      return [wrong({ code: 'decoderUnknown' })];
  }
}
