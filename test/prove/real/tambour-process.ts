import { readFileSync } from 'node:fs';

import { z } from 'zod';

import { loadInstead } from '../load-instead.ts';

// Runs `src/main.ts` in a process of its own, with shorter waits and, to see the checker fail, without one guard.

const givenSchema = z.object({ rooms: z.string(), args: z.array(z.string()) });
const { rooms, args } = givenSchema.parse(JSON.parse(process.argv[2] ?? ''));
loadInstead(new Map(z.array(z.tuple([z.string(), z.string()])).parse(JSON.parse(readFileSync(rooms, 'utf8')))));
process.argv.splice(2, process.argv.length, ...args);
await import('../../../src/main.ts');
