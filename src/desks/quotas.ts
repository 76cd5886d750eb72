// Far beyond what a team has at once, and few enough that a list stays readable and a runaway script stops early. They
// are not settings: a team that needs more needs another desk, or should close open drafts.

/** Most drafts that one person may have in writing or waiting for approval on one desk. */
export const MAX_OPEN_DRAFTS = 200;

/**
 * Most open corrections that one person may have of one draft's posts. They are urgent, and do not count as open
 * drafts.
 */
export const MAX_OPEN_CORRECTIONS = 20;

/** Most scheduled posts of one desk for one account: three a day for most of a year. */
export const MAX_SCHEDULED = 1000;
