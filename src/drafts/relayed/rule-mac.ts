import type { KeyObject } from 'node:crypto';

import type { RelayRule as RuleRow } from '#storage/generated/client.ts';
import { isMacOfRow, macOfRow } from '#storage/signing/row-mac.ts';
import { pageSize, type SignAgain, signRowsAgain } from '#storage/signing/sign-again.ts';

/** The signed fields of a rule's row, trusted beside the decisions on it; the fingerprint stands for its terms. */
export type SignedRule = Pick<
  RuleRow,
  'id' | 'sourceId' | 'deskId' | 'fingerprint' | 'state' | 'agreedAt' | 'endsAt' | 'endedAt'
>;

/** Returns the MAC of a rule in its state. If others set it to agreed, or let it end later, it no longer matches. */
export function macOfRule(key: KeyObject | null, rule: SignedRule): string {
  return macOfRow(key, 'relayRule', coveredBy(rule));
}

/** Tells whether Tambour itself wrote the rule so. False without a key. */
export function isMacOfRule(key: KeyObject | null, rule: SignedRule & Pick<RuleRow, 'mac'>): boolean {
  return isMacOfRow(key, 'relayRule', coveredBy(rule), rule.mac);
}

function coveredBy({ id, sourceId, deskId, fingerprint, state, agreedAt, endsAt, endedAt }: SignedRule): object {
  return { id, sourceId, deskId, fingerprint, state, agreedAt, endsAt, endedAt };
}

/** Signs the rules again, with a new key. */
export const signRelayRulesAgain: SignAgain = (tx, keys) =>
  signRowsAgain<RuleRow>(keys, {
    after: (last) =>
      tx.relayRule.findMany({
        orderBy: { id: 'asc' },
        take: pageSize,
        ...(last === null ? {} : { cursor: { id: last.id }, skip: 1 }),
      }),
    isOwn: isMacOfRule,
    macOf: macOfRule,
    put: (rows, macs) => tx.$executeRaw`
      UPDATE "RelayRule" "row" SET "mac" = "new"."mac"
      FROM unnest(${rows.map(({ id }) => id)}::uuid[], ${[...macs]}::text[]) AS "new"("id", "mac")
      WHERE "row"."id" = "new"."id"`,
    nameOf: ({ id, deskId }) => `${id} of desk ${deskId}`,
  });
