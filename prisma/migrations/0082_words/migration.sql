-- Names that stay for ever, said as an English-speaking engineer would. No row changes.
ALTER TYPE "NudgeKind" RENAME VALUE 'leftLying' TO 'stale';
ALTER TYPE "DecisionKind" RENAME VALUE 'changes' TO 'requestChanges';
