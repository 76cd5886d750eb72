-- AlterTable
ALTER TABLE "Account" ADD COLUMN     "sleepsAt" TIMESTAMPTZ(3),
ADD COLUMN     "sleepsUntil" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "Sleep" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3),
    "label" TEXT,
    "why" TEXT,
    "by" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "announcedAt" TIMESTAMPTZ(3),
    "begunAt" TIMESTAMPTZ(3),
    "cancelledAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Sleep_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Sleep_accountId_startsAt_idx" ON "Sleep"("accountId", "startsAt");

-- AddForeignKey
ALTER TABLE "Sleep" ADD CONSTRAINT "Sleep_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What sleeps already sleeps on, and ends at its time.
INSERT INTO "Sleep" ("id", "accountId", "startsAt", "endsAt", "why", "by", "createdAt", "begunAt")
SELECT gen_random_uuid(), "id", COALESCE("asleepSince", "createdAt"), "asleepUntil", "asleepWhy", "asleepBy",
  COALESCE("asleepSince", "createdAt"), COALESCE("asleepSince", "createdAt")
FROM "Account" WHERE "state" = 'asleep';
