import { z } from 'zod';

import type { Transaction } from '#storage/database.ts';

import { type Account, accountFromRow } from './account.ts';

/** What a desk may make of a finding that does not always block. */
export type FindingLevel = 'off' | 'info' | 'warns';

/** A team channel with its accounts, people and policy. */
export interface Desk {
  readonly id: string;
  readonly platform: string;
  readonly channel: string;
  readonly name: string;
  readonly language: 'fr' | 'en';
  /** IANA name. */
  readonly timeZone: string;
  /** Pause between the approval and the send of a post for "now", with a Stop: 0 to 120. */
  readonly graceSeconds: number;
  /** At least 1; the author never counts. */
  readonly approvalsNeeded: number;
  /** `channel`: whoever is a full member of the desk's channel; `people`: those in `approvers`. */
  readonly approversFrom: 'people' | 'channel';
  readonly approvers: readonly string[];
  readonly stewards: readonly string[];
  readonly reactionsCount: boolean;
  readonly notAfterMinutes: number;
  readonly findingLevels: Readonly<Record<string, FindingLevel>>;
  readonly knownAcronyms: readonly string[];
  /** Hosts that links may go to without a warning; empty: no such check. */
  readonly officialDomains: readonly string[];
  /** In the desk's order. */
  readonly accounts: readonly Account[];
}

const findingLevelsSchema = z.record(z.string(), z.enum(['off', 'info', 'warns']));

/** The desk by its id or by its channel, with its people and accounts; null where there is none. */
export async function readDesk(
  tx: Transaction,
  where: { readonly id: string } | { readonly platform: string; readonly channel: string },
  now: Date,
): Promise<Desk | null> {
  const row = await tx.desk.findUnique({
    where: 'id' in where ? { id: where.id } : { platform_channel: where },
    include: {
      people: { orderBy: { person: 'asc' } },
      accounts: { include: { account: true }, orderBy: { position: 'asc' } },
    },
  });
  if (row === null) return null;
  const peopleWho = (role: 'approver' | 'steward'): readonly string[] =>
    row.people.filter((entry) => entry.role === role).map((entry) => entry.person);
  return {
    id: row.id,
    platform: row.platform,
    channel: row.channel,
    name: row.name,
    language: row.language,
    timeZone: row.timeZone,
    graceSeconds: row.graceSeconds,
    approvalsNeeded: row.approvalsNeeded,
    approversFrom: row.approversFrom,
    approvers: peopleWho('approver'),
    stewards: peopleWho('steward'),
    reactionsCount: row.reactionsCount,
    notAfterMinutes: row.notAfterMinutes,
    findingLevels: findingLevelsSchema.parse(row.findingLevels),
    knownAcronyms: row.knownAcronyms,
    officialDomains: row.officialDomains,
    accounts: row.accounts.map((entry) => accountFromRow(entry.account, now)),
  };
}
