import { test } from 'node:test';

import { expectSound } from './expect-sound.ts';

test('80 times kill -9 of one of three on a PostgreSQL: nothing lost, twice, unapproved or after a freeze', () =>
  expectSound('replicas', 80));
