-- AlterTable
ALTER TABLE "Account" ADD COLUMN     "asleepExceptEmergencies" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "sleepsExceptEmergencies" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Freeze" ADD COLUMN     "exceptEmergencies" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Sleep" ADD COLUMN     "exceptEmergencies" BOOLEAN NOT NULL DEFAULT false;

-- What sleeps because it was left "dormant but for incidents" sleeps on, and is there for an emergency from now on. Not
-- what somebody put to sleep since.
UPDATE "Account" SET "asleepExceptEmergencies" = true
WHERE "state" = 'asleep' AND "asleepBy" = 'tambour' AND EXISTS (
  SELECT 1 FROM "Leaving"
  WHERE "Leaving"."accountId" = "Account"."id" AND "Leaving"."way" = 'incidents' AND "Leaving"."state" = 'left');
UPDATE "Sleep" SET "exceptEmergencies" = true
FROM "Account" WHERE "Account"."id" = "Sleep"."accountId" AND "Account"."asleepExceptEmergencies"
  AND "Sleep"."begunAt" IS NOT NULL AND "Sleep"."endedAt" IS NULL AND "Sleep"."cancelledAt" IS NULL;
