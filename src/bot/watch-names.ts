/** The tasks of the bot that run every minute, each on one replica. */
export const watchNames = [
  'notices',
  'absences',
  'members',
  'keepings',
  'answer-readers',
  'requests',
  'rotas',
  'emergency-templates',
  'relay-rules',
  'emergency-paging',
  'recordings',
  'forget-old-chat',
] as const;
export type WatchName = (typeof watchNames)[number];
