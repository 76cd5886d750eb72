import type { Mutant } from './mutant.ts';

/** What keeps a correction from undoing another, and the public from being without what was said. */
export const mutantsOfCorrecting: readonly Mutant[] = [
  {
    guard: 'corrected since: at the gate and at the claim',
    shows: 'corrections beside each other',
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
        await enqueueStep(w, { deliveryId, step: 'retractOld', attempt, round: 2 }, now);
      }`,
      },
      {
        file: 'publishing/claim-delivery.ts',
        text: "import { enqueueLeases } from './lease-queue.ts';",
        by: "import { enqueueLeases } from './lease-queue.ts';\nimport { enqueueStep } from './publishing-queue.ts';",
      },
      {
        file: 'publishing/retract-old.ts',
        text: "if (locked?.delivery.state !== 'sent') return;",
        by: 'if (locked === null) return;',
      },
    ],
  },
  {
    guard: 'a post that was replaced is retracted, also after a crash',
    shows: 'corrections of what is public',
    without: [
      {
        file: 'publishing/mark-sent.ts',
        text: 'if (delivery.correction?.retractsOld === true) {',
        by: 'if (delivery.correction?.retractsOld === null) {',
      },
      { file: 'publishing/sweep.ts', text: "{ state: 'sent', retractsOld: true },", by: '' },
    ],
  },
  {
    guard: 'a look before an edit in doubt is told as done',
    shows: 'corrections of what is public',
    without: [
      {
        file: 'publishing/conclude-edit.ts',
        text: "if (holdsAll(seen.now) || (seen.differsInText && !seen.now.what.includes('text'))) {",
        by: "if (seen.now.kind === 'changed') {",
      },
    ],
  },
  {
    guard: 'freeze: a post that was replaced stays',
    shows: 'replacements, and freezes before the old post goes',
    without: [
      {
        file: 'publishing/retract-old.ts',
        text: 'if ((await sharedFreezeOf(w.tx, locked.draft.deskId)) !== null) {',
        by: 'if ((await sharedFreezeOf(w.tx, locked.draft.deskId)) === undefined) {',
      },
    ],
  },
];
