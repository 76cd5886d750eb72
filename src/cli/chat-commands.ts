import { checkMattermost, type MattermostFact } from '#doctor/check-mattermost.ts';
import type { ServerMet } from '#storage/chat-server.ts';
import { addAnotherServer, moveServer, type ServerSettled } from '#storage/settle-server.ts';
import type { Store } from '#storage/store.ts';

import { administrator } from './administrator.ts';
import { type CommandResult, done, refused } from './command-result.ts';
import { doctor } from '#messages/en/doctor.ts';
import { say } from '#messages/words/keyed.ts';

/** Everything that the commands about the chat's server need. */
export interface ChatDeps {
  readonly store: Store;
  /** Mattermost's address in the settings; null: none. */
  readonly mattermostUrl: string | null;
  /** Asks Mattermost about the bot's token. */
  readonly askMattermost: () => Promise<readonly MattermostFact[]>;
}

/**
 * Records that the Mattermost server of the settings is the one that was met at another address, so that its desks go
 * on.
 */
export async function chatMovedCommand(deps: ChatDeps, said: string): Promise<CommandResult> {
  const from = said
    .trim()
    .replace(/^https?:\/\//, '')
    .replace(/\/+$/, '');
  return settle(deps, (met) => moveServer(deps.store, met, { from, by: administrator() }));
}

/** Records that the Mattermost server of the settings is another one, to which no existing desk belongs. */
export async function anotherChatCommand(deps: ChatDeps): Promise<CommandResult> {
  return settle(deps, (met) => addAnotherServer(deps.store, met, administrator()));
}

async function settle(deps: ChatDeps, settleWith: (met: ServerMet) => Promise<ServerSettled>): Promise<CommandResult> {
  if (deps.mattermostUrl === null) return refused('no_mattermost', 'MATTERMOST_URL is not set: there is no server.');
  const facts = await deps.askMattermost();
  const ours = facts.find((fact) => fact.code === 'isOurs');
  if (ours === undefined) {
    const { host } = new URL(deps.mattermostUrl);
    const found = checkMattermost({ host, facts, standing: null });
    return refused('not_told', found.map((finding) => say(doctor.finding, finding.code, finding)).join('\n'));
  }
  const { address } = ours.server;
  const outcome = await settleWith(ours.server);
  switch (outcome.kind) {
    case 'known':
      return refused('known', `Mattermost at ${address} is known already: nothing was changed.`);
    case 'notThere': {
      const where =
        outcome.addresses.length === 0 ? '' : ` What may have moved stood at ${outcome.addresses.join(', ')}.`;
      return refused('no_such_server', `No server that may have moved here stood at that address.${where}`);
    }
    case 'settled': {
      const { platform, desks } = outcome;
      const belonging = desks === 1 ? 'One desk is its own' : `${desks} desks are its own`;
      const text = `Mattermost at ${address} is known now. ${belonging}. A running Tambour connects within half a minute.`;
      return done(text, { address, platform, desks });
    }
  }
}
