import { z } from 'zod';

import { mutants } from '../mutants.ts';
import { mutate } from '../mutate.ts';
import { shorter } from './durations.ts';

// `src/main.ts` as it is, in a process of its own, with shorter waits; and, to see the checker fail, without one guard.

const givenSchema = z.object({ guard: z.string().nullable(), args: z.array(z.string()) });
const { guard, args } = givenSchema.parse(JSON.parse(process.argv[2] ?? ''));
const mutant = mutants.find((one) => one.guard === guard);
if (guard !== null && mutant === undefined) throw new Error(`no mutant without ${guard}`);
mutate([...shorter, ...(mutant?.without ?? [])]);
process.argv.splice(2, process.argv.length, ...args);
await import('../../../src/main.ts');
