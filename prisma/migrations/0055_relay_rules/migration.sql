-- CreateEnum
CREATE TYPE "RelayRuleState" AS ENUM ('asked', 'agreed', 'refused', 'ended');

-- CreateTable
CREATE TABLE "RelayRule" (
    "id" UUID NOT NULL,
    "sourceId" UUID NOT NULL,
    "deskId" UUID NOT NULL,
    "sourceVersion" INTEGER NOT NULL,
    "domains" TEXT[],
    "ceilingADay" INTEGER NOT NULL,
    "fromMinute" INTEGER NOT NULL,
    "toMinute" INTEGER NOT NULL,
    "graceSeconds" INTEGER NOT NULL,
    "authors" TEXT[],
    "fingerprint" TEXT NOT NULL,
    "askedBy" TEXT NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "askedPolicy" INTEGER NOT NULL,
    "state" "RelayRuleState" NOT NULL DEFAULT 'asked',
    "agreedAt" TIMESTAMPTZ(3),
    "endsAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "endedWhy" TEXT,
    "warnedAt" TIMESTAMPTZ(3),
    "mac" TEXT NOT NULL,

    CONSTRAINT "RelayRule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RelayedByRule" (
    "draftId" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "ruleId" UUID NOT NULL,
    "sourceId" UUID NOT NULL,
    "deskId" UUID NOT NULL,
    "entryKey" TEXT NOT NULL,
    "entryWords" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "leavesAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "mac" TEXT NOT NULL,

    CONSTRAINT "RelayedByRule_pkey" PRIMARY KEY ("draftId")
);

-- CreateIndex
CREATE INDEX "RelayRule_sourceId_state_idx" ON "RelayRule"("sourceId", "state");

-- CreateIndex
CREATE INDEX "RelayRule_deskId_idx" ON "RelayRule"("deskId");

-- CreateIndex
CREATE INDEX "RelayRule_state_idx" ON "RelayRule"("state");

-- CreateIndex
CREATE INDEX "RelayedByRule_sourceId_at_idx" ON "RelayedByRule"("sourceId", "at");

-- CreateIndex
CREATE INDEX "RelayedByRule_ruleId_idx" ON "RelayedByRule"("ruleId");

-- AddForeignKey
ALTER TABLE "RelayRule" ADD CONSTRAINT "RelayRule_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RelayRule" ADD CONSTRAINT "RelayRule_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RelayedByRule" ADD CONSTRAINT "RelayedByRule_ruleId_fkey" FOREIGN KEY ("ruleId") REFERENCES "RelayRule"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RelayedByRule" ADD CONSTRAINT "RelayedByRule_draftId_fkey" FOREIGN KEY ("draftId") REFERENCES "Draft"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
