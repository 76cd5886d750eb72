import type { Mutant } from './mutant.ts';
import { mutantsOfApproval } from './mutants-of-approval.ts';
import { mutantsOfSending } from './mutants-of-sending.ts';

/** Each of these switched off must show within a thousand histories. */
export const mutants: readonly Mutant[] = [...mutantsOfApproval, ...mutantsOfSending];
