-- CreateEnum
CREATE TYPE "WakingState" AS ENUM ('asked', 'woken', 'refused', 'over');

-- AlterTable
ALTER TABLE "Account" ADD COLUMN     "asleepBy" TEXT,
ADD COLUMN     "asleepSince" TIMESTAMPTZ(3),
ADD COLUMN     "asleepWhy" TEXT;

-- Since when what sleeps already does so, and by whom, is in the journal.
UPDATE "Account" SET "asleepSince" = "createdAt" WHERE "state" = 'asleep';
UPDATE "Account" SET "asleepSince" = "entry"."at", "asleepBy" = "entry"."actor"
FROM (
  SELECT DISTINCT ON ("data"->>'accountId') "data"->>'accountId' AS "accountId", "at", "actor"
  FROM "JournalEntry" WHERE "kind" = 'account.asleep' ORDER BY "data"->>'accountId', "seq" DESC
) "entry"
WHERE "Account"."state" = 'asleep' AND "entry"."accountId" = "Account"."id"::text;

-- CreateTable
CREATE TABLE "Waking" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "deskId" UUID NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "askedBy" TEXT NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "askedPolicy" INTEGER NOT NULL,
    "state" "WakingState" NOT NULL DEFAULT 'asked',
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Waking_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Waking_accountId_state_idx" ON "Waking"("accountId", "state");

-- AddForeignKey
ALTER TABLE "Waking" ADD CONSTRAINT "Waking_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Waking" ADD CONSTRAINT "Waking_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
