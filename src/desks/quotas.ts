// Far beyond what a team has at once, and little enough that a list of it can be read and a script stops early. Not
// settings: who needs more than this needs another desk, or to close what lies open.

/** Drafts of one person on one desk that are being written or wait for approval. */
export const MAX_OPEN_DRAFTS = 200;

/**
 * Open corrections that one person may have of what one draft has published. They are urgent, and do not count as open
 * drafts.
 */
export const MAX_OPEN_CORRECTIONS = 20;

/** Posts of one desk for one account whose time is still to come: three a day for most of a year. */
export const MAX_SCHEDULED = 1000;
