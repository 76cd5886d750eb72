import type { Transaction } from '#storage/database.ts';

/**
 * Tells whether a draft is a post of a real emergency: what it asks passes a freeze and a sleep that except these. Its
 * approval is looked at by the gate, as that of any draft. No draft is of one yet.
 */
export async function isOfEmergency(_tx: Transaction, _draftId: string): Promise<boolean> {
  return Promise.resolve(false);
}
