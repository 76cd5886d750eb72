import { z } from 'zod';

import type { Callback } from './open-callback.ts';
import type { Person } from './stay.ts';

/** Tells whether the server reaches us: somebody types the command, and we receive it. */
export async function isCalledBack({ rest }: Person, callback: Callback, channel: string): Promise<boolean> {
  callback.hand(new Map([['/mattermost/command', async () => Response.json({})]]));
  try {
    const body = { channel_id: channel, command: '/tambour help' };
    return (await rest.ask('POST', '/commands/execute', z.unknown(), { body })).kind === 'answered';
  } finally {
    callback.hand(new Map());
  }
}
