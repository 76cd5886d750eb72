import type { Mutant } from './mutant.ts';

/** What keeps a correction from undoing another, and the public from being without what was said. */
export const mutantsOfCorrecting: readonly Mutant[] = [
  {
    guard: 'corrected since: at the gate and at the claim',
    shows: 'corrections of what is public',
    without: [
      {
        file: 'publishing/correction-hold.ts',
        text: "if (await isCorrectedSince(tx, delivery.id)) return 'corrected_since';",
        by: '',
      },
      {
        file: 'publishing/claim-delivery.ts',
        text: 'AND other."correctionNumber" >= this."correctionNumber" AND (',
        by: 'AND FALSE AND (',
      },
    ],
  },
  {
    guard: 'an old post goes only once its replacement is public',
    shows: 'corrections of what is public',
    without: [
      {
        file: 'publishing/claim-delivery.ts',
        text: 'claims.push({ ...lease, deliveryId, attempt });',
        by: `claims.push({ ...lease, deliveryId, attempt });
      if (delivery.correction?.retractsOld === true) {
        await enqueueSteps(w, [{ deliveryId, step: 'retractOld', attempt, round: 2 }], now);
      }`,
      },
      {
        file: 'publishing/retract-old.ts',
        text: "if (locked?.delivery.state !== 'sent') return;",
        by: 'if (locked === null) return;',
      },
    ],
  },
];
