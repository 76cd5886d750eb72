import { test } from 'node:test';

import { expectSound } from './expect-sound.ts';

test('killed again and again among three on a PostgreSQL, it loses nothing, sends nothing twice, unapproved or after a freeze', (context) =>
  expectSound(context, 'replicas', 120));
