/** What a desk's numbers may be. Below one approval nothing would be approved; above 120 s nobody waits for the grace. */
export const DESK_LIMITS = {
  minGraceSeconds: 0,
  maxGraceSeconds: 120,
  minNotAfterMinutes: 1,
  maxNotAfterMinutes: 24 * 60,
  maxApprovals: 9,
} as const;
