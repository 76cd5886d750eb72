-- CreateEnum
CREATE TYPE "PeriodLevel" AS ENUM ('inform', 'oneMore', 'closed');

-- CreateEnum
CREATE TYPE "PeriodState" AS ENUM ('asked', 'agreed', 'refused', 'cancelled', 'replaced', 'ended');

-- CreateEnum
CREATE TYPE "PeriodOverrideState" AS ENUM ('asked', 'agreed', 'refused', 'over');

-- CreateTable
CREATE TABLE "Period" (
    "id" UUID NOT NULL,
    "deskId" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "fromAt" TIMESTAMPTZ(3) NOT NULL,
    "toAt" TIMESTAMPTZ(3) NOT NULL,
    "timeZone" TEXT NOT NULL,
    "accountIds" UUID[],
    "level" "PeriodLevel" NOT NULL,
    "role" TEXT,
    "rolePeople" TEXT[],
    "replacesId" UUID,
    "fingerprint" TEXT NOT NULL,
    "askedBy" TEXT NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "askedPolicy" INTEGER NOT NULL,
    "state" "PeriodState" NOT NULL DEFAULT 'asked',
    "agreedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "number" INTEGER NOT NULL DEFAULT 1,
    "cancelBy" TEXT,
    "cancelAt" TIMESTAMPTZ(3),
    "cancelPolicy" INTEGER,
    "cancelFingerprint" TEXT,
    "heldAt" TIMESTAMPTZ(3),
    "mac" TEXT NOT NULL,

    CONSTRAINT "Period_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PeriodOverride" (
    "id" UUID NOT NULL,
    "deskId" UUID NOT NULL,
    "draftId" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "periodIds" UUID[],
    "reason" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "askedBy" TEXT NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "askedPolicy" INTEGER NOT NULL,
    "state" "PeriodOverrideState" NOT NULL DEFAULT 'asked',
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "PeriodOverride_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Period_deskId_idx" ON "Period"("deskId");

-- CreateIndex
CREATE INDEX "Period_state_toAt_idx" ON "Period"("state", "toAt");

-- CreateIndex
CREATE INDEX "PeriodOverride_draftId_idx" ON "PeriodOverride"("draftId");

-- CreateIndex
CREATE INDEX "PeriodOverride_deskId_askedAt_idx" ON "PeriodOverride"("deskId", "askedAt");

-- AddForeignKey
ALTER TABLE "Period" ADD CONSTRAINT "Period_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PeriodOverride" ADD CONSTRAINT "PeriodOverride_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PeriodOverride" ADD CONSTRAINT "PeriodOverride_draftId_fkey" FOREIGN KEY ("draftId") REFERENCES "Draft"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
