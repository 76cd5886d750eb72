import type { Identity } from '#networks/check-outcome.ts';
import type { Limits, NetworkKind } from '#networks/network-rules.ts';
import { journal } from '#storage/journal.ts';
import type { Prisma } from '#storage/generated/client.ts';
import type { Home } from '#storage/seal.ts';
import type { UnitOfWork } from '#storage/store.ts';

export interface AccountToKeep {
  readonly network: NetworkKind;
  readonly practice: boolean;
  /** Empty for a practice account. */
  readonly serverUrl: string;
  readonly identity: Identity;
  readonly limits: Limits;
  readonly software: string;
  /** Returns the token, sealed for the account with this id and for its home. */
  readonly sealFor: (accountId: string, home: Home, work: UnitOfWork) => Promise<Uint8Array<ArrayBuffer>>;
  /** The desk that gets the account, placed last; null: none yet. */
  readonly deskId: string | null;
  readonly by: string;
}

/**
 * Stores an account that its server has just confirmed, and adds it to the desk, if one is given. A known account gets
 * the new token and limits; publishing decides whether it takes posts again (`resumeAccount`).
 */
export async function keepAccount(
  work: UnitOfWork,
  account: AccountToKeep,
): Promise<{ readonly kind: 'added' | 'renewed'; readonly accountId: string }> {
  const { network, practice, serverUrl, identity, limits, software, deskId, by } = account;
  const { remoteId } = identity;
  const where = { network_serverUrl_remoteId: { network, serverUrl, remoteId } };
  const known = await work.tx.account.findUnique({ where });
  const accountId = known?.id ?? work.newId();
  const told = {
    handle: identity.handle,
    displayName: identity.displayName,
    ...columnsOf(work, { software, limits }),
    sealedToken: await account.sealFor(accountId, { network, practice, serverUrl, remoteId }, work),
  };
  if (known === null) {
    await work.tx.account.create({
      data: {
        id: accountId,
        network,
        practice,
        serverUrl,
        remoteId,
        ...told,
        createdAt: work.clock.now(),
      },
    });
  } else {
    await work.tx.account.update({ where: { id: accountId }, data: told });
  }
  if (deskId !== null) {
    const position = await work.tx.deskAccount.count({ where: { deskId } });
    await work.tx.deskAccount.createMany({ data: [{ deskId, accountId, position }], skipDuplicates: true });
  }
  const kind = known === null ? 'added' : 'renewed';
  await journal(work, {
    kind: `account.${kind}`,
    deskId,
    draftId: null,
    actor: by,
    data: { accountId, network, practice, serverUrl, handle: identity.handle },
  });
  return { kind, accountId };
}

/** Stores what an account's server is and takes, as it has just said. */
export async function keepServer(
  work: UnitOfWork,
  accountId: string,
  told: Pick<AccountToKeep, 'software' | 'limits'>,
): Promise<void> {
  await work.tx.account.update({ where: { id: accountId }, data: columnsOf(work, told) });
}

function columnsOf(
  { clock }: UnitOfWork,
  { software, limits }: Pick<AccountToKeep, 'software' | 'limits'>,
): Pick<Prisma.AccountUncheckedCreateInput, 'software' | 'limits' | 'limitsReadAt'> {
  return {
    software,
    limits: { ...limits, mimeTypes: [...limits.mimeTypes], textTypes: [...limits.textTypes] },
    limitsReadAt: clock.now(),
  };
}
