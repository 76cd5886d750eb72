import { z } from 'zod';

import { answerOf, type RestApi } from '#chat/mattermost/rest-api.ts';

import type { MadeOnServer } from './made-on-server.ts';
import { openPersonLine } from './open-person-line.ts';
import { signIn } from './sign-in.ts';
import type { Person } from './stay.ts';

const idSchema = z.object({ id: z.string() });
const anything = z.unknown();
const firstNames = { odile: 'Odile', aicha: 'Aïcha', karim: 'Karim', sacha: 'Sacha' } as const;

/** Creates everybody's account, adds them to the team, and signs them in; their connections close with `opened`. */
export async function admitPeople(on: {
  readonly url: string;
  readonly admin: RestApi;
  readonly restOf: (token: string) => RestApi;
  readonly made: MadeOnServer;
  readonly opened: AsyncDisposableStack;
  readonly team: string;
  readonly bot: string;
  readonly suffix: string;
  readonly language: 'fr' | 'en';
}): Promise<{ readonly people: ReadonlyMap<string, Person>; readonly hasGuests: boolean }> {
  const { url, admin, made, team, bot, suffix } = on;
  const people = new Map<string, Person>();
  let hasGuests = false;
  for (const [name, firstName] of Object.entries(firstNames)) {
    const login = `${name}-${suffix}`;
    const { id, password } = await made.person(login, firstName, on.language);
    await made.joinTeam(team, id);
    if (name === 'odile') {
      const body = { scheme_admin: true, scheme_user: true };
      answerOf(await admin.ask('PUT', `/teams/${team}/members/${id}/schemeRoles`, anything, { body }));
    }
    if (name === 'sacha') hasGuests = await isDemoted(admin, id);
    const token = await signIn(url, login, password);
    const line = on.opened.adopt(await openPersonLine(url, token), (one) => one.close());
    // A guest sees only people whom they share a channel with, so the administrator creates it.
    const { id: direct } = answerOf(await admin.ask('POST', '/channels/direct', idSchema, { body: [bot, id] }));
    people.set(name, { id, rest: on.restOf(token), line, direct });
  }
  return { people, hasGuests };
}

/** Demotes a person to a guest; false if the server has no licence for guests, or has them switched off. */
async function isDemoted(admin: RestApi, id: string): Promise<boolean> {
  const asked = await admin.ask('POST', `/users/${id}/demote`, anything);
  if (asked.kind === 'refused' && (asked.status === 501 || asked.status === 403)) return false;
  answerOf(asked);
  return true;
}
